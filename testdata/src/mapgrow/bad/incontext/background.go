package incontext

import (
	"context"
	"sync"
)

type deskKey struct{}

type visit struct{ n int }

// desk has the visitors of a worker, which each task finds in its context.
type desk struct {
	mu       sync.Mutex
	visitors map[string]*visit
}

func (d *desk) enter(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.visitors[name] = new(visit) // want mapgrow high "desk.visitors"
}

func (d *desk) isIn(name string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.visitors[name] != nil
}

// Options are those of a worker; Background is the context of its tasks.
type Options struct{ Background context.Context }

// Worker works on what it is sent.
type Worker struct {
	background context.Context
	tasks      chan string
}

// NewWorker gives all tasks of a worker one desk.
func NewWorker(o Options) *Worker {
	o.Background = context.WithValue(o.Background, deskKey{}, &desk{visitors: map[string]*visit{}})
	w := &Worker{background: o.Background, tasks: make(chan string)}
	go w.run()
	return w
}

// Send gives the worker something to do.
func (w *Worker) Send(task string) { w.tasks <- task }

func (w *Worker) run() {
	for task := range w.tasks {
		welcome(w.background, task)
	}
}

func welcome(ctx context.Context, name string) {
	if d, ok := ctx.Value(deskKey{}).(*desk); ok && !d.isIn(name) {
		d.enter(name)
	}
}
