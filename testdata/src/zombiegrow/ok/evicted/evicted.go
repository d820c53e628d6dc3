// Package evicted empties values, and holds the number of keys to a maximum.
package evicted

import (
	"container/list"
	"net/http"
	"sync"
)

const most = 500

type row struct {
	key   string
	marks []string
}

// Table keeps the rows that were used last.
type Table struct {
	mu    sync.Mutex
	order *list.List
	rows  map[string]*list.Element
}

// NewTable returns an empty table.
func NewTable() *Table { return &Table{order: list.New(), rows: map[string]*list.Element{}} }

// ServeHTTP marks a row, or takes its marks off.
func (t *Table) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	defer t.mu.Unlock()
	rw := t.row(r.URL.Path)
	if r.Method == http.MethodDelete {
		rw.marks = nil
		return
	}
	if len(rw.marks) < 16 {
		rw.marks = append(rw.marks, r.RemoteAddr)
	}
}

func (t *Table) row(key string) *row {
	if e, ok := t.rows[key]; ok {
		t.order.MoveToFront(e)
		return e.Value.(*row)
	}
	if t.order.Len() >= most {
		last := t.order.Back()
		delete(t.rows, last.Value.(*row).key)
		t.order.Remove(last)
	}
	rw := &row{key: key}
	t.rows[key] = t.order.PushFront(rw)
	return rw
}
