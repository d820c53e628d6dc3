// Package swept keeps things for a while and has a loop that removes what is old;
// look-ups remove it too.
package swept

import (
	"context"
	"net/http"
	"sync"
	"time"
)

type entry struct {
	text  string
	until time.Time
}

// Kept keeps texts.
type Kept struct {
	mu      sync.Mutex
	entries map[string]entry
	onWay   map[string]entry
	writes  int
}

// NewKept tidies up until ctx ends.
func NewKept(ctx context.Context) *Kept {
	k := &Kept{entries: map[string]entry{}, onWay: map[string]entry{}}
	go k.tidy(ctx)
	return k
}

func (k *Kept) tidy(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			k.mu.Lock()
			drop(k.entries, now)
			k.mu.Unlock()
		}
	}
}

func drop(m map[string]entry, now time.Time) {
	for key, e := range m {
		if now.After(e.until) {
			delete(m, key)
		}
	}
}

func (k *Kept) get(key string) (string, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e, ok := k.entries[key]
	if ok && time.Now().After(e.until) {
		delete(k.entries, key)
		return "", false
	}
	return e.text, ok
}

func (k *Kept) put(key, text string) {
	e := entry{text, time.Now().Add(time.Minute)}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.entries[key] = e
	if k.writes++; k.writes%100 == 0 {
		drop(k.onWay, time.Now())
	}
	k.onWay[key] = e
}

// ServeHTTP implements http.Handler.
func (k *Kept) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, ok := k.get(r.URL.Path)
	if !ok {
		text = time.Now().String()
		k.put(r.URL.Path, text)
	}
	_, _ = w.Write([]byte(text))
}
