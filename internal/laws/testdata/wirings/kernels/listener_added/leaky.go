// growthlint: any of listenergrow slicegrow
package store

import "sync"

type Store struct {
	bus  bus
	seen int
}

type bus struct {
	mu    sync.Mutex
	hooks []func(string)
}

func (b *bus) subscribe(hook func(string)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hooks = append(b.hooks, hook)
}

func (b *bus) publish(topic string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, hook := range b.hooks {
		hook(topic)
	}
}

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(topic string) {
	s.bus.subscribe(func(string) { s.seen += len(topic) })
	s.bus.publish(topic)
}
