// Command handson gives a builder a register that nobody has once all is built: what is built keeps a
// number.
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
	r.seen[who]++
}

type plan struct{ names *register }

func (p *plan) with(r *register) *plan { p.names = r; return p }

func (p *plan) door(name string) *plan { p.names.note(name); return p }

func (p *plan) house() *house {
	h := &house{rooms: len(p.names.seen), doors: http.NewServeMux()}
	h.doors.HandleFunc("/", h.enter)
	return h
}

type house struct {
	rooms int
	doors *http.ServeMux
}

func (h *house) enter(w http.ResponseWriter, r *http.Request) { log.Print(h.rooms, r.RemoteAddr) }

func main() {
	h := new(plan).with(&register{seen: map[string]int{}}).door("north").door("south").house()
	log.Fatal(http.ListenAndServe(":8080", h.doors))
}
