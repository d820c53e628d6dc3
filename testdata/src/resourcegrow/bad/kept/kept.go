// Package kept keeps one connection or file in a field, and replaces it.
package kept

import (
	"fmt"
	"net"
	"os"
	"sync"
	"time"
)

// Writer writes to a file that is opened anew from time to time.
type Writer struct {
	mu   sync.Mutex
	name string
	file *os.File
	log  *os.File
}

// Keep opens a new file each hour.
func (w *Writer) Keep() {
	for range time.Tick(time.Hour) {
		w.next()
		w.rotate()
	}
}

func (w *Writer) next() {
	f, err := os.Create(fmt.Sprint(w.name, time.Now().Unix())) // want resourcegrow medium "replaces the one in file"
	if err != nil {
		return
	}
	w.mu.Lock()
	w.file = f
	w.mu.Unlock()
}

func (w *Writer) rotate() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.log.Close()
	w.log, _ = os.Create(w.name)
}

// Close closes the files.
func (w *Writer) Close() {
	w.file.Close()
	w.log.Close()
}

var (
	shared net.Conn
	lazy   net.Conn
)

// Reconnect replaces the connection that all share, each time that somebody asks.
func Reconnect(addr string) error {
	conn, err := net.Dial("tcp", addr) // want resourcegrow medium "replaces the one in shared"
	if err != nil {
		return err
	}
	shared = conn
	return nil
}

// Shut closes it.
type Shut struct{}

// Close closes what is shared.
func (Shut) Close() { shared.Close() }

// Lazy dials once.
func Lazy(addr string) (err error) {
	if lazy == nil {
		lazy, err = net.Dial("tcp", addr)
	}
	return err
}

// Station opens its files with the first reader.
type Station struct {
	mu     sync.Mutex
	first  *Shut
	opened bool
	lines  []*line
	last   *os.File
}

type line struct {
	out *os.File
}

// Join opens the files when the first one comes, and the last one's file each time that
// nobody is there.
func (s *Station) Join(who *Shut) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first == nil {
		s.first = who
		for _, l := range s.lines {
			l.out, _ = os.Create("line")
		}
	}
	if !s.opened {
		s.opened = true
		s.last, _ = os.Create("last") // want resourcegrow medium "replaces the one in last"
	}
}

// Leave says that nobody is there.
func (s *Station) Leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.opened = false
}

// Close closes the files.
func (s *Station) Close() {
	for _, l := range s.lines {
		l.out.Close()
	}
	s.last.Close()
}
