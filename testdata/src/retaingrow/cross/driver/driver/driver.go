// Package driver hands out rows of a page.
package driver

import "sync"

// Rows keeps the values of rows that were read.
type Rows struct {
	mu   sync.Mutex
	Vals map[string]*Value
	Kept map[string]*Value
}

// Value is one value.
type Value struct{ Raw []byte }

// Put keeps a value.
func (r *Rows) Put(name string, page *[4096]byte, n int) {
	buf := make([]byte, 4096)
	copy(buf, page[:])
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.Vals) > 1000 || len(r.Kept) > 1000 {
		return
	}
	r.Vals[name] = &Value{Raw: buf[:n]} // want retaingrow medium "Value[.]Raw"
	own := append([]byte(nil), buf[:n]...)
	r.Kept[name] = &Value{Raw: own}
}

// Drop forgets a value.
func (r *Rows) Drop(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.Vals, name)
	delete(r.Kept, name)
}
