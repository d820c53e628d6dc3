// Package main asks whether a lock has users before it counts the last one out; a helper finds or makes
// the lock.
package main

import (
	"log"
	"net/http"
	"sync"
)

type counted struct {
	sync.Mutex
	users int
}

type locks struct {
	mu  sync.Mutex
	all map[string]*counted
}

func (l *locks) take(name string) *counted {
	l.mu.Lock()
	c, ok := l.all[name]
	if !ok {
		c = &counted{}
		l.all[name] = c // want lockgrow high "locks.all"
	}
	c.users++
	l.mu.Unlock()
	c.Lock()
	return c
}

func (l *locks) give(name string, c *counted) {
	c.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if c.users == 0 {
		delete(l.all, name)
	}
	c.users--
}

func main() {
	l := &locks{all: map[string]*counted{}}
	http.HandleFunc("/{name}", func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("name")
		c := l.take(name)
		defer l.give(name, c)
		w.WriteHeader(http.StatusNoContent)
	})
	log.Fatal(http.ListenAndServe(":8080", nil))
}
