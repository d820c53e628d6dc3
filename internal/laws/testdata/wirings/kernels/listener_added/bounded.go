package store

import "sync"

type Store struct {
	bus  bus
	seen int
}

type bus struct {
	mu    sync.Mutex
	hooks map[*func(string)]func(string)
}

func (b *bus) subscribe(hook func(string)) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	at := &hook
	b.hooks[at] = hook
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.hooks, at)
	}
}

func (b *bus) publish(topic string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, hook := range b.hooks {
		hook(topic)
	}
}

func NewStore() *Store { return &Store{bus: bus{hooks: map[*func(string)]func(string){}}} }

func (s *Store) Touch(topic string) {
	defer s.bus.subscribe(func(string) { s.seen += len(topic) })()
	s.bus.publish(topic)
}
