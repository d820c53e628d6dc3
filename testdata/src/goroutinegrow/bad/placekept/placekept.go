// Package placekept takes places of a limited number, and keeps them where something fails.
package placekept

import (
	"context"
	"net/http"
	"os"
)

// Files serves files, a few at a time.
type Files struct {
	running chan struct{}
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
func NewFiles() *Files { return &Files{running: make(chan struct{}, 8), spare: newPool(8)} }

// ServeHTTP sends to take a place.
func (f *Files) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f.running <- struct{}{} // want goroutinegrow medium "the slot is not given back after a failure"
	data, err := os.ReadFile(r.URL.Path)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	<-f.running
	w.Write(data)
}

// Handle receives to take a place.
func (f *Files) Handle(w http.ResponseWriter, r *http.Request) {
	if err := f.copy(r.Context(), w, r.URL.Path); err != nil {
		http.NotFound(w, r)
	}
}

func (f *Files) copy(ctx context.Context, w http.ResponseWriter, name string) error {
	if err := f.spare.get(ctx); err != nil { // want goroutinegrow medium "the slot is not given back after a failure"
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	f.spare.put()
	_, err = w.Write(data)
	return err
}
