// Package statements ends statements, transactions, rows and processes on every way out.
package statements

import (
	"context"
	"database/sql"
	"net/http"
	"os"
	"os/exec"
)

type ledger struct {
	db    *sql.DB
	count *sql.Stmt
}

// newLedger prepares once what it needs again and again.
func newLedger(db *sql.DB) (*ledger, error) {
	count, err := db.Prepare("SELECT COUNT(*) FROM entries")
	if err != nil {
		return nil, err
	}
	return &ledger{db: db, count: count}, nil
}

func (l *ledger) put(who, what string) error {
	st, err := l.db.Prepare("INSERT INTO entries (who, what) VALUES (?, ?)")
	if err != nil {
		return err
	}
	defer st.Close()
	_, err = st.Exec(who, what)
	return err
}

func (l *ledger) move(ctx context.Context, from, to string) (err error) {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tx.Rollback()
		}
	}()
	if _, err = tx.ExecContext(ctx, "DELETE FROM entries WHERE who = ?", from); err != nil {
		return err
	}
	if _, err = tx.ExecContext(ctx, "INSERT INTO entries (who) VALUES (?)", to); err != nil {
		return err
	}
	return tx.Commit()
}

// within runs what it is given in a transaction.
func (l *ledger) within(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

func (l *ledger) first(who string) (string, error) {
	rows, err := l.db.Query("SELECT what FROM entries WHERE who = ?", who)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var what string
	if rows.Next() {
		err = rows.Scan(&what)
	}
	return what, err
}

// all leaves no row unread, whatever it can make of it.
func (l *ledger) all() ([]string, error) {
	rows, err := l.db.Query("SELECT what FROM entries")
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			rows.Close()
			return nil, err
		}
		out = append(out, what)
	}
	return out, rows.Err()
}

// lines gives up with whoever asks, who ends the context, and the rows with it.
func (l *ledger) lines(ctx context.Context) int {
	rows, err := l.db.QueryContext(ctx, "SELECT what FROM entries")
	if err != nil || !rows.Next() {
		return 0
	}
	return 1
}

func announce(what string) error {
	cmd := exec.Command("notify", what)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	go cmd.Wait()
	return nil
}

// detach gives the process up at once.
func detach(what string) error {
	cmd := exec.Command("notify", what)
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

// Handler writes an entry for each request.
func Handler(db *sql.DB) http.Handler {
	l, err := newLedger(db)
	if err != nil {
		return http.NotFoundHandler()
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := r.FormValue("who")
		if l.put(who, r.FormValue("what")) == nil && announce(who) == nil {
			_ = detach(who)
		}
		_ = l.move(r.Context(), who, r.FormValue("to"))
		_ = l.within(r.Context(), func(tx *sql.Tx) error {
			_, err := tx.Exec("DELETE FROM entries WHERE who = ?", who)
			return err
		})
		if what, err := l.first(who); err == nil {
			_, _ = w.Write([]byte(what))
		}
		_, _ = l.all()
		if l.lines(r.Context()) > 0 {
			_ = l.count.QueryRow().Err()
		}
	})
}
