// want zombiegrow|mapgrow Service.boxes medium

// Package mailbox holds messages for people who are away.
package mailbox

import (
	"sync"
	"time"
)

type message struct {
	at   time.Time
	body []byte
}

type box struct {
	mu   sync.Mutex
	msgs []message
}

func (b *box) put(m message) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.msgs = append(b.msgs, m)
}

func (b *box) drain() [][]byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := make([][]byte, 0, len(b.msgs))
	for _, m := range b.msgs {
		out = append(out, m.body)
	}
	b.msgs = nil
	return out
}

func (b *box) prune(before time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var keep []message
	for _, m := range b.msgs {
		if !m.at.Before(before) {
			keep = append(keep, m)
		}
	}
	b.msgs = keep
}

// Service is ready to use as it is.
type Service struct {
	boxes sync.Map // address -> *box
}

// Deliver keeps body for address.
func (s *Service) Deliver(address string, body []byte) {
	v, _ := s.boxes.LoadOrStore(address, new(box))
	v.(*box).put(message{at: time.Now(), body: body})
}

// Collect returns what address has been sent, once.
func (s *Service) Collect(address string) [][]byte {
	v, ok := s.boxes.Load(address)
	if !ok {
		return nil
	}
	return v.(*box).drain()
}

// Prune drops messages that are older than age.
func (s *Service) Prune(age time.Duration) {
	before := time.Now().Add(-age)
	s.boxes.Range(func(_, v any) bool {
		v.(*box).prune(before)
		return true
	})
}
