// Package keep keeps more and more.
package keep

import (
	"container/list"
	"strings"
	"sync"
)

// Store keeps lines in many ways.
type Store struct {
	mu      sync.Mutex
	set     Set[string]
	helped  map[string]*record
	log     []record
	shared  sync.Map
	queue   *list.List
	closed  map[string][]byte
	built   strings.Builder
	bounded []string
	never   chan string
	each    func(line string)
}

// Set is a set of anything.
type Set[K comparable] struct{ has map[K]struct{} }

type record struct {
	line string
	room [40]byte
}

// New returns an empty store.
func New() *Store {
	s := &Store{
		set: Set[string]{has: map[string]struct{}{}}, helped: map[string]*record{}, queue: list.New(),
		closed: map[string][]byte{}, never: make(chan string),
	}
	s.each = s.fill
	return s
}

// Handle keeps a line in all ways.
func (s *Store) Handle(line string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.set.Add(line)
	put(s.helped, line, newRecord(line))
	s.note(line)
	s.shared.Store(line, [100]byte{})
	s.queue.PushBack(strings.Repeat(line, 20))
	s.built.WriteString(line)
	s.bounded = append(s.bounded, line)
	if len(s.bounded) > 10 {
		s.bounded = s.bounded[1:]
	}
	keep := func() { s.each(line) }
	keep()
	s.tell(line)
}

// tell tells nobody, for ever.
func (s *Store) tell(line string) {
	go s.wait(line)
	go func() {
		s.never <- line
	}()
}

func (s *Store) wait(line string) { s.never <- line }

// Add adds a key.
func (s *Set[K]) Add(k K) { s.has[k] = struct{}{} }

func put(m map[string]*record, key string, r *record) { m[key] = r }

func newRecord(line string) *record { return &record{line: line} }

// note is small enough to be inlined.
func (s *Store) note(line string) { s.log = append(s.log, record{line: line}) }

// fill is called by its value.
func (s *Store) fill(line string) {
	func() {
		s.closed[line] = make([]byte, 700)
	}()
}
