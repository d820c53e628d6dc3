// Package actors has objects with a loop that others send to, who hear of its end, or have come to theirs
// before it.
package actors

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// tasks counts what is under way, and those that send look for its end too.
type tasks struct {
	end  chan int
	stop chan struct{}
	now  map[int]time.Time
}

func newTasks() *tasks {
	t := &tasks{end: make(chan int), stop: make(chan struct{}), now: map[int]time.Time{}}
	go t.loop()
	return t
}

func (t *tasks) loop() {
	for {
		select {
		case <-t.stop:
			return
		case id := <-t.end:
			delete(t.now, id)
		}
	}
}

func (t *tasks) run(id int, f func()) {
	go func() {
		f()
		select {
		case t.end <- id:
		case <-t.stop:
		}
	}()
}

func (t *tasks) close() { close(t.stop) }

// Handle has one for each request.
func Handle(w http.ResponseWriter, r *http.Request) {
	t := newTasks()
	defer t.close()
	for i, name := range r.Form["name"] {
		t.run(i, func() { fetch(name) })
	}
	w.WriteHeader(http.StatusNoContent)
}

func fetch(name string) int {
	resp, err := http.Get(name)
	if err != nil {
		return 0
	}
	resp.Body.Close()
	return resp.StatusCode
}

// counted waits for all before it ends.
type counted struct {
	end  chan int
	stop chan struct{}
	wg   sync.WaitGroup
	sum  int
}

func newCounted() *counted {
	c := &counted{end: make(chan int), stop: make(chan struct{})}
	go c.loop()
	return c
}

func (c *counted) loop() {
	for {
		select {
		case <-c.stop:
			return
		case n := <-c.end:
			c.sum += n
		}
	}
}

func (c *counted) run(name string) {
	c.wg.Add(1)
	go func() {
		defer c.wg.Done()
		c.end <- fetch(name)
	}()
}

func (c *counted) close() {
	c.wg.Wait()
	close(c.stop)
}

// HandleCounted waits.
func HandleCounted(w http.ResponseWriter, r *http.Request) {
	c := newCounted()
	defer c.close()
	for _, name := range r.Form["name"] {
		c.run(name)
	}
	w.WriteHeader(http.StatusNoContent)
}

// Ended has a context in place of a channel.
type Ended struct {
	end    chan int
	cancel context.CancelFunc
	wg     sync.WaitGroup
	sum    int
}

// NewEnded starts the loop.
func NewEnded(ctx context.Context) *Ended {
	ctx, cancel := context.WithCancel(ctx)
	e := &Ended{end: make(chan int), cancel: cancel}
	go e.loop(ctx)
	return e
}

func (e *Ended) loop(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case n := <-e.end:
			e.sum += n
		}
	}
}

// Run does one thing more.
func (e *Ended) Run(name string) {
	e.wg.Add(1)
	go func() {
		defer e.wg.Done()
		e.end <- fetch(name)
	}()
}

// Close waits for all.
func (e *Ended) Close() {
	e.wg.Wait()
	e.cancel()
}

// polite says itself that it was the last.
type polite struct {
	lines chan string
	last  chan struct{}
	n     int
}

// HandlePolite asks one.
func HandlePolite(w http.ResponseWriter, r *http.Request) {
	p := &polite{lines: make(chan string), last: make(chan struct{})}
	go p.ask(r.Form["name"])
	p.loop()
	w.WriteHeader(http.StatusNoContent)
}

func (p *polite) ask(names []string) {
	for _, n := range names {
		p.lines <- n
	}
	close(p.last)
}

func (p *polite) loop() {
	for {
		select {
		case <-p.last:
			return
		case <-p.lines:
			p.n++
		}
	}
}

// Rested takes what is still on its way.
type Rested struct {
	codes chan int
	stop  chan struct{}
	open  int
}

// NewRested starts the loop.
func NewRested() *Rested {
	r := &Rested{codes: make(chan int), stop: make(chan struct{})}
	go r.loop()
	return r
}

func (r *Rested) loop() {
	for {
		select {
		case <-r.stop:
			for r.open > 0 {
				<-r.codes
				r.open--
			}
			return
		case <-r.codes:
			r.open--
		}
	}
}

// Ask asks once more.
func (r *Rested) Ask(name string) {
	r.open++
	go func() { r.codes <- fetch(name) }()
}

// Close ends it.
func (r *Rested) Close() { close(r.stop) }

// Shared has a starter that waits, before anybody can end the object.
type Shared struct {
	codes chan int
	stop  chan struct{}
	sum   int
}

// NewShared starts the loop.
func NewShared() *Shared {
	s := &Shared{codes: make(chan int), stop: make(chan struct{})}
	go s.loop()
	return s
}

func (s *Shared) loop() {
	for {
		select {
		case n := <-s.codes:
			s.sum += n
		case <-s.stop:
			return
		}
	}
}

// All asks for all names.
func (s *Shared) All(names []string) {
	var wg sync.WaitGroup
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.codes <- fetch(name)
		}()
	}
	wg.Wait()
}

// Close ends it.
func (s *Shared) Close() { close(s.stop) }
