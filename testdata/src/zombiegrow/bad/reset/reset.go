// Package reset keeps sets in sets. Replacing the whole does not take away the inner
// sets that removals leave empty.
package reset

import (
	"net/http"
	"sync"
)

type sets map[string]map[string]bool

// Index is kept for a process.
type Index struct {
	mu     sync.Mutex
	byName map[string]sets
	tidied map[string]sets
}

// New returns an index for the given names.
func New(names []string) *Index {
	x := &Index{byName: map[string]sets{}, tidied: map[string]sets{}}
	for _, name := range names {
		x.byName[name] = sets{}
		x.tidied[name] = sets{}
	}
	return x
}

// Put files an item under each name.
func (x *Index) Put(_ http.ResponseWriter, r *http.Request) {
	value, item := r.FormValue("value"), r.FormValue("item")
	x.mu.Lock()
	defer x.mu.Unlock()
	for name := range x.byName {
		index := x.byName[name]
		if index[value] == nil {
			index[value] = map[string]bool{} // want zombiegrow medium "Index.byName"
		}
		index[value][item] = true
	}
	for name := range x.tidied {
		index := x.tidied[name]
		if index[value] == nil {
			index[value] = map[string]bool{}
		}
		index[value][item] = true
	}
}

// Drop takes an item away.
func (x *Index) Drop(_ http.ResponseWriter, r *http.Request) {
	value, item := r.FormValue("value"), r.FormValue("item")
	x.mu.Lock()
	defer x.mu.Unlock()
	for name := range x.byName {
		index := x.byName[name]
		delete(index[value], item)
	}
	for name := range x.tidied {
		index := x.tidied[name]
		delete(index[value], item)
		if len(index[value]) == 0 {
			delete(index, value)
		}
	}
}

// Replace takes over what another index gathered.
func (x *Index) Replace(_ http.ResponseWriter, r *http.Request) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.byName = map[string]sets{r.FormValue("name"): {}}
	x.tidied = map[string]sets{r.FormValue("name"): {}}
}
