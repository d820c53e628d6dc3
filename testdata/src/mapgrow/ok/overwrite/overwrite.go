// Package overwrite changes values under keys that are there, and adds no key.
package overwrite

import (
	"encoding/json"
	"net/http"
	"sync"
)

type flag struct {
	On    bool
	Share int
}

// Flags are known when the program starts; requests may change them.
type Flags struct {
	mu    sync.RWMutex
	flags map[string]flag
	reads map[string]int
	last  map[string]string
}

// Load returns the flags that a document names.
func Load(doc []byte) (*Flags, error) {
	f := &Flags{flags: map[string]flag{}, reads: map[string]int{}, last: map[string]string{}}
	if err := json.Unmarshal(doc, &f.flags); err != nil {
		return nil, err
	}
	for name := range f.flags {
		f.reads[name] = 0
	}
	return f, nil
}

// ServeHTTP shows or sets a flag.
func (f *Flags) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	f.mu.Lock()
	defer f.mu.Unlock()
	was, ok := f.flags[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	if n, known := f.reads[name]; known {
		f.reads[name] = n + 1
	}
	if r.Method == http.MethodPost {
		was.On = r.FormValue("on") == "yes"
		f.flags[name] = was
		f.last[name] = r.RemoteAddr
	}
	_ = json.NewEncoder(w).Encode(was)
}

// Flip turns every flag.
func (f *Flags) Flip() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for name, v := range f.flags {
		v.On = !v.On
		f.flags[name] = v
		f.last[name] = ""
	}
}
