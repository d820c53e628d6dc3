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
	gone bool
	msgs []message
}

func (b *box) put(m message) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.gone {
		return false
	}
	b.msgs = append(b.msgs, m)
	return true
}

// prune reports whether nothing is left; the box is then gone.
func (b *box) prune(before time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	var keep []message
	for _, m := range b.msgs {
		if !m.at.Before(before) {
			keep = append(keep, m)
		}
	}
	b.msgs = keep
	b.gone = len(keep) == 0
	return b.gone
}

// Service prunes itself; Close ends that.
type Service struct {
	boxes sync.Map // address -> *box
	stop  chan struct{}
	once  sync.Once
}

// New returns a service that drops messages older than age.
func New(age time.Duration) *Service {
	s := &Service{stop: make(chan struct{})}
	go s.prune(age)
	return s
}

// Close ends the pruning.
func (s *Service) Close() { s.once.Do(func() { close(s.stop) }) }

// Deliver keeps body for address.
func (s *Service) Deliver(address string, body []byte) {
	for {
		v, _ := s.boxes.LoadOrStore(address, new(box))
		if v.(*box).put(message{at: time.Now(), body: body}) {
			return
		}
	}
}

// Collect returns what address has been sent, once.
func (s *Service) Collect(address string) [][]byte {
	v, ok := s.boxes.LoadAndDelete(address)
	if !ok {
		return nil
	}
	b := v.(*box)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.gone = true
	out := make([][]byte, 0, len(b.msgs))
	for _, m := range b.msgs {
		out = append(out, m.body)
	}
	return out
}

func (s *Service) prune(age time.Duration) {
	t := time.NewTicker(age / 4)
	defer t.Stop()
	for {
		select {
		case now := <-t.C:
			s.boxes.Range(func(k, v any) bool {
				if v.(*box).prune(now.Add(-age)) {
					s.boxes.CompareAndDelete(k, v)
				}
				return true
			})
		case <-s.stop:
			return
		}
	}
}
