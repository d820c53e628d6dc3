// Package wrappedin hands handlers to functions that return another one around them.
package wrappedin

import (
	"net/http"
	"sync"
)

type visitors struct {
	mu   sync.Mutex
	from map[string]int
}

func (v *visitors) note(r *http.Request) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.from[r.RemoteAddr]++ // want mapgrow medium "visitors.from"
}

// Handler has all that a server needs.
type Handler struct {
	http.Handler
	name string
}

// New makes the handler of a site.
func New(name string) *Handler {
	v := &visitors{from: map[string]int{}}
	h := &Handler{name: name}
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.note(r)
		_, _ = w.Write([]byte(name))
	})
	h.Handler = onlyGet(page)
	return h
}

func onlyGet(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet {
			w.WriteHeader(http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Bell tells somebody who rang.
type Bell interface{ OnRing(func(who string)) }

// Remember keeps who has rung.
func Remember(b Bell) {
	var mu sync.Mutex
	rung := map[string]bool{}
	b.OnRing(named(func(who string) {
		mu.Lock()
		defer mu.Unlock()
		rung[who] = true // want mapgrow medium "rung"
	}))
}

func named(f func(string)) func(string) {
	return func(who string) {
		if who != "" {
			f(who)
		}
	}
}
