// Package onsuccess forgets a task when it went well.
package onsuccess

import (
	"context"
	"log"
	"net/http"
	"sync"
	"time"
)

type task struct {
	url   string
	since time.Time
}

// Runner runs tasks, and tells which are under way.
type Runner struct {
	tasks  chan task
	client *http.Client

	mu     sync.Mutex
	active map[string]task
	inWork map[string]task
}

// NewRunner starts n workers.
func NewRunner(ctx context.Context, n int) *Runner {
	r := &Runner{tasks: make(chan task), client: &http.Client{Timeout: time.Second}, active: map[string]task{}, inWork: map[string]task{}}
	for range n {
		go r.work(ctx)
	}
	return r
}

// Add waits until a worker takes the task.
func (r *Runner) Add(url string) { r.tasks <- task{url, time.Now()} }

func (r *Runner) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case t := <-r.tasks:
			if err := r.fetch(ctx, t); err != nil {
				log.Print(err)
			}
		}
	}
}

func (r *Runner) fetch(ctx context.Context, t task) error {
	r.mu.Lock()
	r.active[t.url] = t // want pendinggrow medium "Runner.active"
	r.inWork[t.url] = t
	r.mu.Unlock()
	err := r.get(ctx, t.url)
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.inWork, t.url)
	if err != nil {
		return err
	}
	delete(r.active, t.url)
	return nil
}

func (r *Runner) get(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := r.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Active tells since when a URL is under way.
func (r *Runner) Active(url string) (time.Time, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	t, ok := r.active[url]
	return t.since, ok
}
