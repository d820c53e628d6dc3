// Package peers keeps a gauge for each peer: one is deleted when the peer goes.
package peers

import (
	"bufio"
	"net"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
)

var (
	queued = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "queued"}, []string{"peer"})
	sent   = prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "sent"}, []string{"peer"})
)

// Hub knows the peers.
type Hub struct {
	mu    sync.Mutex
	peers map[string]*peer
}

type peer struct {
	id   string
	conn net.Conn
	n    int
}

// Serve talks to one peer.
func (h *Hub) Serve(conn net.Conn) {
	p := &peer{id: conn.RemoteAddr().String(), conn: conn}
	h.mu.Lock()
	h.peers[p.id] = p
	h.mu.Unlock()
	defer h.leave(p)
	lines := bufio.NewScanner(conn)
	for lines.Scan() {
		p.send(lines.Bytes())
	}
}

func (h *Hub) leave(p *peer) {
	h.mu.Lock()
	delete(h.peers, p.id)
	h.mu.Unlock()
	queued.DeleteLabelValues(p.id)
}

func (p *peer) send(line []byte) {
	p.n++
	queued.WithLabelValues(p.id).Set(float64(p.n))
	if _, err := p.conn.Write(line); err == nil {
		sent.WithLabelValues(p.id).Set(float64(p.n)) // want labelgrow low "peers[.]sent"
	}
}
