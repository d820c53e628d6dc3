// Package foundinmap asks for what stands in a map and stays there: whoever ends a broken one is no
// model for those who use it.
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

// Lines has one for each peer.
type Lines interface {
	To(peer string) (Line, error)
	Via(peer string) Line
}

type lines struct {
	mu   sync.Mutex
	open func(peer string) (Line, error)
	by   map[string]Line
	via  [8]Line
}

func (l *lines) known(peer string) Line {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.by[peer]
}

func (l *lines) refresh(peer string) error {
	line, err := l.open(peer)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	old, known := l.by[peer]
	if !known {
		return line.Close()
	}
	if old != nil {
		_ = old.Close()
	}
	l.by[peer] = line
	return nil
}

// To gives the one that is there, or opens it.
func (l *lines) To(peer string) (Line, error) {
	line := l.known(peer)
	if line == nil {
		if err := l.refresh(peer); err != nil {
			return nil, err
		}
		line = l.known(peer)
	}
	return line, nil
}

// Via gives one of eight.
func (l *lines) Via(peer string) Line { return l.via[len(peer)%8] }

// Of makes lines to the peers of a program.
func Of(open func(peer string) (Line, error), peers []string) Lines {
	l := &lines{open: open, by: make(map[string]Line, len(peers))}
	for _, p := range peers {
		l.by[p] = nil
	}
	return l
}

// Desk passes words on.
type Desk struct{ Lines Lines }

// Tell says one.
func (d *Desk) Tell(w http.ResponseWriter, r *http.Request) {
	line, err := d.Lines.To(r.URL.Path)
	if err != nil {
		return
	}
	if line.Say(r.FormValue("word")) != nil {
		w.WriteHeader(http.StatusBadGateway)
	}
	_ = d.Lines.Via(r.URL.Path).Say("told")
}

// Break ends a line on which nothing goes any more.
func (d *Desk) Break(_ http.ResponseWriter, r *http.Request) {
	if line, err := d.Lines.To(r.URL.Path); err == nil {
		_ = line.Close()
	}
	_ = d.Lines.Via(r.URL.Path).Close()
}
