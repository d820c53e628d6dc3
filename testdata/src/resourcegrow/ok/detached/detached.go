// Package detached begins work on a database that the end of the request takes back.
package detached

import (
	"context"
	"database/sql"
	"net/http"
)

type who struct{}

// Ledger is shared by all requests.
type Ledger struct{ db *sql.DB }

// ServeHTTP books.
func (l *Ledger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx := context.WithValue(r.Context(), who{}, r.RemoteAddr)
	if err := l.book(ctx, r.FormValue("item")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (l *Ledger) book(ctx context.Context, item string) error {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE items SET left = left - 1 WHERE id = ?", item); err != nil {
		return err
	}
	return tx.Commit()
}
