// Package fixedset appends only what is in a fixed set and not yet in the list.
package fixedset

import (
	"net/http"
	"slices"
	"strings"
	"sync"
)

var languages = []string{"de", "en", "fr", "it"}

var colours = map[string]bool{"red": true, "green": true, "blue": true}

// Poll collects wishes.
type Poll struct {
	mu      sync.Mutex
	langs   []string
	colours []string
}

// ServeHTTP takes a wish.
func (p *Poll) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.language(r.FormValue("lang"))
	if c := r.FormValue("colour"); colours[c] {
		for _, old := range p.colours {
			if old == c {
				return
			}
		}
		p.colours = append(p.colours, c)
	}
	_, _ = w.Write([]byte(strings.Join(append(p.langs, p.colours...), " ")))
}

func (p *Poll) language(l string) {
	if !slices.Contains(languages, l) || slices.Contains(p.langs, l) {
		return
	}
	p.langs = append(p.langs, l)
}
