// Package hostnames counts by the host in addresses that clients have or name.
package hostnames

import (
	"net"
	"net/http"
	"net/url"
	"sync"
)

// Proxy asks whom its clients name.
type Proxy struct {
	mu    sync.Mutex
	from  map[string]int
	asked map[string]int
}

// NewProxy makes one.
func NewProxy() *Proxy {
	return &Proxy{from: map[string]int{}, asked: map[string]int{}}
}

// ServeHTTP counts what it would ask.
func (p *Proxy) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		p.from[host]++ // want mapgrow high "Proxy.from gains an entry"
	}
	if u, err := url.Parse(r.URL.Query().Get("to")); err == nil {
		p.asked[u.Hostname()]++ // want mapgrow high "Proxy.asked gains an entry"
	}
}
