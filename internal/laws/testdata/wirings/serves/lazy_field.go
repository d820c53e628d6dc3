package main

import (
	"net/http"
	"sync"

	store "matrix/store"
)

type lazy struct {
	mu sync.Mutex
	s  *store.Store
}

// get makes the store when it is first asked for.
func (l *lazy) get() *store.Store {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.s == nil {
		l.s = store.NewStore()
	}
	return l.s
}

func main() {
	var l lazy
	mux := http.NewServeMux()
	mux.HandleFunc("DELETE /{name}", func(w http.ResponseWriter, r *http.Request) { l.get().Touch(r.PathValue("name")) })
	http.ListenAndServe(":8080", mux)
}
