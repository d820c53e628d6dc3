// Package onlyfilled sets a list where there is none.
package onlyfilled

import "net/http"

type hooks struct{ once map[string][]func() }

func (h *hooks) fire(name string) {
	if len(h.once[name]) >= 0 {
		for _, f := range h.once[name] {
			f()
		}
		h.once[name] = nil // want mapgrow high "hooks.once"
	}
}

// Handler fires what is named.
func Handler(once map[string][]func()) http.Handler {
	h := &hooks{once: once}
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { h.fire(r.FormValue("name")) })
}
