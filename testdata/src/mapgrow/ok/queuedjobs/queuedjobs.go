// Package queuedjobs hands objects that are made for one piece of work over a channel of its own.
package queuedjobs

import (
	"net/http"
	"sync"
)

type seen struct {
	mu sync.Mutex
	by map[string]bool
}

func (s *seen) add(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.by[name] = true
}

type upload struct {
	names []string
	seen  *seen
}

func (u *upload) check() int {
	for _, name := range u.names {
		u.seen.add(name)
	}
	return len(u.seen.by)
}

// Serve answers at an address.
func Serve(addr string) error {
	todo := make(chan *upload, 10)
	go func() {
		for u := range todo {
			println(u.check())
		}
	}()
	return http.ListenAndServe(addr, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		todo <- &upload{names: r.Header["Name"], seen: &seen{by: map[string]bool{}}}
	}))
}
