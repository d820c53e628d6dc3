// Package hostnames counts by the host in addresses that a configuration names.
package hostnames

import (
	"net"
	"net/http"
	"net/url"
	"sync"
)

// Config names the servers behind.
type Config struct {
	Servers []string `json:"servers"`
	Report  string   `json:"report"`
}

// Proxy asks the servers behind.
type Proxy struct {
	cfg   Config
	mu    sync.Mutex
	asked map[string]int
	sent  map[string]int
}

// NewProxy makes one.
func NewProxy(cfg Config) *Proxy {
	return &Proxy{cfg: cfg, asked: map[string]int{}, sent: map[string]int{}}
}

// ServeHTTP counts what it would ask.
func (p *Proxy) ServeHTTP(_ http.ResponseWriter, _ *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, addr := range p.cfg.Servers {
		host, _, err := net.SplitHostPort(addr)
		if err == nil {
			p.asked[host]++
		}
	}
	if u, err := url.Parse(p.cfg.Report); err == nil {
		p.sent[u.Hostname()]++
	}
}
