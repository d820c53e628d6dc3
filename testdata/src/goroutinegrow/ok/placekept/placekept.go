// Package placekept takes places of a limited number, and gives them back however it ends.
package placekept

import (
	"context"
	"io"
	"net/http"
	"os"
)

// Files serves files, a few at a time.
type Files struct {
	running chan struct{}
	opened  chan struct{}
	bell    chan struct{}
	names   chan string
	spare   pool
}

// pool has the places that nobody has.
type pool struct{ free chan bool }

func newPool(n int) pool {
	p := pool{free: make(chan bool, n)}
	for range n {
		p.put()
	}
	return p
}

func (p *pool) put() { p.free <- true }

func (p *pool) get(ctx context.Context) error {
	select {
	case <-p.free:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// NewFiles makes one.
func NewFiles() *Files {
	return &Files{
		running: make(chan struct{}, 8), opened: make(chan struct{}, 8), bell: make(chan struct{}, 1),
		names: make(chan string, 8), spare: newPool(8),
	}
}

// ServeHTTP gives the place back on both ways.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.running <- struct{}{}
	data, err := os.ReadFile(r.URL.Path)
	if err != nil {
		<-f.running
		http.NotFound(w, r)
		return
	}
	<-f.running
	w.Write(data)
}

// Handle answers.
func (f *Files) Handle(w http.ResponseWriter, r *http.Request) {
	if err := f.copy(r.Context(), w, r.URL.Path); err != nil {
		http.NotFound(w, r)
	}
	file, err := f.open(r.URL.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	io.Copy(w, file)
	f.again()
	f.wake()
}

func (f *Files) copy(ctx context.Context, w http.ResponseWriter, name string) error {
	if err := f.spare.get(ctx); err != nil {
		return err
	}
	defer f.spare.put()
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// opened is a file that has a place until it is closed.
type opened struct {
	*os.File
	of *Files
}

func (o opened) Close() error {
	<-o.of.opened
	return o.File.Close()
}

// open hands the place on with the file.
func (f *Files) open(name string) (io.ReadCloser, error) {
	f.opened <- struct{}{}
	file, err := os.Open(name)
	if err != nil {
		<-f.opened
		return nil, err
	}
	return opened{file, f}, nil
}

// again puts back what it could not read.
func (f *Files) again() error {
	select {
	case name := <-f.names:
		if _, err := os.Stat(name); err != nil {
			return err
		}
		f.names <- name
	default:
	}
	return nil
}

// wake passes on that there is more.
func (f *Files) wake() error {
	select {
	case <-f.bell:
	default:
		return nil
	}
	if _, err := os.Stat("more"); err != nil {
		return err
	}
	f.bell <- struct{}{}
	return nil
}

// Ring rings the bell, if nobody has yet, and goes on either way.
func (f *Files) Ring(w http.ResponseWriter, r *http.Request) {
	select {
	case f.bell <- struct{}{}:
	default:
	}
	if err := r.ParseForm(); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	<-f.bell
}
