// Package published counts searches in a map that the process publishes.
package published

import (
	"expvar"
	"net/http"
)

// Search answers.
type Search struct {
	terms *expvar.Map
	sorts *expvar.Map
	find  func(string) []string
}

// New makes one.
func New(find func(string) []string) *Search {
	return &Search{terms: expvar.NewMap("terms"), sorts: expvar.NewMap("sorts"), find: find}
}

// ServeHTTP implements http.Handler.
func (s *Search) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	term := r.FormValue("q")
	s.terms.Add(term, 1) // want labelgrow medium "Search[.]terms"
	order := r.FormValue("sort")
	switch order {
	case "name", "date":
	default:
		order = "none"
	}
	s.sorts.Add(order, 1)
	for _, found := range s.find(term) {
		_, _ = w.Write([]byte(found))
	}
}
