// Package nopolicy has a cache of go-generics-cache without a policy, whose entries
// have a life or none.
package nopolicy

import (
	"net/http"
	"time"

	cache "github.com/Code-Hex/go-generics-cache"
)

// Names finds the names of addresses.
type Names struct {
	find   func(addr string) string
	names  *cache.Cache[string, string]
	recent *cache.Cache[string, string]
	short  *cache.Cache[string, string]
}

// NewNames finds with find.
func NewNames(find func(string) string) *Names {
	return &Names{
		find:   find,
		names:  cache.New[string, string](),
		recent: cache.New(cache.AsLRU[string, string]()),
		short:  cache.New[string, string](),
	}
}

// ServeHTTP implements http.Handler.
func (n *Names) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, ok := n.names.Get(r.RemoteAddr)
	if !ok {
		name = n.find(r.RemoteAddr)
		n.names.Set(r.RemoteAddr, name) // want cachegrow medium "Names.names"
		n.recent.Set(r.RemoteAddr, name)
		n.short.Set(r.RemoteAddr, name, cache.WithExpiration(time.Minute))
	}
	_, _ = w.Write([]byte(name))
}
