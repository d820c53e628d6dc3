// Package shops shows each open shop in a metric; a shop that closes leaves the map, and its
// series stays.
package shops

import (
	"net/http"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Mall has the shops.
type Mall struct {
	mu    sync.Mutex
	open  map[string]int
	sales *prometheus.GaugeVec
	stock *prometheus.GaugeVec
}

// New makes one and serves it.
func New(mux *http.ServeMux) *Mall {
	m := &Mall{
		open:  map[string]int{},
		sales: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "sales"}, []string{"shop"}),
		stock: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "stock"}, []string{"shop"}),
	}
	mux.HandleFunc("POST /shops", m.enter)
	mux.HandleFunc("DELETE /shops", m.leave)
	go m.show()
	return m
}

func (m *Mall) enter(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.open[r.FormValue("shop")]++
}

func (m *Mall) leave(w http.ResponseWriter, r *http.Request) {
	m.mu.Lock()
	defer m.mu.Unlock()
	name := r.FormValue("shop")
	delete(m.open, name)
	m.stock.DeleteLabelValues(name)
}

func (m *Mall) show() {
	for range time.Tick(time.Second) {
		m.mu.Lock()
		for name, n := range m.open {
			m.sales.WithLabelValues(name).Set(float64(n)) // want labelgrow medium "Mall[.]sales"
			m.stock.WithLabelValues(name).Set(1)
		}
		m.mu.Unlock()
	}
}
