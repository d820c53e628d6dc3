// Package replied asks peers, gathers what they reply and waits until that is done.
package replied

import (
	"errors"
	"net/http"
	"time"
)

type reply struct {
	from  string
	names []string
}

type waiting struct {
	from  string
	until time.Time
	each  func(reply) bool
	done  chan error
}

// Peers are asked.
type Peers struct {
	add     chan *waiting
	replies chan reply
	ask     func(from, what string)
}

// New returns peers that are asked by a function.
func New(ask func(from, what string)) *Peers {
	p := &Peers{add: make(chan *waiting), replies: make(chan reply), ask: ask}
	go p.loop()
	return p
}

func (p *Peers) loop() {
	var all []*waiting
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for {
		select {
		case w := <-p.add:
			all = append(all, w)
		case r := <-p.replies:
			all = matched(all, func(w *waiting) bool {
				if w.from != r.from || !w.each(r) {
					return false
				}
				w.done <- nil
				return true
			})
		case now := <-tick.C:
			all = matched(all, func(w *waiting) bool {
				if now.Before(w.until) {
					return false
				}
				w.done <- errors.New("no reply")
				return true
			})
		}
	}
}

func matched(all []*waiting, gone func(*waiting) bool) []*waiting {
	var rest []*waiting
	for _, w := range all {
		if !gone(w) {
			rest = append(rest, w)
		}
	}
	return rest
}

// wait has each reply of a peer looked at, until one is the last or time is over.
func (p *Peers) wait(from string, each func(reply) bool) <-chan error {
	w := &waiting{from: from, until: time.Now().Add(time.Second), each: each, done: make(chan error, 1)}
	p.add <- w
	return w.done
}

// Find asks a peer for names.
func (p *Peers) Find(from, what string) ([]string, error) {
	var names []string
	done := p.wait(from, func(r reply) bool {
		for _, n := range r.names {
			names = append(names, n)
		}
		return len(names) > 10
	})
	p.ask(from, what)
	return names, <-done
}

// ServeHTTP answers with what a peer knows, and takes replies.
func (p *Peers) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPost {
		p.replies <- reply{from: r.RemoteAddr, names: r.Header["Name"]}
		return
	}
	names, err := p.Find(r.FormValue("from"), r.URL.Path)
	if err != nil || len(names) == 0 {
		http.NotFound(w, r)
	}
}
