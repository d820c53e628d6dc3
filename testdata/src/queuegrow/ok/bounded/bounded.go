// Package bounded has queues that slow their producers down, or turn them away.
package bounded

import (
	"errors"
	"net/http"
	"sync"
)

const most = 1000

var errFull = errors.New("queue full")

// Queue is a list with room for a thousand jobs.
type Queue struct {
	mu    sync.Mutex
	room  *sync.Cond
	work  *sync.Cond
	jobs  []func()
	fixed chan func()
	gate  chan struct{}
}

// NewQueue starts n workers.
func NewQueue(n int) *Queue {
	q := &Queue{fixed: make(chan func(), most), gate: make(chan struct{}, n)}
	q.room, q.work = sync.NewCond(&q.mu), sync.NewCond(&q.mu)
	for range n {
		go q.run()
	}
	go func() {
		for f := range q.fixed {
			f()
		}
	}()
	return q
}

// Put waits for room.
func (q *Queue) Put(f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.jobs) >= most {
		q.room.Wait()
	}
	q.jobs = append(q.jobs, f)
	q.work.Signal()
}

// Try does not wait.
func (q *Queue) Try(f func()) error {
	select {
	case q.fixed <- f:
		return nil
	default:
		return errFull
	}
}

// Spawn runs f in a goroutine of its own; there are at most n of them.
func (q *Queue) Spawn(f func()) {
	q.gate <- struct{}{}
	go func() {
		defer func() { <-q.gate }()
		f()
	}()
}

func (q *Queue) run() {
	for {
		q.mu.Lock()
		for len(q.jobs) == 0 {
			q.work.Wait()
		}
		f := q.jobs[0]
		q.jobs[0] = nil
		q.jobs = q.jobs[1:]
		q.room.Signal()
		q.mu.Unlock()
		f()
	}
}

// Handler runs each request's side work in one of the queues.
func (q *Queue) Handler(work func(path string)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		path := r.URL.Path
		f := func() { work(path) }
		q.Put(f)
		q.Spawn(f)
		if err := q.Try(f); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	})
}
