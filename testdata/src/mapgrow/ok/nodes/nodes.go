// Package nodes has trees of which no name makes more nodes than there are.
package nodes

import (
	"net/http"
	"strings"
	"sync"
)

// day has a link for each part of it, one level down.
type day struct {
	parts map[uint8]*day
	n     int
}

func (d *day) at(hour uint8) *day {
	to, ok := d.parts[hour]
	if !ok {
		to = &day{}
		d.parts[hour] = to
	}
	return to
}

// words forgets a word node by node.
type words struct {
	mu    sync.Mutex
	first *letters
}

type letters struct {
	next  map[byte]*letters
	whole bool
}

func (w *words) add(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	at := w.first
	for i := range len(word) {
		to, ok := at.next[word[i]]
		if !ok {
			to = &letters{next: map[byte]*letters{}}
			at.next[word[i]] = to
		}
		at = to
	}
	at.whole = true
}

func (w *words) drop(word string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	forget(w.first, word)
}

func forget(at *letters, word string) {
	if word == "" {
		at.whole = false
		return
	}
	to := at.next[word[0]]
	if to == nil {
		return
	}
	forget(to, word[1:])
	if !to.whole && len(to.next) == 0 {
		delete(at.next, word[0])
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	d := &day{parts: map[uint8]*day{}}
	w := &words{first: &letters{next: map[byte]*letters{}}}
	var mu sync.Mutex
	http.HandleFunc("/hour", func(_ http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		d.at(uint8(len(r.FormValue("hour")))).n++
	})
	http.HandleFunc("/open", func(_ http.ResponseWriter, r *http.Request) { w.add(strings.ToLower(r.FormValue("word"))) })
	http.HandleFunc("/close", func(_ http.ResponseWriter, r *http.Request) { w.drop(strings.ToLower(r.FormValue("word"))) })
	return http.ListenAndServe(addr, nil)
}
