// Package ownpair marks what is at work by one helper and unmarks it by another; a way out after a
// failure forgets to.
package ownpair

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Builds builds what is asked for, each name once at a time.
type Builds struct {
	mu      sync.Mutex
	running map[string]struct{}
	store   func(name string) error
	compile func(name string) error
}

func (b *Builds) begin(name string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, on := b.running[name]; on {
		return false
	}
	b.running[name] = struct{}{} // want pendinggrow medium "Builds.running .* does not remove it"
	return true
}

func (b *Builds) end(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.running, name)
}

// ServeHTTP builds what the path names.
func (b *Builds) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := b.build(r.PathValue("name")); err != nil {
		http.Error(w, err.Error(), http.StatusConflict)
	}
}

func (b *Builds) build(name string) error {
	if !b.begin(name) {
		return fmt.Errorf("%s is being built", name)
	}
	if err := b.compile(name); err != nil {
		b.end(name)
		return err
	}
	if err := b.store(name); err != nil {
		return err
	}
	b.end(name)
	return nil
}

// A Step is done for a job.
type Step struct{ Job string }

// A Watcher is asked before each step and after it.
type Watcher interface {
	Before(s *Step)
	After(s *Step)
}

// Clock is a Watcher that notes how long steps take.
type Clock struct {
	mu    sync.Mutex
	since map[*Step]time.Time
	slow  int
}

// Before notes the time.
func (c *Clock) Before(s *Step) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.since[s] = time.Now() // want pendinggrow medium "Clock.since .* does not remove it on some of its return paths"
}

// After counts a step that was slow.
func (c *Clock) After(s *Step) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Since(c.since[s]) > time.Second {
		c.slow++
	}
	delete(c.since, s)
}

// Runner does steps.
type Runner struct {
	watchers []Watcher
	do       func(*Step) error
}

// Serve does a step for each request.
func Serve(do func(*Step) error) error {
	r := &Runner{watchers: []Watcher{&Clock{since: map[*Step]time.Time{}}}, do: do}
	return http.ListenAndServe("localhost:0", http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if err := r.run(&Step{q.URL.Path}); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}))
}

func (r *Runner) run(s *Step) error {
	for _, w := range r.watchers {
		w.Before(s)
	}
	if err := r.do(s); err != nil {
		return err
	}
	for _, w := range r.watchers {
		w.After(s)
	}
	return nil
}
