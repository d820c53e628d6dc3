// Package onread has stores of client-go that forget what they meet and find too old:
// one that is listed, and one that nothing ever reads.
package onread

import (
	"net/http"
	"time"

	"k8s.io/client-go/tools/cache"
)

type event struct{ name, text string }

func nameOf(obj any) (string, error) { return obj.(event).name, nil }

// Hooks takes events.
type Hooks struct {
	noted cache.Store
	shown cache.Store
}

// NewHooks has taken nothing.
func NewHooks() *Hooks {
	return &Hooks{noted: cache.NewTTLStore(nameOf, time.Hour), shown: cache.NewTTLStore(nameOf, time.Hour)}
}

// ServeHTTP implements http.Handler.
func (h *Hooks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e := event{r.URL.Path, r.FormValue("text")}
	_ = h.noted.Add(e) // want cachegrow medium "Hooks.noted"
	_ = h.shown.Add(e)
	for _, o := range h.shown.List() {
		_, _ = w.Write([]byte(o.(event).text))
	}
}
