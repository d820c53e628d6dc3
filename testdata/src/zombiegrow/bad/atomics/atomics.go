// Package atomics keeps counters in sync.Maps and counts them down.
package atomics

import (
	"net/http"
	"sync"
	"sync/atomic"
)

// Crowd counts who is there.
type Crowd struct {
	hosts sync.Map // host -> *atomic.Int64
	paths sync.Map // path -> *atomic.Int64
	next  http.Handler
}

// NewCrowd returns a crowd of nobody.
func NewCrowd(next http.Handler) *Crowd { return &Crowd{next: next} }

// ServeHTTP implements http.Handler.
func (c *Crowd) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.come(r.Host)
	defer c.leave(r.Host)
	c.arrive(r.URL.Path)
	defer c.depart(r.URL.Path)
	c.next.ServeHTTP(w, r)
}

func (c *Crowd) come(host string) {
	v, _ := c.hosts.LoadOrStore(host, new(atomic.Int64)) // want zombiegrow medium "Crowd.hosts"
	v.(*atomic.Int64).Add(1)
}

func (c *Crowd) leave(host string) {
	if v, ok := c.hosts.Load(host); ok {
		v.(*atomic.Int64).Add(-1)
	}
}

func (c *Crowd) arrive(path string) {
	v, _ := c.paths.LoadOrStore(path, new(atomic.Int64))
	v.(*atomic.Int64).Add(1)
}

func (c *Crowd) depart(path string) {
	v, ok := c.paths.Load(path)
	if ok && v.(*atomic.Int64).Add(-1) == 0 {
		c.paths.Delete(path)
	}
}

// There tells how many are there for a host.
func (c *Crowd) There(host string) int64 {
	v, ok := c.hosts.Load(host)
	if !ok {
		return 0
	}
	return v.(*atomic.Int64).Load()
}
