// Package oncevalue makes its store when it is first asked for.
package oncevalue

import (
	"net/http"
	"sync"
)

type shelf struct {
	mu    sync.Mutex
	boxes *boxes
}

type boxes struct{ byName map[string]int }

func newShelf() *shelf { return &shelf{boxes: &boxes{byName: map[string]int{}}} }

var theShelf = sync.OnceValue(newShelf)

func put(_ http.ResponseWriter, r *http.Request) {
	s := theShelf()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.boxes.byName[r.URL.Path]++ // want mapgrow high "boxes.byName gains an entry in put"
}

// Serve answers at an address.
func Serve(addr string) error {
	http.HandleFunc("/", put)
	return http.ListenAndServe(addr, nil)
}
