// Package frozen lifts a ban by a timer that runs once, and may not do it then.
package frozen

import (
	"sync"
	"time"
)

// Bans are for a while.
type Bans struct {
	mu     sync.Mutex
	until  map[string]time.Time
	frozen bool
}

// NewBans has none.
func NewBans() *Bans { return &Bans{until: map[string]time.Time{}} }

// OnAbuse bans somebody.
func (b *Bans) OnAbuse(who string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.until[who] = time.Now().Add(time.Hour) // want pendinggrow medium "Bans.until"
	time.AfterFunc(time.Hour, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.frozen {
			return
		}
		delete(b.until, who)
	})
}

// Freeze stops lifting bans.
func (b *Bans) Freeze(on bool) { b.mu.Lock(); b.frozen = on; b.mu.Unlock() }

// Banned tells whether somebody is.
func (b *Bans) Banned(who string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return !b.until[who].IsZero()
}
