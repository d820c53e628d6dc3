// Package pairedfer removes each entry as the activation that made it ends.
package pairedfer

import (
	"context"
	"net"
	"net/http"
	"sync"
	"time"
)

type call struct {
	at     time.Time
	cancel context.CancelFunc
}

// Switchboard knows what goes on now.
type Switchboard struct {
	mu    sync.Mutex
	calls map[uint64]*call
	lines map[net.Conn]struct{}
	tasks map[string]time.Time
	last  uint64
	next  http.Handler
}

// New returns a switchboard before next.
func New(next http.Handler) *Switchboard {
	return &Switchboard{calls: map[uint64]*call{}, lines: map[net.Conn]struct{}{}, tasks: map[string]time.Time{}, next: next}
}

// ServeHTTP implements http.Handler: the entry goes by a deferred call.
func (s *Switchboard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	id := s.begin(cancel)
	defer s.end(id)
	s.next.ServeHTTP(w, r.WithContext(ctx))
}

func (s *Switchboard) begin(cancel context.CancelFunc) uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	s.calls[s.last] = &call{time.Now(), cancel}
	return s.last
}

func (s *Switchboard) end(id uint64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.calls, id)
}

// Hold keeps a connection until it breaks: the entry goes in the goroutine that
// is started for it.
func (s *Switchboard) Hold(c net.Conn) {
	s.mu.Lock()
	s.lines[c] = struct{}{}
	s.mu.Unlock()
	go func() {
		var b [1]byte
		for {
			if _, err := c.Read(b[:]); err != nil {
				break
			}
		}
		s.mu.Lock()
		delete(s.lines, c)
		s.mu.Unlock()
	}()
}

// Plan runs f and forgets the task on each way out.
func (s *Switchboard) Plan(name string, f func() error) error {
	s.mu.Lock()
	s.tasks[name] = time.Now()
	s.mu.Unlock()
	if err := f(); err != nil {
		s.drop(name)
		return err
	}
	s.drop(name)
	return nil
}

func (s *Switchboard) drop(name string) {
	s.mu.Lock()
	delete(s.tasks, name)
	s.mu.Unlock()
}
