// Package allowance has for each that asks what is left of an allowance, which time fills again: a count
// that goes down and is no count of users.
package allowance

import (
	"net/http"
	"sync"
	"time"
)

type ration struct {
	left  int
	since time.Time
}

// Rations limits who asks too often.
type Rations struct {
	mu   sync.Mutex
	most int
	each map[string]*ration
}

// ServeHTTP takes one of what is left.
func (s *Rations) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	name := r.FormValue("name")
	a, ok := s.each[name]
	if !ok {
		a = &ration{left: s.most, since: time.Now()}
		s.each[name] = a // want mapgrow medium "nothing deletes from it"
	}
	if n := int(time.Since(a.since) / time.Minute); n > 0 {
		a.left = min(s.most, a.left+n)
		a.since = time.Now()
	}
	if a.left == 0 {
		w.WriteHeader(http.StatusTooManyRequests)
		return
	}
	a.left--
}

type credit struct {
	mu   sync.Mutex
	open int
	paid int
	name string
}

func (c *credit) settle(sum int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.open = c.paid + sum
}

// Desk gives credit.
type Desk struct {
	mu      sync.Mutex
	credits map[string]*credit
}

// ServeHTTP uses some.
func (d *Desk) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	name := r.FormValue("name")
	c := d.credits[name]
	if c == nil {
		c = &credit{name: name}
		d.credits[name] = c // want mapgrow medium "nothing deletes from it"
	}
	if r.Method == http.MethodPost {
		c.settle(int(r.ContentLength))
	}
	c.open--
}

// Serve has both.
func Serve(addr string) error {
	http.Handle("/rations", &Rations{most: 9, each: map[string]*ration{}})
	http.Handle("/credits", &Desk{credits: map[string]*credit{}})
	return http.ListenAndServe(addr, nil)
}
