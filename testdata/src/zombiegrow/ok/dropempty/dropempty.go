// Package dropempty removes the key when nothing is left under it: at once, in a
// helper, or when the next tick finds it empty.
package dropempty

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Lists has lists by name.
type Lists struct {
	mu     sync.Mutex
	now    map[string][]string
	helped map[string]map[string]bool
	later  map[string][]string
	counts map[string]int
}

// NewLists starts lists that tidy up.
func NewLists() *Lists {
	l := &Lists{now: map[string][]string{}, helped: map[string]map[string]bool{}, later: map[string][]string{}, counts: map[string]int{}}
	go l.tidy()
	return l
}

// Mux returns the routes.
func (l *Lists) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /{list}/{item}", l.add)
	mux.HandleFunc("DELETE /{list}/{item}", l.remove)
	return mux
}

func (l *Lists) add(_ http.ResponseWriter, r *http.Request) {
	list, item := r.PathValue("list"), r.PathValue("item")
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now[list] = append(l.now[list], item)
	l.later[list] = append(l.later[list], item)
	if l.helped[list] == nil {
		l.helped[list] = map[string]bool{}
	}
	l.helped[list][item] = true
	l.counts[list]++
}

func (l *Lists) remove(_ http.ResponseWriter, r *http.Request) {
	list, item := r.PathValue("list"), r.PathValue("item")
	is := func(s string) bool { return s == item }
	l.mu.Lock()
	defer l.mu.Unlock()
	if left := slices.DeleteFunc(l.now[list], is); len(left) > 0 {
		l.now[list] = left
	} else {
		delete(l.now, list)
	}
	l.later[list] = slices.DeleteFunc(l.later[list], is)
	delete(l.helped[list], item)
	l.dropHelped(list)
	if n := l.counts[list] - 1; n > 0 {
		l.counts[list] = n
	} else {
		delete(l.counts, list)
	}
}

func (l *Lists) dropHelped(list string) {
	if len(l.helped[list]) == 0 {
		delete(l.helped, list)
	}
}

func (l *Lists) tidy() {
	for range time.Tick(time.Minute) {
		l.mu.Lock()
		for list, items := range l.later {
			if len(items) == 0 {
				delete(l.later, list)
			}
		}
		l.mu.Unlock()
	}
}
