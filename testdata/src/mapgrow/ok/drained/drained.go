// Package drained counts work under numbers, and takes out in their order those that are done, as
// many as there are.
package drained

import (
	"container/heap"
	"net/http"
	"strconv"
	"sync"
)

type numbers []uint64

func (n numbers) Len() int           { return len(n) }
func (n numbers) Less(i, j int) bool { return n[i] < n[j] }
func (n numbers) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }
func (n *numbers) Push(x any)        { *n = append(*n, x.(uint64)) }
func (n *numbers) Pop() any {
	old := *n
	x := old[len(old)-1]
	*n = old[:len(old)-1]
	return x
}

// Mark is how far the work is done.
type Mark struct {
	mu    sync.Mutex
	order numbers
	open  map[uint64]int
	until uint64
}

// NewMark returns one at zero.
func NewMark() *Mark { return &Mark{open: map[uint64]int{}} }

func (m *Mark) note(number uint64, by int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	had, there := m.open[number]
	if !there {
		heap.Push(&m.order, number)
	}
	m.open[number] = had + by
	for len(m.order) > 0 {
		first := m.order[0]
		if m.open[first] > 0 {
			break
		}
		heap.Pop(&m.order)
		delete(m.open, first)
		m.until = first
	}
}

// ServeHTTP begins or ends a piece of work.
func (m *Mark) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.ParseUint(r.FormValue("n"), 10, 64)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if r.Method == http.MethodDelete {
		m.note(n, -1)
		return
	}
	m.note(n, 1)
}
