package main

import (
	"net/http"
	"sync"
	"time"

	store "matrix/store"
)

// window counts what came in the last while; each turn begins a new one.
type window struct {
	mu  sync.Mutex
	cur *store.Store
}

func (w *window) turn(names []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.cur = store.NewStore()
	for _, n := range names {
		w.cur.Touch(n)
	}
}

func main() {
	w := &window{}
	go func() {
		for range time.Tick(time.Second) {
			if resp, err := http.Get("http://localhost/names"); err == nil {
				w.turn(resp.Header.Values("Name"))
				resp.Body.Close()
			}
		}
	}()
	http.HandleFunc("/", func(rw http.ResponseWriter, r *http.Request) {
		w.mu.Lock()
		defer w.mu.Unlock()
		println(w.cur)
	})
	http.ListenAndServe(":8080", nil)
}
