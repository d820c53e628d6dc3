// Package foundinmap asks for what is taken out of a map, or opened anew beside one, and forgets it.
package foundinmap

import (
	"net/http"
	"sync"
)

// Line leads to a peer.
type Line interface {
	Say(word string) error
	Close() error
}

// Lines has some that are ready.
type Lines interface {
	Take(peer string) (Line, error)
	Fresh(peer string) (Line, error)
}

type lines struct {
	mu   sync.Mutex
	open func(peer string) (Line, error)
	by   map[string]Line
}

// Take gives the one that is ready, which is the caller's from then on.
func (l *lines) Take(peer string) (Line, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	line := l.by[peer]
	delete(l.by, peer)
	return line, nil
}

// Fresh opens one, whatever is ready.
func (l *lines) Fresh(peer string) (Line, error) { return l.open(peer) }

// Of makes lines.
func Of(open func(peer string) (Line, error), ready map[string]Line) Lines {
	return &lines{open: open, by: ready}
}

// Desk passes words on.
type Desk struct{ Lines Lines }

// Tell says one.
func (d *Desk) Tell(w http.ResponseWriter, r *http.Request) {
	line, err := d.Lines.Take(r.URL.Path) // want resourcegrow medium "Lines.Take, and nothing releases it, unlike in"
	if err != nil {
		return
	}
	if line.Say(r.FormValue("word")) != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

// Shout says one on a line of its own.
func (d *Desk) Shout(w http.ResponseWriter, r *http.Request) {
	line, err := d.Lines.Fresh(r.URL.Path) // want resourcegrow medium "Lines.Fresh, and nothing releases it, unlike in"
	if err != nil {
		return
	}
	if line.Say(r.FormValue("word")+"!") != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
}

// Greet says hello twice, and closes both.
func (d *Desk) Greet(_ http.ResponseWriter, r *http.Request) {
	for _, get := range []string{"a", "b"} {
		d.greet(get + r.URL.Path)
	}
}

func (d *Desk) greet(peer string) {
	one, err := d.Lines.Take(peer)
	if err != nil {
		return
	}
	defer one.Close()
	other, err := d.Lines.Fresh(peer)
	if err != nil {
		return
	}
	defer other.Close()
	_, _ = one.Say("hello"), other.Say("hello")
}
