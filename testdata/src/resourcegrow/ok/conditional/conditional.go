// Package conditional makes a transport only for callers that ask for one.
package conditional

import (
	"net/http"
	"sync"
	"time"
)

// Options say what a client does.
type Options struct {
	Timeout time.Duration
	Guarded bool
}

func client(o Options) *http.Client {
	if !o.Guarded {
		return &http.Client{Timeout: o.Timeout}
	}
	return &http.Client{Timeout: o.Timeout, Transport: &http.Transport{Proxy: http.ProxyFromEnvironment}}
}

// Teller tells others what happened.
type Teller struct {
	mu   sync.Mutex
	told int
}

// ServeHTTP tells somebody.
func (t *Teller) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	resp, err := client(Options{Timeout: time.Second}).Get("https://example.com/")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer resp.Body.Close()
	t.mu.Lock()
	t.told++
	t.mu.Unlock()
}
