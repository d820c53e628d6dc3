// Package main keeps an order of what a map has, asks the map before it adds, and takes out of the map alone.
package main

import (
	"io"
	"net/http"
	"sync"
	"time"
)

type pool struct {
	mu    sync.Mutex
	jobs  map[string][]byte
	order []string
}

func (p *pool) add(id string, body []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if _, ok := p.jobs[id]; ok {
		return
	}
	p.jobs[id] = body
	p.order = append(p.order, id) // want slicegrow medium "nothing removes elements"
}

func (p *pool) next(n int) (ids []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, id := range p.order {
		if _, ok := p.jobs[id]; ok && len(ids) < n {
			ids = append(ids, id)
		}
	}
	return ids
}

func (p *pool) done(ids []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, id := range ids {
		delete(p.jobs, id)
	}
}

func main() {
	p := &pool{jobs: map[string][]byte{}}
	go func() {
		for range time.Tick(time.Second) {
			p.done(p.next(10))
		}
	}()
	_ = http.ListenAndServe(":8080", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(io.LimitReader(r.Body, 1000))
		p.add(r.URL.Path, b)
	}))
}
