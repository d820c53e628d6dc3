// Package unread asks for a row and does not hear whether it was the last one.
package unread

import (
	"database/sql"
	"net/http"
)

// Names shows names.
type Names struct{ DB *sql.DB }

func scan(rows *sql.Rows, to *string) error {
	rows.Next()
	return rows.Scan(to)
}

func (n *Names) newest() (s string, err error) {
	rows, err := n.DB.Query("select name from t order by at desc") // want resourcegrow medium "newest"
	if err != nil {
		return "", err
	}
	err = scan(rows, &s)
	return s, err
}

func (n *Names) oldest() (s string, err error) {
	rows, err := n.DB.Query("select name from t order by at") // want resourcegrow medium "oldest"
	if err != nil {
		return "", err
	}
	rows.Next()
	err = rows.Scan(&s)
	return s, err
}

// ServeHTTP implements http.Handler.
func (n *Names) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s, err := n.newest()
	if r.FormValue("old") != "" {
		s, err = n.oldest()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(s))
}
