// Package keep has two keepers behind one interface.
package keep

import (
	"sync"
	"time"
)

// Keeper keeps what is open.
type Keeper interface {
	Begin(id string)
	End(id string)
	Open(id string) bool
}

type exact struct {
	mu  sync.Mutex
	ids map[string]struct{}
}

// Exact returns a keeper that forgets what has ended.
func Exact() Keeper { return &exact{ids: map[string]struct{}{}} }

func (e *exact) Begin(id string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.ids[id] = struct{}{}
}

func (e *exact) End(id string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.ids, id)
}

func (e *exact) Open(id string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	_, ok := e.ids[id]
	return ok
}

type archive struct {
	mu    sync.Mutex
	ended map[string]time.Time
}

// Archive returns a keeper that notes the end and forgets nothing.
func Archive() Keeper { return &archive{ended: map[string]time.Time{}} }

func (a *archive) Begin(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ended[id] = time.Time{} // want mapgrow medium "archive.ended"
}

func (a *archive) End(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.ended[id]; ok {
		a.ended[id] = time.Now()
	}
}

func (a *archive) Open(id string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	at, ok := a.ended[id]
	return ok && at.IsZero()
}
