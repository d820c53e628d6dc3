// want mapgrow|zombiegrow Store.queues medium

// Package queuestore holds who is subscribed to which queue.
package queuestore

import "sync"

// Subscriber receives what is published.
type Subscriber interface {
	ID() string
	Deliver(payload []byte)
}

// Store is safe for concurrent use.
type Store struct {
	mu     sync.RWMutex
	queues map[string]map[string]Subscriber
}

// New returns an empty store.
func New() *Store { return &Store{queues: make(map[string]map[string]Subscriber)} }

// Subscribe adds s to a queue and returns what takes it away again.
func (s *Store) Subscribe(queue string, sub Subscriber) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.queues[queue] == nil {
		s.queues[queue] = make(map[string]Subscriber)
	}
	s.queues[queue][sub.ID()] = sub
	return func() { s.unsubscribe(queue, sub.ID()) }
}

func (s *Store) unsubscribe(queue, id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.queues[queue], id)
}

// Publish delivers payload to all who are subscribed.
func (s *Store) Publish(queue string, payload []byte) int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	n := 0
	for _, sub := range s.queues[queue] {
		sub.Deliver(payload)
		n++
	}
	return n
}
