// Package generations keeps two generations of answers and lets the older one go
// as a whole.
package generations

import (
	"net/http"
	"sync"
	"time"
)

type answer struct {
	text string
	at   time.Time
}

// Memo remembers for one to two minutes.
type Memo struct {
	mu     sync.Mutex
	young  map[string]answer
	old    map[string]answer
	turned time.Time
	single map[string]answer
}

// NewMemo remembers nothing.
func NewMemo() *Memo {
	return &Memo{young: map[string]answer{}, old: map[string]answer{}, single: map[string]answer{}, turned: time.Now()}
}

func (m *Memo) turn(now time.Time) {
	if now.Sub(m.turned) < time.Minute {
		return
	}
	m.old, m.young = m.young, make(map[string]answer)
	m.single = make(map[string]answer)
	m.turned = now
}

func (m *Memo) get(key string) string {
	now := time.Now()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.turn(now)
	if a, ok := m.young[key]; ok {
		return a.text
	}
	if a, ok := m.old[key]; ok && now.Sub(a.at) < time.Minute {
		m.young[key] = a
		return a.text
	}
	a := answer{now.String(), now}
	m.young[key] = a
	m.single[key] = a
	return a.text
}

// ServeHTTP implements http.Handler.
func (m *Memo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(m.get(r.URL.Path)))
}
