// Package lazyfill fills maps at the first use, once.
package lazyfill

import (
	"net/http"
	"os"
	"strings"
	"sync"
)

// Env shows the environment.
type Env struct {
	once  sync.Once
	vars  map[string]string
	mu    sync.Mutex
	upper map[string]string
}

// ServeHTTP implements http.Handler.
func (e *Env) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	e.once.Do(e.read)
	name := r.FormValue("name")
	v, ok := e.vars[name]
	if !ok {
		v, ok = e.folded(name)
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	_, _ = w.Write([]byte(v))
}

func (e *Env) read() {
	e.vars = map[string]string{}
	for _, kv := range os.Environ() {
		k, v, _ := strings.Cut(kv, "=")
		e.vars[k] = v
	}
}

func (e *Env) folded(name string) (string, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.upper == nil {
		e.upper = map[string]string{}
	}
	if len(e.upper) == 0 {
		for k, v := range e.vars {
			e.upper[strings.ToUpper(k)] = v
		}
	}
	v, ok := e.upper[strings.ToUpper(name)]
	return v, ok
}
