// Package inmessage has workers that listen, beside each task, for word that its client has gone, on a channel
// which the task carries and nobody closes.
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
		go func() { // want goroutinegrow medium "nothing closes it"
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
	t := task{text: r.URL.Path, gone: gone, answer: make(chan string, 1)}
	d.tasks <- t
	select {
	case a := <-t.answer:
		_, _ = w.Write([]byte(a))
	case <-r.Context().Done():
		gone <- struct{}{}
	}
}
