// Package offered keeps what is free in channels, and drops what finds no place there.
package offered

import (
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
	case l.free <- c: // want resourcegrow medium "offers a resource with net.Dial, and nothing ends it if the channel is full"
	default:
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
	select {
	case l.open <- f: // want resourcegrow medium "put offers a resource with os.OpenFile, and nothing ends it if the channel is full"
		return
	default:
	}
	fmt.Println("one more than needed")
}

// Tapes are readers that are open, some of them free.
type Tapes struct{ free chan *os.File }

// First tells the first byte of a tape.
func (t *Tapes) First(name string) (byte, error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0o600)
	if err != nil {
		return 0, err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	select {
	case t.free <- f: // want resourcegrow medium "First offers a resource with os.OpenFile, and nothing ends it if the channel is full"
	default:
	}
	return b[0], err
}
