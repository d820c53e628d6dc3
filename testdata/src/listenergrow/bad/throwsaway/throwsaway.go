// Package throwsaway registers for each request with what goes on, and drops the function that takes that back.
package throwsaway

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
)

// Dial is turned by an administrator.
type Dial struct {
	mu    sync.Mutex
	at    int
	next  int
	heard map[int]func(int)
}

// NewDial makes one.
func NewDial() *Dial { return &Dial{heard: map[int]func(int){}} }

// OnTurn calls f at each turn until the function is called that it returns.
func (d *Dial) OnTurn(f func(int)) (stop func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := d.next
	d.next++
	d.heard[n] = f
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.heard, n)
	}
}

// Turn turns it.
func (d *Dial) Turn(to int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.at = to
	for _, f := range d.heard {
		f(to)
	}
}

// Lamp shows where a dial is.
type Lamp struct{ dial *Dial }

// NewLamp makes one.
func NewLamp(d *Dial) *Lamp { return &Lamp{dial: d} }

// ServeHTTP shows it until the client goes.
func (l *Lamp) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var at atomic.Int64
	l.dial.OnTurn(func(to int) { at.Store(int64(to)) }) // want listenergrow medium "OnTurn"
	<-r.Context().Done()
	_, _ = fmt.Fprintln(w, at.Load())
}

// Main serves a lamp.
func Main() error {
	d := NewDial()
	go d.Turn(1)
	return http.ListenAndServe("localhost:0", NewLamp(d))
}
