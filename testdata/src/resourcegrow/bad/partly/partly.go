// Package partly leaves the end of what it opens to helpers that see to it on some of their ways.
package partly

import (
	"database/sql"
	"errors"
	"io"
	"net"
	"net/http"
	"time"
)

var errMute = errors.New("no answer")

// Stock keeps articles in a database.
type Stock struct{ db *sql.DB }

// sole reads one value: where there was one, it does not ask for a second.
func sole[T any](rows *sql.Rows, into *T) error {
	if !rows.Next() {
		return rows.Err()
	}
	return rows.Scan(into)
}

// Price is that of an article.
func (s *Stock) Price(w http.ResponseWriter, r *http.Request) {
	rows, err := s.db.Query("SELECT price FROM articles WHERE id = ?", r.FormValue("id")) // want resourcegrow medium "sole releases it on some return paths but not on all"
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

// say closes what it is given once all has been said.
func say(c net.Conn, text string) error {
	if err := c.SetDeadline(time.Now().Add(time.Second)); err != nil {
		return err
	}
	if _, err := c.Write([]byte(text)); err != nil {
		return err
	}
	return c.Close()
}

func relay(c net.Conn, text string) error { return say(c, "> "+text) }

// Tell tells somebody something, by a helper of a helper.
func (s *Stock) Tell(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp", r.FormValue("to")) // want resourcegrow medium "say releases it on some return paths but not on all"
	if err != nil {
		http.Error(w, errMute.Error(), http.StatusBadGateway)
		return
	}
	if err := relay(c, r.FormValue("text")); err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
