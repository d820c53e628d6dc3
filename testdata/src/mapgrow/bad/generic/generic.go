// Package generic has two generic tables: one forgets its oldest row.
package generic

import (
	"net/http"
	"sync"
)

type table[K comparable, V any] struct {
	mu   sync.Mutex
	rows map[K]V
}

func newTable[K comparable, V any]() *table[K, V] { return &table[K, V]{rows: map[K]V{}} }

func (t *table[K, V]) put(k K, v V) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows[k] = v // want mapgrow medium "table.rows"
}

func (t *table[K, V]) get(k K) (V, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	v, ok := t.rows[k]
	return v, ok
}

type window[K comparable, V any] struct {
	mu    sync.Mutex
	cells map[K]V
	order []K
	max   int
}

func newWindow[K comparable, V any](max int) *window[K, V] {
	return &window[K, V]{cells: map[K]V{}, max: max}
}

func (w *window[K, V]) put(k K, v V) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := w.cells[k]; !ok {
		w.order = append(w.order, k)
	}
	w.cells[k] = v
	for len(w.order) > w.max {
		delete(w.cells, w.order[0])
		w.order = w.order[1:]
	}
}

// API answers with the last body that was put under a path.
type API struct {
	bodies *table[string, int64]
	recent *window[string, int64]
}

// NewAPI returns an API without bodies.
func NewAPI() *API {
	return &API{bodies: newTable[string, int64](), recent: newWindow[string, int64](100)}
}

// ServeHTTP implements http.Handler.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodPut {
		a.bodies.put(r.URL.Path, r.ContentLength)
		a.recent.put(r.URL.Path, r.ContentLength)
		return
	}
	if _, ok := a.bodies.get(r.URL.Path); !ok {
		http.NotFound(w, r)
	}
}
