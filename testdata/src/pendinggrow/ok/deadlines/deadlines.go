// Package deadlines gives each entry an end: a sweep over all of them, or a timer
// for each.
package deadlines

import (
	"net/http"
	"sync"
	"time"

	"crypto/rand"
)

type offer struct {
	text  string
	until time.Time
}

// Market hands offers out and takes them back.
type Market struct {
	mu     sync.Mutex
	offers map[string]offer
	bids   map[string]*time.Timer
}

// NewMarket starts a market.
func NewMarket() *Market {
	m := &Market{offers: map[string]offer{}, bids: map[string]*time.Timer{}}
	go m.sweep()
	return m
}

// Mux returns the routes.
func (m *Market) Mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /offer", m.offer)
	mux.HandleFunc("POST /bid", m.bid)
	mux.HandleFunc("POST /take/{id}", m.take)
	return mux
}

func (m *Market) offer(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	m.mu.Lock()
	m.offers[id] = offer{r.FormValue("text"), time.Now().Add(time.Minute)}
	m.mu.Unlock()
	_, _ = w.Write([]byte(id))
}

func (m *Market) bid(w http.ResponseWriter, _ *http.Request) {
	id := rand.Text()
	m.mu.Lock()
	m.bids[id] = time.AfterFunc(time.Minute, func() { m.expire(id) })
	m.mu.Unlock()
	_, _ = w.Write([]byte(id))
}

func (m *Market) expire(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.bids, id)
}

func (m *Market) take(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	m.mu.Lock()
	defer m.mu.Unlock()
	if t, ok := m.bids[id]; ok {
		t.Stop()
		delete(m.bids, id)
	}
	if o, ok := m.offers[id]; ok {
		delete(m.offers, id)
		_, _ = w.Write([]byte(o.text))
	}
}

func (m *Market) sweep() {
	for now := range time.Tick(time.Second) {
		m.mu.Lock()
		for id, o := range m.offers {
			if o.until.Before(now) {
				delete(m.offers, id)
			}
		}
		m.mu.Unlock()
	}
}
