// Package sweep tidies up on the way, at each thousandth request.
package sweep

import (
	"net"
	"net/http"
	"sync"
	"time"
)

type visitor struct {
	n    int
	last time.Time
}

// Porter counts visits.
type Porter struct {
	mu       sync.Mutex
	calls    int
	visitors map[string]*visitor
	next     http.Handler
}

// NewPorter returns a porter before next.
func NewPorter(next http.Handler) *Porter {
	return &Porter{visitors: map[string]*visitor{}, next: next}
}

// ServeHTTP implements http.Handler.
func (p *Porter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		http.Error(w, "who are you", http.StatusBadRequest)
		return
	}
	if p.visit(host) > 1000 {
		http.Error(w, "enough", http.StatusTooManyRequests)
		return
	}
	p.next.ServeHTTP(w, r)
}

func (p *Porter) visit(host string) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.calls++; p.calls%1000 == 0 {
		p.tidy()
	}
	v, ok := p.visitors[host]
	if !ok {
		v = &visitor{}
		p.visitors[host] = v
	}
	v.n++
	v.last = time.Now()
	return v.n
}

func (p *Porter) tidy() {
	for host, v := range p.visitors {
		if time.Since(v.last) > time.Hour {
			delete(p.visitors, host)
		}
	}
}
