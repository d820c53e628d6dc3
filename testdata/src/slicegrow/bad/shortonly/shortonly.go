// Package shortonly drops the oldest for as long as there is room.
package shortonly

import "sync"

// Notes are those that came last.
type Notes struct {
	mu   sync.Mutex
	list []string
	most int
}

// NewNotes has room for some.
func NewNotes() *Notes { return &Notes{most: 16} }

// OnNote takes one.
func (n *Notes) OnNote(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.list = append(n.list, text) // want slicegrow medium "Notes.list"
	if 16 > len(n.list) {
		n.list[0] = ""
		n.list = n.list[1:]
	}
}

// Len is how many there are.
func (n *Notes) Len() int { n.mu.Lock(); defer n.mu.Unlock(); return len(n.list) }
