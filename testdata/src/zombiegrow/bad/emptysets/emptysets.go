// Package emptysets is an index of sets; a set that loses its last member stays,
// though the whole index can be replaced.
package emptysets

import (
	"context"
	"sync"
)

type set map[string]struct{}

func (s set) insert(k string) { s[k] = struct{}{} }
func (s set) remove(k string) { delete(s, k) }

// Thing is indexed.
type Thing struct {
	Key, Label, Owner string
}

// Event says what became of a thing.
type Event struct {
	Gone  bool
	Thing Thing
}

// Store holds things and finds them by label and by owner.
type Store struct {
	mu      sync.RWMutex
	things  map[string]Thing
	byLabel map[string]set
	byOwner map[string]set
}

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{things: map[string]Thing{}, byLabel: map[string]set{}, byOwner: map[string]set{}}
}

// Run follows events until ctx ends.
func (s *Store) Run(ctx context.Context, events <-chan Event) {
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			s.mu.Lock()
			if old, ok := s.things[e.Thing.Key]; ok {
				s.unindex(old)
			}
			if e.Gone {
				delete(s.things, e.Thing.Key)
			} else {
				s.things[e.Thing.Key] = e.Thing
				s.index(e.Thing)
			}
			s.mu.Unlock()
		}
	}
}

func (s *Store) index(t Thing) {
	l := s.byLabel[t.Label]
	if l == nil {
		l = set{}
		s.byLabel[t.Label] = l // want zombiegrow medium "Store.byLabel"
	}
	l.insert(t.Key)
	o := s.byOwner[t.Owner]
	if o == nil {
		o = set{}
		s.byOwner[t.Owner] = o
	}
	o.insert(t.Key)
}

func (s *Store) unindex(t Thing) {
	if l := s.byLabel[t.Label]; l != nil {
		l.remove(t.Key)
	}
	if o := s.byOwner[t.Owner]; o != nil {
		o.remove(t.Key)
		if len(o) == 0 {
			delete(s.byOwner, t.Owner)
		}
	}
}

// Replace starts anew with other things.
func (s *Store) Replace(things []Thing) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.things, s.byLabel, s.byOwner = map[string]Thing{}, map[string]set{}, map[string]set{}
	for _, t := range things {
		s.things[t.Key] = t
		s.index(t)
	}
}

// Labelled tells how many things have a label.
func (s *Store) Labelled(label string) int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.byLabel[label])
}
