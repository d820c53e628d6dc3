// Package ownback has helpers that put an entry in, and take it back themselves where they fail after
// that: whoever calls them has nothing to remove then.
package ownback

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

type shared struct {
	mu   sync.Mutex
	refs int
	file *os.File
	err  error
}

// Files are opened once for all who use them.
type Files struct {
	mu  sync.Mutex
	all map[string]*shared
}

var (
	files = &Files{all: map[string]*shared{}}
	lists = &Files{all: map[string]*shared{}}
)

// Use gives the file of a name, or what open makes.
func (f *Files) Use(name string, open func() (*os.File, error)) (file *os.File, err error) {
	f.mu.Lock()
	s, ok := f.all[name]
	if ok {
		s.refs++
		f.mu.Unlock()
		s.mu.Lock()
		file, err = s.file, s.err
		s.mu.Unlock()
		return file, err
	}
	s = &shared{refs: 1}
	s.mu.Lock()
	f.all[name] = s
	f.mu.Unlock()
	file, err = open()
	if err == nil {
		s.file = file
	} else {
		s.err = err
		f.mu.Lock()
		delete(f.all, name)
		f.mu.Unlock()
	}
	s.mu.Unlock()
	return file, err
}

// Done ends a use.
func (f *Files) Done(name string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := f.all[name]
	if s == nil {
		return
	}
	if s.refs--; s.refs == 0 {
		delete(f.all, name)
	}
}

// Ends is told what to do at the end.
type Ends interface{ AtEnd(func()) }

// Note begins a file, and another one that goes with it.
func Note(base string, ends Ends) (*os.File, error) {
	name, err := filepath.Abs(base)
	if err != nil {
		return nil, err
	}
	file, err := files.Use(name, func() (*os.File, error) { return os.Create(name) })
	if err != nil {
		return nil, err
	}
	ends.AtEnd(func() { files.Done(name) })
	return file, nil
}

// Desk knows who is on the line.
type Desk struct {
	mu    sync.Mutex
	next  atomic.Int64
	lines map[int64]net.Conn
}

func greet(lines map[int64]net.Conn, mu *sync.Mutex, id int64, c net.Conn) error {
	if c == nil {
		return errors.New("nobody")
	}
	mu.Lock()
	lines[id] = c
	mu.Unlock()
	if _, err := c.Write([]byte("hello")); err != nil {
		mu.Lock()
		delete(lines, id)
		mu.Unlock()
		return err
	}
	return nil
}

// Answer takes one who calls, until Gone.
func (d *Desk) Answer(c net.Conn) (int64, error) {
	id := d.next.Add(1)
	if err := greet(d.lines, &d.mu, id, c); err != nil {
		return 0, err
	}
	return id, nil
}

// Gone ends a call.
func (d *Desk) Gone(id int64) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.lines, id)
}
