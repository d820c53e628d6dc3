// Package getorcreate counts requests for each host name that clients send.
package getorcreate

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
)

type tally struct {
	hits  atomic.Int64
	bytes atomic.Int64
}

// Front is a handler that counts before it passes a request on.
type Front struct {
	next http.Handler

	mu    sync.RWMutex
	hosts map[string]*tally
	verbs map[string]*tally
}

// NewFront returns a handler before next.
func NewFront(next http.Handler) *Front {
	f := &Front{next: next, hosts: map[string]*tally{}, verbs: map[string]*tally{}}
	for _, v := range []string{http.MethodGet, http.MethodPost, http.MethodPut} {
		f.verbs[v] = &tally{}
	}
	return f
}

// ServeHTTP implements http.Handler.
func (f *Front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if t := f.verb(r.Method); t != nil {
		t.hits.Add(1)
	}
	t := f.host(r.Host)
	t.hits.Add(1)
	t.bytes.Add(r.ContentLength)
	f.next.ServeHTTP(w, r)
}

func (f *Front) host(name string) *tally {
	f.mu.RLock()
	t, ok := f.hosts[name]
	f.mu.RUnlock()
	if ok {
		return t
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if t, ok = f.hosts[name]; !ok {
		t = &tally{}
		f.hosts[name] = t // want mapgrow medium "Front.hosts"
	}
	return t
}

// verb looks up and makes nothing: unknown methods are not counted.
func (f *Front) verb(name string) *tally {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.verbs[name]
}

// Report writes one line for each host.
func (f *Front) Report(w http.ResponseWriter, _ *http.Request) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	for name, t := range f.hosts {
		fmt.Fprintf(w, "%s %d %d\n", name, t.hits.Load(), t.bytes.Load())
	}
}
