// Package pooled closes a pool, and what it has taken from that, or takes nothing that stays taken.
package pooled

import (
	"context"
	"database/sql"
	"net/http"
)

// Health says whether a database answers.
type Health struct{ DSN string }

func (h *Health) ask() error {
	db, err := sql.Open("mysql", h.DSN)
	if err != nil {
		return err
	}
	defer db.Close()
	rows, err := db.Query("select version()")
	if err != nil {
		return err
	}
	return rows.Close()
}

func (h *Health) prepared() (v string, err error) {
	db, err := sql.Open("mysql", h.DSN)
	if err != nil {
		return "", err
	}
	defer db.Close()
	st, err := db.Prepare("select version()") // the pool closes its statements
	if err != nil {
		return "", err
	}
	err = st.QueryRow().Scan(&v)
	return v, err
}

func (h *Health) version(ctx context.Context) (v string, err error) {
	db, err := sql.Open("mysql", h.DSN)
	if err != nil {
		return "", err
	}
	defer db.Close()
	c, err := db.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer c.Close()
	rows, err := c.QueryContext(ctx, "select version()")
	if err != nil {
		return "", err
	}
	if rows.Next() {
		err = rows.Scan(&v)
	}
	return v, err
}

// ServeHTTP implements http.Handler.
func (h *Health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h.ask(); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	v, _ := h.version(r.Context())
	p, _ := h.prepared()
	_, _ = w.Write([]byte(v + p))
}
