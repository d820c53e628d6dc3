// Package zcached has caches of zcache, both versions, that expire and that do not.
package zcached

import (
	"net/http"
	"time"

	old "zgo.at/zcache"
	"zgo.at/zcache/v2"
)

// Counter counts visits.
type Counter struct {
	paths  *zcache.Cache[string, int]
	agents *zcache.Cache[string, string]
	refs   *zcache.Cache[string, string]
	hosts  *old.Cache
	ports  *old.Cache
}

// NewCounter has counted nothing.
func NewCounter() *Counter {
	return &Counter{
		paths:  zcache.New[string, int](zcache.DefaultExpiration, time.Hour),
		agents: zcache.New[string, string](time.Hour, time.Minute),
		refs:   zcache.New[string, string](time.Hour, 0),
		hosts:  old.New(time.Hour, time.Minute),
		ports:  old.New(time.Hour, time.Minute),
	}
}

// ServeHTTP implements http.Handler.
func (c *Counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, _ := c.paths.Get(r.URL.Path)
	c.paths.Set(r.URL.Path, n+1) // want cachegrow medium "Counter.paths.*never expires"
	c.agents.Set(r.UserAgent(), r.URL.Path)
	c.refs.SetWithExpire(r.Referer(), r.URL.Path, time.Minute) // want cachegrow medium "Counter.refs.*hidden but not freed"
	c.hosts.Set(r.Host, r.URL.Path, old.NoExpiration)          // want cachegrow medium "Counter.hosts.*never expires"
	c.ports.Set(r.RemoteAddr, r.URL.Path, old.DefaultExpiration)
	w.WriteHeader(http.StatusNoContent)
}
