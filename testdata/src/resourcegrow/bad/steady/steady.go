// Package steady leaves things open where something fails: what hardly ever does, and what a peer
// brings about.
package steady

import (
	"database/sql"
	"io"
	"net"
	"net/http"
	"os"
)

// Store is a store of names.
type Store struct {
	db   *sql.DB
	peer string
}

// ServeHTTP answers with a name.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	names, err := s.names()
	if err == nil {
		err = s.first(r.URL.Path, w)
	}
	if err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	if f, err := s.spool(); err == nil {
		f.Close()
	}
	if f, err := s.marked(); err == nil {
		f.Close()
	}
	if c, err := s.tuned(); err == nil {
		c.Close()
	}
	if c, err := s.greeted(); err == nil {
		c.Close()
	}
	if f, err := s.fetched(r.Body); err == nil {
		f.Close()
	}
	io.WriteString(w, names)
}

// tuned gives a connection, unless the system does not take its options.
func (s *Store) tuned() (*net.TCPConn, error) {
	at, err := net.ResolveTCPAddr("tcp", s.peer)
	if err != nil {
		return nil, err
	}
	c, err := net.DialTCP("tcp", nil, at) // want resourcegrow low-only "drops it on another"
	if err != nil {
		return nil, err
	}
	if err := c.SetNoDelay(true); err != nil {
		return nil, err
	}
	if err := c.SetReadBuffer(4096); err != nil {
		return nil, err
	}
	return c, nil
}

// greeted gives a connection, unless the peer does not take a word.
func (s *Store) greeted() (*net.TCPConn, error) {
	at, err := net.ResolveTCPAddr("tcp", s.peer)
	if err != nil {
		return nil, err
	}
	c, err := net.DialTCP("tcp", nil, at) // want resourcegrow medium "drops it on another"
	if err != nil {
		return nil, err
	}
	if err := c.SetNoDelay(true); err != nil {
		return nil, err
	}
	if _, err := c.Write([]byte("hello")); err != nil {
		return nil, err
	}
	return c, nil
}

// names reads all rows, unless the columns are none of the query.
func (s *Store) names() (string, error) {
	rows, err := s.db.Query("SELECT name FROM names")
	if err != nil {
		return "", err
	}
	all := ""
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return "", err
		}
		all += name
	}
	return all, rows.Err()
}

// first stops at the first row that its client cannot take.
func (s *Store) first(of string, w io.Writer) error {
	rows, err := s.db.Query("SELECT name FROM names WHERE of = ?", of) // want resourcegrow medium "DB.Query"
	if err != nil {
		return err
	}
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return err
		}
		if _, err := io.WriteString(w, name); err != nil {
			return err
		}
	}
	return rows.Err()
}

// spool drops a file whose mode it cannot set, of which it is the owner.
func (s *Store) spool() (*os.File, error) {
	f, err := os.CreateTemp("", "spool")
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(0o600); err != nil {
		return nil, err
	}
	return f, nil
}

// fetched drops a file when its client goes away.
func (s *Store) fetched(from io.Reader) (*os.File, error) {
	f, err := os.CreateTemp("", "fetched") // want resourcegrow medium "os.CreateTemp"
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(f, from); err != nil {
		return nil, err
	}
	return f, nil
}

// marked drops a file where something fails that never does.
func (s *Store) marked() (*os.File, error) {
	f, err := os.CreateTemp("", "marked")
	if err != nil {
		return nil, err
	}
	if err := s.note(f.Name()); err != nil {
		return nil, err
	}
	return f, nil
}

func (s *Store) note(name string) error {
	s.peer = name
	return nil
}
