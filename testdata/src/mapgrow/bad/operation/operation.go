// Package operation runs named operations on request. What one operation keeps goes
// with it; what the table of operations keeps stays.
package operation

import (
	"net/http"
	"sync"
)

type call struct {
	name string
	run  func(path string) error
}

// Table holds the operations.
type Table struct {
	mu    sync.Mutex
	calls map[string]*call
	last  map[string]string
}

// NewTable returns a table with the one operation that there is.
func NewTable() *Table {
	t := &Table{calls: map[string]*call{}, last: map[string]string{}}
	t.add(call{name: "sync", run: syncTree})
	return t
}

func (t *Table) add(c call) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.calls[c.name] = &c
}

// ServeHTTP starts the operation that the path names.
func (t *Table) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	c := t.calls[r.FormValue("op")]
	t.last[r.FormValue("path")] = r.RemoteAddr // want mapgrow medium "Table.last"
	t.mu.Unlock()
	if c != nil {
		start(c.run, r.FormValue("path"))
	}
}

func start(run func(string) error, path string) { go work(run, path) }

func work(run func(string) error, path string) { _ = run(path) }

// tree is the state of one operation.
type tree struct {
	mu    sync.Mutex
	names chan string
	dirs  map[string]bool
}

func syncTree(path string) error {
	t := &tree{names: make(chan string), dirs: map[string]bool{}}
	go t.gather()
	t.names <- path
	close(t.names)
	t.mu.Lock()
	defer t.mu.Unlock()
	return nil
}

func (t *tree) gather() {
	for name := range t.names {
		t.mark(name)
	}
}

func (t *tree) mark(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.dirs[name] = true
}
