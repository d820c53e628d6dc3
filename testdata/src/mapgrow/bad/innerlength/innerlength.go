// Package main asks how much there is under one key, which says nothing of how many keys there are.
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
	if len(l.events[ip]) > 100 {
		delete(l.events, ip)
		return false
	}
	l.events[ip] = append(l.events[ip], time.Now()) // want mapgrow medium "deletes it only once what it holds is complete"
	return true
}

func main() {
	l := &limiter{events: map[string][]time.Time{}}
	_ = http.ListenAndServe(":8080", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { l.allow(r.RemoteAddr) }))
}
