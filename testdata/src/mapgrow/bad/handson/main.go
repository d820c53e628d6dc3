// Command handson gives a builder the register that what it builds keeps: the builder is gone when the
// first visitor comes, and the register is not.
package main

import (
	"log"
	"net/http"
	"sync"
)

type register struct {
	mu   sync.Mutex
	seen map[string]int
}

func (r *register) note(who string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen[who]++ // want mapgrow high "register.seen"
}

type plan struct{ visitors *register }

func (p *plan) with(r *register) *plan { p.visitors = r; return p }

func (p *plan) house() *house {
	h := &house{book: p.visitors, doors: http.NewServeMux()}
	h.doors.HandleFunc("/", h.enter)
	return h
}

type house struct {
	book  *register
	doors *http.ServeMux
}

func (h *house) enter(w http.ResponseWriter, r *http.Request) { h.book.note(r.RemoteAddr) }

func main() {
	h := new(plan).with(&register{seen: map[string]int{}}).house()
	log.Fatal(http.ListenAndServe(":8080", h.doors))
}
