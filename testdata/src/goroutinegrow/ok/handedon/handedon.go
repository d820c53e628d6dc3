// Package handedon has helpers that start what they are given, of which one is enough.
package handedon

import (
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Feed has the newest of a feed.
type Feed struct {
	from    string
	loading atomic.Bool
	mu      sync.Mutex
	newest  []byte
}

func (f *Feed) load() {
	f.mu.Lock()
	defer f.mu.Unlock()
	resp, err := http.Get(f.from)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	f.newest, _ = io.ReadAll(io.LimitReader(resp.Body, 1<<20))
}

// aside runs what it is given beside the caller, and survives it.
func aside(work func()) {
	go func() {
		defer func() { _ = recover() }()
		work()
	}()
}

// ServeHTTP loads the feed again unless somebody does already.
func (f *Feed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if f.loading.CompareAndSwap(false, true) {
		aside(func() {
			defer f.loading.Store(false)
			f.load()
		})
	}
	w.WriteHeader(http.StatusAccepted)
}

// Mirror asks with a limit of time.
type Mirror struct {
	client *http.Client
	from   string
	mu     sync.Mutex
	status int
}

// NewMirror makes one.
func NewMirror(from string) *Mirror {
	return &Mirror{client: &http.Client{Timeout: time.Second}, from: from}
}

func (m *Mirror) look() {
	m.mu.Lock()
	defer m.mu.Unlock()
	resp, err := m.client.Head(m.from)
	if err != nil {
		return
	}
	resp.Body.Close()
	m.status = resp.StatusCode
}

// ServeHTTP looks for each request.
func (m *Mirror) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	aside(m.look)
	w.WriteHeader(http.StatusAccepted)
}
