// Package main asks how many keys there are before it adds one.
package main

import (
	"net/http"
	"sync"
	"time"
)

type limiter struct {
	mu     sync.Mutex
	events map[string][]time.Time
}

func (l *limiter) allow(ip string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.events) > 100 {
		clear(l.events)

	}
	l.events[ip] = append(l.events[ip], time.Now())
	return true
}

func main() {
	l := &limiter{events: map[string][]time.Time{}}
	_ = http.ListenAndServe(":8080", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { l.allow(r.RemoteAddr) }))
}
