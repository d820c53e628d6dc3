// Package stop says when to stop, in several ways, and what is left to do.
package stop

import (
	"sync"
	"sync/atomic"
)

// Levels is a flag of several levels.
type Levels struct{ level atomic.Uint32 }

// Any reports whether any level is set.
func (l *Levels) Any() bool { return l.level.Load() != 0 }

// Set sets a level.
func (l *Levels) Set(level uint32) { l.level.Store(level) }

// Locked is a flag under a lock.
type Locked struct {
	mu sync.Mutex
	on bool
}

// Set sets it.
func (l *Locked) Set() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.on = true
}

// IsSet reports whether it is set.
func (l *Locked) IsSet() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.on
}

// Signal is a channel that is closed.
type Signal chan struct{}

// Given reports whether it is closed.
func (s Signal) Given() bool {
	select {
	case <-s:
		return true
	default:
		return false
	}
}

// Work is what is left to do.
type Work struct {
	mu   sync.Mutex
	list []string
}

// NewWork makes work of names.
func NewWork(names []string) *Work { return &Work{list: names} }

// Left reports whether there is any: how much there is, is no flag.
func (w *Work) Left() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.list) > 0
}

// Take takes one.
func (w *Work) Take() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	one := w.list[0]
	w.list = w.list[1:]
	return one
}
