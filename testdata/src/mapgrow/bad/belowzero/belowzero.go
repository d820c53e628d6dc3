// Package belowzero counts down first, and then waits for less than nothing.
package belowzero

import "sync"

// Leases counts who uses a name.
type Leases struct {
	mu   sync.Mutex
	uses map[string]int
}

// NewLeases has none.
func NewLeases() *Leases { return &Leases{uses: map[string]int{}} }

// Take adds a user and returns what takes it away.
func (l *Leases) Take(name string) (release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.uses[name]++ // want zombiegrow medium "Leases.uses"
	return func() { l.drop(name) }
}

func (l *Leases) drop(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.uses[name]--
	if l.uses[name] < 0 {
		delete(l.uses, name)
	}
}

// Used reports whether somebody has it.
func (l *Leases) Used(name string) bool { l.mu.Lock(); defer l.mu.Unlock(); return l.uses[name] > 0 }
