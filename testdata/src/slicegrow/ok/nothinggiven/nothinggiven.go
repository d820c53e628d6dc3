// Package nothinggiven checks templates with nothing to show: what would be shown does not grow.
package nothinggiven

import (
	"net/http"
	"strings"
)

type group struct{ threads []string }

type page struct {
	of    *group
	words []string
}

func newPage(of *group) *page { return &page{of: of} }

func (p *page) parse(text string) int {
	p.words = strings.Fields(text)
	for _, w := range p.words {
		if p.of != nil {
			p.thread(w)
		}
	}
	return len(p.words)
}

// thread adds to a copy of the group, which is the page's own.
func (p *page) thread(name string) {
	own := *p.of
	own.threads = append(own.threads, name)
	p.of = &own
}

// Check says whether a template can be read.
func Check(w http.ResponseWriter, r *http.Request) {
	if newPage(nil).parse(r.FormValue("text")) == 0 {
		http.Error(w, "empty", http.StatusBadRequest)
	}
}

// Serve serves it.
func Serve(addr string) error {
	http.HandleFunc("/check", Check)
	return http.ListenAndServe(addr, nil)
}
