// Package refused asks for a place before it starts something, and starts it without one too.
package refused

import (
	"context"
	"log"
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

// ServeHTTP starts a letter.
func (p *Post) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Path
	inside := false
	select {
	case p.doors <- struct{}{}:
		inside = true
	default:
		log.Print("all doors are taken")
	}
	go func() { // want goroutinegrow medium "it is started even if doors has no room for it"
		if inside {
			defer func() { <-p.doors }()
		}
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

// Handle starts a letter.
func (p *Post) Handle(w http.ResponseWriter, r *http.Request) {
	entered := p.gates.enter()
	if !entered {
		w.Header().Set("Busy", "true")
	}
	go p.send(r.URL.Path, entered) // want goroutinegrow medium "it is started even if .*enter refuses it"
}

func (p *Post) send(to string, entered bool) {
	if entered {
		defer p.gates.leave()
	}
	_ = p.mailer.Send(context.Background(), to)
}

// Courier sends one letter at a time, or means to.
type Courier struct {
	mailer Mailer
	away   atomic.Bool
}

// ServeHTTP starts a letter, also while the courier is away.
func (c *Courier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Path
	if !c.away.CompareAndSwap(false, true) {
		w.Header().Set("Busy", "true")
	}
	go func() { // want goroutinegrow medium "it is started even if Bool.CompareAndSwap refuses it"
		defer c.away.Store(false)
		_ = c.mailer.Send(context.Background(), to)
	}()
}

// Desk asks for a place, says that there is none, and sends all the same.
type Desk struct {
	mailer Mailer
	open   atomic.Bool
}

// ServeHTTP starts a letter.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !d.open.CompareAndSwap(true, false) {
		log.Print("closed")
	}
	to := r.URL.Path
	go func() { _ = d.mailer.Send(context.Background(), to) }() // want goroutinegrow medium "it is started even if Bool.CompareAndSwap refuses it"
}
