// Package unread asks for a row, and closes the rest or hears that there is none.
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
	rows, err := n.DB.Query("select name from t order by at desc")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	err = scan(rows, &s)
	return s, err
}

func (n *Names) last() (s string, err error) {
	rows, err := n.DB.Query("select name from t order by at")
	if err != nil {
		return "", err
	}
	for rows.Next() {
		err = rows.Scan(&s)
	}
	return s, err
}

// ServeHTTP implements http.Handler.
func (n *Names) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s, err := n.newest()
	if r.FormValue("last") != "" {
		s, err = n.last()
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	_, _ = w.Write([]byte(s))
}
