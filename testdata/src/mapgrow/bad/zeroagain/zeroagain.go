// Package zeroagain forgets a name at zero, and then counts the zero.
package zeroagain

import "sync"

// Tally has the marks of each name.
type Tally struct {
	mu    sync.Mutex
	marks map[string]int
	keep  bool
}

// NewTally starts at nothing.
func NewTally(keep bool) *Tally { return &Tally{keep: keep, marks: map[string]int{}} }

// OnMark adds to a name, and with a zero forgets it.
func (t *Tally) OnMark(name string, n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n == 0 {
		delete(t.marks, name)
	}
	if n >= 0 || !t.keep {
		t.marks[name] += n // want mapgrow medium "Tally.marks"
	}
}

// Of are the marks of a name.
func (t *Tally) Of(name string) int { t.mu.Lock(); defer t.mu.Unlock(); return t.marks[name] }
