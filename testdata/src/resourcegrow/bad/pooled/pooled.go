// Package pooled closes a pool, and not what it has taken from that.
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
	_, err = db.Query("select version()") // want resourcegrow medium "ask"
	return err
}

func open(dsn string) (*sql.DB, error) { return sql.Open("mysql", dsn) }

func (h *Health) version() (v string, err error) {
	db, err := open(h.DSN)
	if err != nil {
		return "", err
	}
	defer func() { _ = db.Close() }()
	c, err := db.Conn(context.Background()) // want resourcegrow medium "version"
	if err != nil {
		return "", err
	}
	err = c.QueryRowContext(context.Background(), "select version()").Scan(&v)
	return v, err
}

// ServeHTTP implements http.Handler.
func (h *Health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := h.ask(); err != nil {
		http.Error(w, err.Error(), http.StatusServiceUnavailable)
		return
	}
	v, _ := h.version()
	_, _ = w.Write([]byte(v))
}
