// Package janitor has goroutines that tidy: by range and delete, by DeleteFunc,
// by Range and Delete on a sync.Map, and under a configuration flag.
package janitor

import (
	"context"
	"maps"
	"net/http"
	"sync"
	"time"
)

// Options say what is tidied.
type Options struct {
	Every    time.Duration
	KeepRefs bool
}

// Vault keeps nonces.
type Vault struct {
	opts   Options
	mu     sync.Mutex
	nonces map[string]time.Time
	grants map[string]time.Time
	refs   map[string]time.Time
	peers  sync.Map
}

// NewVault returns a vault that tidies itself until ctx ends.
func NewVault(ctx context.Context, opts Options) *Vault {
	v := &Vault{opts: opts, nonces: map[string]time.Time{}, grants: map[string]time.Time{}, refs: map[string]time.Time{}}
	go v.run(ctx)
	return v
}

// ServeHTTP notes what the request brings.
func (v *Vault) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	now := time.Now()
	v.peers.Store(r.RemoteAddr, now)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.nonces[r.FormValue("nonce")] = now
	v.grants[r.FormValue("grant")] = now
	v.refs[r.Referer()] = now
}

func (v *Vault) run(ctx context.Context) {
	t := time.NewTicker(v.opts.Every)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			v.tidy(now.Add(-10 * v.opts.Every))
		}
	}
}

func (v *Vault) tidy(limit time.Time) {
	v.peers.Range(func(key, value any) bool {
		if value.(time.Time).Before(limit) {
			v.peers.Delete(key)
		}
		return true
	})
	v.mu.Lock()
	defer v.mu.Unlock()
	for k, at := range v.nonces {
		if at.Before(limit) {
			delete(v.nonces, k)
		}
	}
	maps.DeleteFunc(v.grants, func(_ string, at time.Time) bool { return at.Before(limit) })
	if !v.opts.KeepRefs {
		clear(v.refs)
	}
}
