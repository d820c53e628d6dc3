// Package nopurge is the search of a web server as it was first: its cache hides what
// has expired, and nobody calls what would remove it.
package nopurge

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
)

// Result is what a search found.
type Result struct {
	Title, Link string
}

// Index searches.
type Index interface {
	Search(query string) ([]Result, error)
}

// Handler answers searches.
type Handler struct {
	index   Index
	results *cache.Cache
	slow    *cache.Cache
	started time.Time
}

// New searches in an index.
func New(index Index) *Handler {
	return &Handler{
		index:   index,
		results: cache.New(15*time.Minute, -1),
		slow:    cache.New(15*time.Minute, time.Minute),
		started: time.Now(),
	}
}

// ServeHTTP implements http.Handler.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.FormValue("q")
	if found, ok := h.results.Get(query); ok {
		h.write(w, found.([]Result))
		return
	}
	begin := time.Now()
	found, err := h.index.Search(query)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	if took := time.Since(begin); took > time.Second {
		h.slow.Set(query, took, 0)
	}
	h.results.Set(query, found, 0) // want cachegrow medium "Handler.results.*hidden but not freed.*go-cache"
	h.write(w, found)
}

func (h *Handler) write(w http.ResponseWriter, found []Result) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(found); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
