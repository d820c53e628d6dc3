// Package tidied has limiters and locks by key, and a loop that throws out those
// that nobody has used for a while.
package tidied

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type limiter struct {
	mu   sync.Mutex
	left int
	used time.Time
}

func (l *limiter) allow(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if now.Sub(l.used) > time.Second {
		l.left = 10
	}
	l.used = now
	l.left--
	return l.left >= 0
}

func (l *limiter) idle(now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return now.Sub(l.used) > time.Minute
}

// Barrier limits clients.
type Barrier struct {
	mu     sync.Mutex
	byUser map[string]*limiter
	locks  sync.Map // path -> *sync.Mutex
	next   http.Handler
}

// NewBarrier returns a barrier that tidies up until ctx ends.
func NewBarrier(ctx context.Context, next http.Handler) *Barrier {
	b := &Barrier{byUser: map[string]*limiter{}, next: next}
	go b.tidy(ctx)
	return b
}

func (b *Barrier) tidy(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			b.mu.Lock()
			for user, l := range b.byUser {
				if l.idle(now) {
					delete(b.byUser, user)
				}
			}
			b.mu.Unlock()
			b.locks.Range(func(path, v any) bool {
				if m := v.(*sync.Mutex); m.TryLock() {
					b.locks.Delete(path)
					m.Unlock()
				}
				return true
			})
		}
	}
}

// ServeHTTP implements http.Handler.
func (b *Barrier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user, _, _ := r.BasicAuth()
	b.mu.Lock()
	l, ok := b.byUser[user]
	if !ok {
		l = &limiter{}
		b.byUser[user] = l
	}
	b.mu.Unlock()
	if !l.allow(time.Now()) {
		http.Error(w, "slow down", http.StatusTooManyRequests)
		return
	}
	v, _ := b.locks.LoadOrStore(r.URL.Path, &sync.Mutex{})
	m := v.(*sync.Mutex)
	m.Lock()
	defer m.Unlock()
	b.next.ServeHTTP(w, r)
}
