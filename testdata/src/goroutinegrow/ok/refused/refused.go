// Package refused asks for a place before it starts something, and starts it only then.
package refused

import (
	"context"
	"net/http"
	"sync/atomic"
)

// Mailer sends letters, which takes as long as it likes.
type Mailer interface {
	Send(ctx context.Context, to string) error
}

// Post sends a letter for each request.
type Post struct {
	mailer Mailer
	doors  chan struct{}
	gates  *gates
}

// ServeHTTP starts a letter, or turns the request away.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Path
	select {
	case p.doors <- struct{}{}:
		go func() {
			defer func() { <-p.doors }()
			_ = p.mailer.Send(context.Background(), to)
		}()
	default:
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

// Wait waits for a door where none is free.
func (p *Post) Wait(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Path
	select {
	case p.doors <- struct{}{}:
	default:
		w.Header().Set("Busy", "true")
		p.doors <- struct{}{}
	}
	go func() {
		defer func() { <-p.doors }()
		_ = p.mailer.Send(context.Background(), to)
	}()
}

// gates lets some through.
type gates struct{ c chan int }

func (g *gates) enter() bool {
	select {
	case g.c <- 1:
		return true
	default:
		return false
	}
}

func (g *gates) leave() { <-g.c }

// Handle starts a letter, or sends it itself.
func (p *Post) Handle(w http.ResponseWriter, r *http.Request) {
	if !p.gates.enter() {
		_ = p.mailer.Send(r.Context(), r.URL.Path)
		return
	}
	go p.send(r.URL.Path)
}

func (p *Post) send(to string) {
	defer p.gates.leave()
	_ = p.mailer.Send(context.Background(), to)
}

// Desk starts one that sorts, the first time, and tells of each letter.
type Desk struct {
	mailer  Mailer
	letters chan string
	sorting atomic.Bool
}

// ServeHTTP has a letter sorted, whoever began that, and tells of it.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Path
	d.letters <- to
	if d.sorting.CompareAndSwap(false, true) {
		go d.sort()
	}
	go func() { _ = d.mailer.Send(context.Background(), to) }()
}

func (d *Desk) sort() {
	for to := range d.letters {
		if to == "" {
			d.sorting.Store(false)
			return
		}
	}
}
