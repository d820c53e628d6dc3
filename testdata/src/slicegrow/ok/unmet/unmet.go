// Package unmet has a list of what hears the news, and each takes itself out.
package unmet

import (
	"net/http"
	"slices"
	"sync"
)

type ear interface{ hear(string) }

type reader struct{ last [32]string }

func (r *reader) hear(s string) { r.last[len(s)%len(r.last)] = s }

type book struct{ lines int }

func (b *book) hear(string) { b.lines++ }

// Hall has the ears.
type Hall struct {
	mu   sync.Mutex
	ears []ear
}

func (h *Hall) enter(e ear) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ears = append(h.ears, e)
}

func (h *Hall) leave(e ear) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if i := slices.Index(h.ears, e); i >= 0 {
		h.ears = without(h.ears, e)
	}
}

func without(list []ear, one ear) []ear {
	return slices.DeleteFunc(list, func(e ear) bool { return e == one })
}

// Say lets all hear.
func (h *Hall) Say(s string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, e := range h.ears {
		e.hear(s)
	}
}

// Record counts what is said until it is told to stop.
func (h *Hall) Record(stop <-chan struct{}) int {
	b := &book{}
	h.enter(b)
	defer h.leave(b)
	<-stop
	return b.lines
}

// ServeHTTP reads along for one request.
func (h *Hall) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	me := &reader{}
	h.enter(me)
	defer h.leave(me)
	<-r.Context().Done()
	w.Write([]byte(me.last[0]))
}
