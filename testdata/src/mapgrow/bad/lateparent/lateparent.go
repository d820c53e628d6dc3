// Package main holds a job back until the one that it names has run.
package main

import (
	"encoding/json"
	"net/http"
	"sync"
)

type job struct {
	ID    string `json:"id"`
	After string `json:"after"`
}

type runner struct {
	mu   sync.Mutex
	held map[string]job
}

func (r *runner) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	var j job
	if json.NewDecoder(q.Body).Decode(&j) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if j.After != "" {
		r.held[j.After] = j // want mapgrow medium "deletes only what waited for the object that has come"
		return
	}
	r.run(j)
}

func (r *runner) run(j job) {
	next, ok := r.held[j.ID]
	if !ok {
		return
	}
	delete(r.held, j.ID)
	r.run(next)
}

func main() {
	_ = http.ListenAndServe(":8080", &runner{held: map[string]job{}})
}
