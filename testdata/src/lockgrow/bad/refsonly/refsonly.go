// Package refsonly counts the users of each lock and draws no conclusion.
package refsonly

import (
	"context"
	"sync"
)

type turn struct {
	sync.Mutex
	users int
}

// Locker locks by name.
type Locker struct {
	mu    sync.Mutex
	turns map[string]*turn
	exact map[string]*turn
}

// NewLocker returns a locker.
func NewLocker() *Locker { return &Locker{turns: map[string]*turn{}, exact: map[string]*turn{}} }

// Lock waits for its turn.
func (l *Locker) Lock(name string) {
	l.mu.Lock()
	t, ok := l.turns[name]
	if !ok {
		t = &turn{}
		l.turns[name] = t // want lockgrow medium "Locker.turns"
	}
	t.users++
	l.mu.Unlock()
	t.Lock()
}

// Unlock gives the turn to another.
func (l *Locker) Unlock(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t, ok := l.turns[name]; ok {
		t.users--
		t.Unlock()
	}
}

// With runs f while nobody else runs under that name, or not at all if ctx is over.
func (l *Locker) With(ctx context.Context, name string, f func() error) error {
	l.mu.Lock()
	t := l.exact[name]
	if t == nil {
		t = &turn{}
		l.exact[name] = t
	}
	t.users++
	l.mu.Unlock()
	t.Lock()
	defer func() {
		t.Unlock()
		l.mu.Lock()
		defer l.mu.Unlock()
		t.users--
		if t.users == 0 {
			delete(l.exact, name)
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	return f()
}
