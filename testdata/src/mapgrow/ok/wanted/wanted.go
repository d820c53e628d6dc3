// Package wanted keeps something for each guest, and looks now and then who is there no more: what
// a guest has goes with the guest, whom nobody has set.
package wanted

import (
	"net/http"
	"sync"
	"time"
)

type guest struct {
	used map[string]int
	seen time.Time
}

// Guests are those who are there.
type Guests struct {
	mu     sync.Mutex
	guests map[string]*guest
	online map[string]bool
}

// New returns no guests.
func New() *Guests { return &Guests{guests: map[string]*guest{}, online: map[string]bool{}} }

// sweep lets go of those who are not there.
func (g *Guests) sweep() {
	g.mu.Lock()
	defer g.mu.Unlock()
	for id := range g.guests {
		if !g.online[id] {
			delete(g.guests, id)
		}
	}
}

// left notes that a guest has gone.
func (g *Guests) left(id string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.online, id)
}

// use counts what a guest has used.
func (g *Guests) use(id, what string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.guests[id]
	if one == nil {
		one = &guest{used: map[string]int{}}
		g.guests[id] = one
	}
	g.online[id] = true
	one.used[what]++
	one.seen = time.Now()
}

// Serve serves guests.
func Serve(addr string) error {
	g := New()
	go func() {
		for range time.Tick(time.Minute) {
			g.sweep()
		}
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /use", func(w http.ResponseWriter, r *http.Request) { g.use(r.RemoteAddr, r.FormValue("what")) })
	mux.HandleFunc("POST /leave", func(w http.ResponseWriter, r *http.Request) { g.left(r.RemoteAddr) })
	return http.ListenAndServe(addr, mux)
}
