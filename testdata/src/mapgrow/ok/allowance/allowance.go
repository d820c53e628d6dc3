// Package allowance has for each that asks what is left of an allowance, and drops those that are full.
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
		s.each[name] = a
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

// sweep drops them.
func (s *Rations) sweep() {
	for range time.Tick(time.Minute) {
		s.mu.Lock()
		for name, a := range s.each {
			if a.left+int(time.Since(a.since)/time.Minute) >= s.most {
				delete(s.each, name)
			}
		}
		s.mu.Unlock()
	}
}

// Serve has one.
func Serve(addr string) error {
	s := &Rations{most: 9, each: map[string]*ration{}}
	go s.sweep()
	return http.ListenAndServe(addr, s)
}
