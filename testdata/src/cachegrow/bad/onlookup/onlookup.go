// Package onlookup removes what is too old when somebody asks for just that.
package onlookup

import (
	"context"
	"net"
	"sync"
	"time"
)

type found struct {
	addrs []string
	when  time.Time
}

// Resolver remembers names for five minutes; of the names that do not exist it
// remembers a thousand.
type Resolver struct {
	r *net.Resolver

	mu    sync.Mutex
	names map[string]found
	none  map[string]time.Time
}

// NewResolver returns a resolver that knows nothing.
func NewResolver() *Resolver {
	return &Resolver{r: net.DefaultResolver, names: map[string]found{}, none: map[string]time.Time{}}
}

// Lookup resolves a host name.
func (v *Resolver) Lookup(ctx context.Context, host string) ([]string, error) {
	if addrs, ok := v.known(host); ok {
		return addrs, nil
	}
	addrs, err := v.r.LookupHost(ctx, host)
	if err != nil {
		v.missing(host)
		return nil, err
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.names[host] = found{addrs, time.Now()} // want cachegrow medium "Resolver.names"
	return addrs, nil
}

func (v *Resolver) known(host string) ([]string, bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if at, ok := v.none[host]; ok && time.Since(at) < time.Minute {
		return nil, true
	}
	f, ok := v.names[host]
	if !ok {
		return nil, false
	}
	if time.Since(f.when) > 5*time.Minute {
		delete(v.names, host)
		return nil, false
	}
	return f.addrs, true
}

func (v *Resolver) missing(host string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if len(v.none) >= 1000 {
		clear(v.none)
	}
	v.none[host] = time.Now()
}
