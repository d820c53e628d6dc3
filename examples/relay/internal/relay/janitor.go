package relay

import (
	"sync"
	"time"
)

// janitor disconnects idle clients and lifts bans until the server goes down.
func (s *Server) janitor() {
	ticker := time.NewTicker(s.opts.Tick)
	defer ticker.Stop()
	for {
		select {
		case now := <-ticker.C:
			s.bans.sweep(now)
			s.origins.sweep(now)
			s.mirror.flush()
			for _, sess := range s.idle(now) {
				sess.close()
			}
		case <-s.quit:
			return
		}
	}
}

// idle returns the clients that have been silent for too long.
func (s *Server) idle(now time.Time) []*session {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []*session
	for _, sess := range s.sessions {
		if now.Sub(time.Unix(0, sess.heard.Load())) > s.opts.IdleAfter {
			out = append(out, sess)
		}
	}
	return out
}

// bans are hosts that are not let in, with the time until when.
type bans struct {
	mu    sync.Mutex
	until map[string]time.Time
}

func newBans() *bans {
	return &bans{until: make(map[string]time.Time)}
}

func (b *bans) add(host string, until time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.until[host] = until
}

func (b *bans) banned(host string, now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return now.Before(b.until[host])
}

// sweep forgets the bans that are over.
func (b *bans) sweep(now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for host, until := range b.until {
		if now.After(until) {
			delete(b.until, host)
		}
	}
}
