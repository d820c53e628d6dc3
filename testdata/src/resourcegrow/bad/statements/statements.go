// Package statements leaves statements, transactions, rows and processes on some way out.
package statements

import (
	"context"
	"database/sql"
	"net/http"
	"os"
	"os/exec"
)

type ledger struct{ db *sql.DB }

// put prepares a statement for each entry.
func (l *ledger) put(who, what string) error {
	st, err := l.db.Prepare("INSERT INTO entries (who, what) VALUES (?, ?)") // want resourcegrow medium "DB.Prepare, and nothing"
	if err != nil {
		return err
	}
	_, err = st.Exec(who, what)
	return err
}

// move leaves the transaction open where its first half fails.
func (l *ledger) move(ctx context.Context, from, to string) error {
	tx, err := l.db.Begin() // want resourcegrow medium "DB.Begin and .*not on all"
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM entries WHERE who = ?", from); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO entries (who) VALUES (?)", to); err != nil {
		tx.Rollback()
		return err
	}
	return tx.Commit()
}

// first takes one row of many.
func (l *ledger) first(who string) (string, error) {
	rows, err := l.db.Query("SELECT what FROM entries WHERE who = ?", who) // want resourcegrow medium "DB.Query and .*not on all"
	if err != nil {
		return "", err
	}
	var what string
	if rows.Next() {
		err = rows.Scan(&what)
	}
	return what, err
}

// all stops where an entry cannot be read.
func (l *ledger) all() ([]string, error) {
	rows, err := l.db.Query("SELECT what FROM entries") // want resourcegrow low-only "DB.Query and .*not on all"
	if err != nil {
		return nil, err
	}
	var out []string
	for rows.Next() {
		var what string
		if err := rows.Scan(&what); err != nil {
			return nil, err
		}
		out = append(out, what)
	}
	return out, rows.Err()
}

// announce starts a program and forgets it.
func announce(what string) error {
	cmd := exec.Command("notify", what)
	cmd.Stderr = os.Stderr
	return cmd.Start() // want resourcegrow medium "a process with Cmd.Start, and nothing releases it"
}

// Handler writes an entry for each request.
func Handler(db *sql.DB) http.Handler {
	l := &ledger{db: db}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		who := r.FormValue("who")
		if l.put(who, r.FormValue("what")) == nil {
			_ = announce(who)
		}
		_ = l.move(r.Context(), who, r.FormValue("to"))
		if what, err := l.first(who); err == nil {
			_, _ = w.Write([]byte(what))
		}
		_, _ = l.all()
	})
}
