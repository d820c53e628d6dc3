// Package neverput returns objects beside errors with which nothing was put into them.
package neverput

import (
	"database/sql"
	"errors"
	"net"
	"net/http"
	"sync"
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

// opened gives the ledger beside each error: with that of the check nothing is open yet, with
// that of the opening there is nothing.
func opened(dsn, fallback string) (*Ledger, error) {
	l := &Ledger{dsn: dsn, ttl: time.Minute}
	err := l.checked()
	if err != nil {
		return l, err
	}
	if fallback == "" {
		l.db, err = sql.Open("postgres", dsn)
	} else {
		l.db, err = sql.Open("postgres", fallback)
	}
	return l, err
}

// Sum adds up.
func Sum(w http.ResponseWriter, r *http.Request) {
	l, err := opened(r.FormValue("dsn"), r.FormValue("else"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer l.db.Close()
	_ = l.db.PingContext(r.Context())
}

// Gauge asks an instrument over a connection that is made when it is wanted.
type Gauge struct {
	mu   sync.Mutex
	addr string
	conn net.Conn
	up   bool
}

func (g *Gauge) dial() error {
	c, err := net.Dial("tcp", g.addr)
	if err != nil {
		return err
	}
	g.conn, g.up = c, true
	return nil
}

// line gives what there is: beside an error, what there was before.
func (g *Gauge) line() (net.Conn, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.up {
		return g.conn, nil
	}
	err := g.dial()
	return g.conn, err
}

// Read reads it.
func (g *Gauge) Read(w http.ResponseWriter, _ *http.Request) {
	c, err := g.line()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	var b [64]byte
	n, _ := c.Read(b[:])
	_, _ = w.Write(b[:n])
}

func (g *Gauge) touch() error {
	c, err := g.line()
	if err != nil {
		return err
	}
	_, err = c.Write([]byte("!"))
	return err
}

// Set sets it: what was put there by touch is there for the next one.
func (g *Gauge) Set(w http.ResponseWriter, r *http.Request) {
	c, err := g.line()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if _, err := c.Write([]byte(r.FormValue("to"))); err == nil {
		_ = g.touch()
	}
}

// Close hangs up.
func (g *Gauge) Close() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.up {
		return nil
	}
	g.up = false
	return g.conn.Close()
}
