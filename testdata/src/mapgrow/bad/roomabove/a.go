// Package roomabove asks for room in one of the two places that call what adds.
package roomabove

import (
	"net/http"
	"sync"
)

const most = 1000

// Names are known names.
type Names struct {
	mu    sync.Mutex
	known map[string]int
}

func (n *Names) note(name string) { n.known[name]++ } // want mapgrow high "Names.known"

func (n *Names) add(name string) {
	n.note(name)
}

// ServeHTTP takes a name while there is room.
func (n *Names) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.known) >= most {
		http.Error(w, "full", http.StatusServiceUnavailable)
		return
	}
	n.add(r.FormValue("name"))
}

// Seen takes a name, however many there are.
func (n *Names) Seen(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.add(r.RemoteAddr)
}
