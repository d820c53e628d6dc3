// Package main keys its counters by what a client names, once that was found among those that there are.
package main

import (
	"log"
	"net/http"
	"slices"
	"strings"
	"sync"
)

var kinds = []string{"alert", "audit", "mail"}

func kindOf(path string) string {
	kind, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if slices.Contains(kinds, kind) {
		return kind
	}
	return "other"
}

type counts struct {
	mu sync.Mutex
	of map[string]int
}

func (c *counts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.of[kindOf(r.URL.Path)]++
	w.WriteHeader(http.StatusNoContent)
}

func main() {
	log.Fatal(http.ListenAndServe(":8080", &counts{of: map[string]int{}}))
}
