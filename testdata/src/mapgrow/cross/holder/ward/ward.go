// Package ward keeps records; who enters and who strikes out is decided elsewhere.
package ward

import (
	"sync"
	"time"
)

// Record is one entry.
type Record struct {
	At   time.Time
	Note string
}

// Kept is struck out of by another package.
type Kept struct {
	mu   sync.Mutex
	rows map[string]Record
}

// NewKept returns an empty one.
func NewKept() *Kept { return &Kept{rows: map[string]Record{}} }

// Enter adds a record.
func (k *Kept) Enter(id string, r Record) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.rows[id] = r
}

// Strike takes a record out.
func (k *Kept) Strike(id string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.rows, id)
}

// Pile has no way to strike out.
type Pile struct {
	mu   sync.Mutex
	rows map[string]Record
}

// NewPile returns an empty one.
func NewPile() *Pile { return &Pile{rows: map[string]Record{}} }

// Enter adds a record.
func (p *Pile) Enter(id string, r Record) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rows[id] = r // want mapgrow medium "Pile.rows"
}

// Find looks a record up.
func (p *Pile) Find(id string) (Record, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	r, ok := p.rows[id]
	return r, ok
}

// Slate can be wiped, which its only user in view does as the program ends; what packages
// out of view do is not known.
type Slate struct {
	mu   sync.Mutex
	rows map[string]Record
}

// NewSlate returns an empty one.
func NewSlate() *Slate { return &Slate{rows: map[string]Record{}} }

// Enter adds a record and reports whether it is new.
func (s *Slate) Enter(id string, r Record) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, old := s.rows[id]
	s.rows[id] = r // want mapgrow low "Slate.rows"
	return !old
}

// Wipe takes all out.
func (s *Slate) Wipe() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.rows)
}
