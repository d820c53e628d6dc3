// Package lastn cuts to the last few, in four ways.
package lastn

import (
	"net/http"
	"sync"
	"time"
)

const keep = 20

type hit struct {
	at   time.Time
	path string
}

// Memory is short.
type Memory struct {
	mu    sync.Mutex
	first []hit
	after []hit
	slide []hit
	full  []hit
}

// ServeHTTP notes the request in each list.
func (m *Memory) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := hit{time.Now(), r.URL.Path}
	m.mu.Lock()
	defer m.mu.Unlock()

	if len(m.first) == keep {
		m.first = m.first[1:]
	}
	m.first = append(m.first, h)

	m.after = append(m.after, h)
	m.cut()

	m.slide = append(m.slide, h)
	i := 0
	for i < len(m.slide) && h.at.Sub(m.slide[i].at) > time.Minute {
		i++
	}
	m.slide = m.slide[i:]

	if len(m.full) >= keep {
		http.Error(w, "full", http.StatusServiceUnavailable)
		return
	}
	m.full = append(m.full, h)
}

func (m *Memory) cut() {
	if n := len(m.after); n > keep {
		m.after = append([]hit(nil), m.after[n-keep:]...)
	}
}

// Paths returns what is remembered.
func (m *Memory) Paths() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]string, 0, keep)
	for _, h := range m.after {
		out = append(out, h.path)
	}
	return out
}
