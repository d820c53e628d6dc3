// Package partly leaves the end of what it opens to helpers that see to it, or on those of their ways
// that the caller has chosen.
package partly

import (
	"database/sql"
	"io"
	"net"
	"net/http"
)

// Stock keeps articles in a database.
type Stock struct{ db *sql.DB }

// sole reads one value, and there is no more after it.
func sole[T any](rows *sql.Rows, into *T) error {
	defer rows.Close()
	if !rows.Next() {
		return rows.Err()
	}
	return rows.Scan(into)
}

// Price is that of an article.
func (s *Stock) Price(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.Query("SELECT price FROM articles WHERE id = ?", r.FormValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var price string
	if err := sole(rows, &price); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	_, _ = io.WriteString(w, price)
}

// first reads one value and leaves the rest to the caller.
func first[T any](rows *sql.Rows, into *T) error {
	if !rows.Next() {
		return rows.Err()
	}
	return rows.Scan(into)
}

// Cost reads one value and ends the rows itself.
func (s *Stock) Cost(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.Query("SELECT cost FROM articles WHERE id = ?", r.FormValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	var cost string
	if err := first(rows, &cost); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	_, _ = io.WriteString(w, cost)
}

// end closes what it is given, if there is something and the caller wants that.
func end(c net.Conn, failed bool) {
	if c == nil || !failed {
		return
	}
	c.Close()
}

// greet closes what it cannot greet, and leaves the rest to the caller.
func greet(c net.Conn) error {
	if _, err := c.Write([]byte("hello")); err != nil {
		end(c, true)
		return err
	}
	return nil
}

// Dial gives a line that was greeted.
func (s *Stock) Dial(addr string) (net.Conn, error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	if err := greet(c); err != nil {
		return nil, err
	}
	return c, nil
}

// Tell tells somebody something.
func (s *Stock) Tell(w http.ResponseWriter, r *http.Request) {
	c, err := s.Dial(r.FormValue("to"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_, err = io.WriteString(c, r.FormValue("text"))
	end(c, true)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
