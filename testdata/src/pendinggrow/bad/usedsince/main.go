// Command usedsince lets a locker go an hour after it was rented if it has been given back by then, and
// does not look again.
package main

import (
	"log"
	"net/http"
	"sync"
	"time"
)

type locker struct{ back bool }

type hall struct {
	mu   sync.Mutex
	rent map[string]*locker
}

func (h *hall) use(who string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	l := h.rent[who]
	if l == nil {
		l = &locker{}
		time.AfterFunc(time.Hour, func() { h.look(who, l) })
		h.rent[who] = l // want pendinggrow medium "hall.rent gains an entry in .* removes it only if a flag of the entry allows it"
	}
}

func (h *hall) giveBack(who string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l := h.rent[who]; l != nil {
		l.back = true
	}
}

func (h *hall) look(who string, l *locker) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if l.back {
		delete(h.rent, who)
	}
}

func main() {
	h := &hall{rent: map[string]*locker{}}
	http.HandleFunc("/back", func(w http.ResponseWriter, r *http.Request) { h.giveBack(r.FormValue("who")) })
	http.HandleFunc("/use", func(w http.ResponseWriter, r *http.Request) { h.use(r.FormValue("who")) })
	log.Fatal(http.ListenAndServe(":8080", nil))
}
