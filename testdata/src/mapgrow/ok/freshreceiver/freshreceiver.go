// Package freshreceiver fills a balancer that the same activation has made; that
// this happens at every reload changes nothing.
package freshreceiver

import (
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
)

type balancer struct {
	mu      sync.RWMutex
	weights map[string]int
	names   []string
	turn    int
}

func newBalancer() *balancer { return &balancer{weights: map[string]int{}} }

func (b *balancer) addTarget(name string, weight int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.weights[name] = weight
	b.names = append(b.names, name)
}

func (b *balancer) pick() (string, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.names) == 0 {
		return "", 0
	}
	b.turn++
	name := b.names[b.turn%len(b.names)]
	return name, b.weights[name]
}

// Proxy sends each request to some target.
type Proxy struct {
	current atomic.Pointer[balancer]
}

// NewProxy returns a proxy without targets.
func NewProxy() *Proxy {
	p := &Proxy{}
	p.current.Store(newBalancer())
	return p
}

// Reload is the handler of a changed configuration.
func (p *Proxy) Reload(w http.ResponseWriter, r *http.Request) {
	var targets map[string]int
	r.Body = http.MaxBytesReader(w, r.Body, 1<<20)
	if err := json.NewDecoder(r.Body).Decode(&targets); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	b := newBalancer()
	for name, weight := range targets {
		b.addTarget(name, weight)
	}
	p.current.Store(b)
}

// ServeHTTP implements http.Handler.
func (p *Proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name, _ := p.current.Load().pick()
	http.Redirect(w, r, "http://"+name+r.URL.Path, http.StatusFound)
}
