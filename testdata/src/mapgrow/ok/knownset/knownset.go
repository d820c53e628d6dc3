// Package main has keys that are one of few: of a set that set-up makes, of a list that is
// written out, of the patterns that it registers.
package main

import (
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

type tenants struct {
	mu   sync.Mutex
	byID map[string]int
}

func (t *tenants) count(id string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.byID[id]++
}

func serve(t *tenants, known map[string]bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id := r.Header.Get("X-Tenant")
		if !known[id] {
			http.Error(w, "no such tenant", http.StatusNotFound)
			return
		}
		t.count(id)
	}
}

type prices struct {
	mu  sync.Mutex
	now map[string]int
}

func (p *prices) set(name string, to int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now[name] = to
}

type answer struct {
	pattern string
	status  int
}

type answers struct {
	mu sync.Mutex
	by map[answer]int
}

type writer struct {
	http.ResponseWriter
	status int
}

func (w *writer) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (a *answers) around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := &writer{w, http.StatusOK}
		next.ServeHTTP(out, r)
		a.mu.Lock()
		a.by[answer{r.Pattern, out.status}]++
		a.mu.Unlock()
	})
}

func main() {
	known := map[string]bool{}
	for _, id := range strings.Fields(os.Getenv("TENANTS")) {
		known[id] = true
	}
	http.Handle("/", serve(&tenants{byID: map[string]int{}}, known))
	p := &prices{now: map[string]int{}}
	go func() {
		for i := 0; ; i++ {
			p.set([]string{"tea", "coffee"}[i%2], i)
			time.Sleep(time.Second)
		}
	}()
	a := &answers{by: map[answer]int{}}
	log.Fatal(http.ListenAndServe("localhost:8080", a.around(http.DefaultServeMux)))
}
