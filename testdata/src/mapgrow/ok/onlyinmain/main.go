// Command onlyinmain fills its tables before it serves, and not after.
package main

import (
	"log"
	"net/http"
	"os"
	"strings"
	"sync"
)

type table struct {
	mu    sync.RWMutex
	ways  map[string]string
	notes map[string]string
}

var owners = map[string]string{}

func (t *table) way(from, to string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.ways[from] = to
}

// ServeHTTP implements http.Handler.
func (t *table) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t.mu.RLock()
	defer t.mu.RUnlock()
	to, ok := t.ways[r.URL.Path]
	if !ok {
		http.Error(w, "ask "+owners[r.Host], http.StatusNotFound)
		return
	}
	w.Header().Set("X-Note", t.notes[to])
	http.Redirect(w, r, to, http.StatusFound)
}

func readOwners(args []string) {
	for _, a := range args {
		host, owner, _ := strings.Cut(a, "=")
		owners[host] = owner
	}
}

func main() {
	t := &table{ways: map[string]string{}, notes: map[string]string{}}
	readOwners(os.Args[1:])
	for _, kv := range os.Environ() {
		if from, to, ok := strings.Cut(kv, "="); ok && strings.HasPrefix(from, "WAY_") {
			t.way("/"+strings.ToLower(from[4:]), to)
			t.notes[to] = from
		}
	}
	log.Fatal(http.ListenAndServe("localhost:8080", t))
}
