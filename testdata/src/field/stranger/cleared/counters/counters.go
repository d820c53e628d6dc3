// Package counters counts what happens, by kind.
package counters

import "sync/atomic"

// Kind is what is counted.
type Kind uint8

// The kinds.
const (
	Accepted Kind = iota
	Refused
	Failed
	kinds
)

// Set is a fixed number of counters.
type Set struct {
	n      [kinds]atomic.Int64
	byName map[string]*atomic.Int64
}

// New returns counters at zero.
func New() *Set {
	s := &Set{byName: make(map[string]*atomic.Int64, kinds)}
	for i, name := range []string{"accepted", "refused", "failed"} {
		s.byName[name] = &s.n[i]
	}
	return s
}

// Add counts one.
func (s *Set) Add(k Kind) { s.n[k].Add(1) }

// Value returns a counter by name.
func (s *Set) Value(name string) int64 {
	if c, ok := s.byName[name]; ok {
		return c.Load()
	}
	return 0
}
