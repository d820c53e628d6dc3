// Package onces does things once for each key that clients name.
package onces

import (
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

type area string

const (
	left  area = "left"
	right area = "right"
)

// Depot makes directories when they are first asked for.
type Depot struct {
	root  string
	mu    sync.Mutex
	users map[string]*sync.Once
	areas map[area]*sync.Once
}

// NewDepot returns a depot under root.
func NewDepot(root string) *Depot {
	return &Depot{root: root, users: map[string]*sync.Once{}, areas: map[area]*sync.Once{}}
}

func (d *Depot) user(name string) *sync.Once {
	d.mu.Lock()
	defer d.mu.Unlock()
	o, ok := d.users[name]
	if !ok {
		o = &sync.Once{}
		d.users[name] = o // want lockgrow medium "Depot.users"
	}
	return o
}

func (d *Depot) area(a area) *sync.Once {
	d.mu.Lock()
	defer d.mu.Unlock()
	o, ok := d.areas[a]
	if !ok {
		o = &sync.Once{}
		d.areas[a] = o
	}
	return o
}

// ServeHTTP makes what the request needs.
func (d *Depot) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	side := left
	if r.FormValue("side") == "right" {
		side = right
	}
	d.area(side).Do(func() { _ = os.MkdirAll(filepath.Join(d.root, string(side)), 0o755) })
	name := filepath.Base(r.FormValue("user"))
	var err error
	d.user(name).Do(func() { err = os.Mkdir(filepath.Join(d.root, string(side), name), 0o755) })
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
