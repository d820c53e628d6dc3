// Package offered keeps what is free in channels, and ends what finds no place there.
package offered

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
)

// Lines are open lines to one host.
type Lines struct {
	host string
	free chan net.Conn
}

// NewLines keeps some free.
func NewLines(host string) *Lines { return &Lines{host: host, free: make(chan net.Conn, 8)} }

func (l *Lines) take() (net.Conn, error) {
	select {
	case c := <-l.free:
		return c, nil
	default:
	}
	return net.Dial("tcp", l.host)
}

func (l *Lines) give(c net.Conn) {
	select {
	case l.free <- c:
	default:
		c.Close()
	}
}

// ServeHTTP asks the host.
func (l *Lines) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c, err := l.take()
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if _, err := fmt.Fprintln(c, r.URL.Path); err != nil {
		c.Close()
		return
	}
	l.give(c)
}

// Logs are files that are open for writing.
type Logs struct{ open chan *os.File }

// NewLogs keeps some open.
func NewLogs(n int) *Logs { return &Logs{open: make(chan *os.File, n)} }

// Write writes a line to some log.
func (l *Logs) Write(line string) error {
	f, err := l.get()
	if err != nil {
		return err
	}
	fmt.Fprintln(f, line)
	l.put(f)
	return nil
}

func (l *Logs) get() (*os.File, error) {
	select {
	case f := <-l.open:
		return f, nil
	default:
		return os.OpenFile("some.log", os.O_APPEND|os.O_WRONLY, 0o600)
	}
}

func (l *Logs) put(f *os.File) {
	if !l.room(f) {
		f.Close()
	}
}

func (l *Logs) room(f *os.File) bool {
	select {
	case l.open <- f:
		return true
	default:
		return false
	}
}

// Pages are used again, and otherwise left to the collector.
type Pages struct{ free chan *bytes.Buffer }

// NewPages keeps a few.
func NewPages() *Pages { return &Pages{free: make(chan *bytes.Buffer, 4)} }

// Fill fills one.
func (p *Pages) Fill(s string) int {
	var b *bytes.Buffer
	select {
	case b = <-p.free:
	default:
		b = new(bytes.Buffer)
	}
	b.Reset()
	b.WriteString(s)
	n := b.Len()
	select {
	case p.free <- b:
	default:
	}
	return n
}

// Tapes are readers that are open, some of them free.
type Tapes struct{ free chan *os.File }

// Keep opens a tape, and tells whether it was kept.
func (t *Tapes) Keep(name string) (kept bool, err error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0o600)
	if err != nil {
		return false, err
	}
	select {
	case t.free <- f:
		return true, nil
	default:
		return false, f.Close()
	}
}
