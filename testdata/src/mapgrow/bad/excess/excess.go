// Package excess cuts by how much is too much, with the sign the wrong way round for one of two.
package excess

import (
	"net/http"
	"sync"
)

const most = 100

// Logs keeps the lines that came last.
type Logs struct {
	mu    sync.Mutex
	lines map[int]string
	ids   []int
	marks map[int]string
	keys  []int
	next  int
}

// NewLogs returns empty logs.
func NewLogs() *Logs { return &Logs{lines: map[int]string{}, marks: map[int]string{}} }

// Line keeps a line.
func (l *Logs) Line(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	l.lines[l.next] = r.FormValue("line") // want mapgrow medium "Logs.lines"
	l.ids = append(l.ids, l.next)         // want slicegrow medium "Logs.ids"
	if most-len(l.ids) > 0 {
		delete(l.lines, l.ids[0])
		l.ids = l.ids[1:]
	}
}

// Mark keeps a mark.
func (l *Logs) Mark(w http.ResponseWriter, r *http.Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.next++
	l.marks[l.next] = r.FormValue("mark")
	l.keys = append(l.keys, l.next)
	if most-len(l.keys) < 0 {
		delete(l.marks, l.keys[0])
		l.keys = l.keys[1:]
	}
}
