// Package neverput returns objects beside errors that come once something was put into them.
package neverput

import (
	"database/sql"
	"errors"
	"net"
	"net/http"
	"time"
)

// Ledger keeps accounts in a database.
type Ledger struct {
	dsn string
	db  *sql.DB
	ttl time.Duration
}

func (l *Ledger) checked() error {
	if l.dsn == "" {
		return errors.New("no source")
	}
	return nil
}

// opened checks it once it is open.
func opened(dsn string) (*Ledger, error) {
	l := &Ledger{dsn: dsn, ttl: time.Minute}
	db, err := sql.Open("postgres", dsn) // want resourcegrow medium "it is returned beside an error, with which Sum drops it"
	if err != nil {
		return l, err
	}
	l.db = db
	if err := l.checked(); err != nil {
		return l, err
	}
	return l, nil
}

// Sum adds up.
func Sum(w http.ResponseWriter, r *http.Request) {
	l, err := opened(r.FormValue("dsn"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer l.db.Close()
	_ = l.db.PingContext(r.Context())
}

// Gauge asks an instrument.
type Gauge struct{ conn net.Conn }

// dial has put the connection into the object when the greeting fails.
func (g *Gauge) dial(addr string) error {
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "it is returned beside an error, with which Read drops it"
	if err != nil {
		return err
	}
	g.conn = c
	if _, err := c.Write([]byte("hello")); err != nil {
		return err
	}
	return nil
}

func line(addr string) (net.Conn, error) {
	g := &Gauge{}
	err := g.dial(addr)
	return g.conn, err
}

// Read reads it.
func Read(w http.ResponseWriter, r *http.Request) {
	c, err := line(r.FormValue("addr"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer c.Close()
	var b [64]byte
	n, _ := c.Read(b[:])
	_, _ = w.Write(b[:n])
}
