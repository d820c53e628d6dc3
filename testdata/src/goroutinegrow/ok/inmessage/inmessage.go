// Package inmessage has workers that listen, beside each task, for word that its client has gone, on a channel
// which the task carries and its client closes.
package inmessage

import (
	"context"
	"net/http"
)

type task struct {
	text   string
	gone   chan struct{}
	answer chan string
}

// Desk hands tasks to its workers.
type Desk struct {
	tasks chan task
	work  func(context.Context, string) string
}

// NewDesk starts one with some workers.
func NewDesk(n int, work func(context.Context, string) string) *Desk {
	d := &Desk{tasks: make(chan task), work: work}
	for range n {
		go d.serve()
	}
	return d
}

func (d *Desk) serve() {
	for t := range d.tasks {
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			for range t.gone {
				cancel()
			}
		}()
		t.answer <- d.work(ctx, t.text)
		cancel()
	}
}

// ServeHTTP has a worker do the work, or calls it off.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	gone := make(chan struct{}, 1)
	defer close(gone)
	t := task{text: r.URL.Path, gone: gone, answer: make(chan string, 1)}
	d.tasks <- t
	select {
	case a := <-t.answer:
		_, _ = w.Write([]byte(a))
	case <-r.Context().Done():
		gone <- struct{}{}
	}
}

type visit struct {
	name string
	over chan struct{}
}

// Host ends the visits that it is sent.
type Host struct{ visits chan visit }

// Run ends each visit after a word.
func (h *Host) Run(word func(string)) {
	for v := range h.visits {
		word(v.name)
		close(v.over)
	}
}

// Visit waits for the end of a visit beside the caller.
func (h *Host) Visit(name string, told func()) {
	over := make(chan struct{})
	go func() {
		for range over {
		}
		told()
	}()
	h.visits <- visit{name: name, over: over}
}
