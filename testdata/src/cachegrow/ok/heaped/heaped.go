// Package heaped removes old entries in the order in which they grow old, whenever
// a new one comes, or by a timer for each.
package heaped

import (
	"container/heap"
	"net/http"
	"sync"
	"time"
)

type due struct {
	key string
	at  time.Time
}

type queue []due

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].at.Before(q[j].at) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(due)) }
func (q *queue) Pop() any {
	old := *q
	d := old[len(old)-1]
	*q = old[:len(old)-1]
	return d
}

// Nonces refuses what it has seen in the last minute.
type Nonces struct {
	mu     sync.Mutex
	seen   map[string]time.Time
	order  queue
	tokens map[string]time.Time
}

// NewNonces has seen nothing.
func NewNonces() *Nonces {
	return &Nonces{seen: map[string]time.Time{}, tokens: map[string]time.Time{}}
}

func (n *Nonces) fresh(key string) bool {
	now := time.Now()
	n.mu.Lock()
	defer n.mu.Unlock()
	for n.order.Len() > 0 && now.Sub(n.order[0].at) > time.Minute {
		d := heap.Pop(&n.order).(due)
		delete(n.seen, d.key)
	}
	if _, ok := n.seen[key]; ok {
		return false
	}
	n.seen[key] = now
	heap.Push(&n.order, due{key, now})
	return true
}

func (n *Nonces) token(key string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if until, ok := n.tokens[key]; ok && time.Now().Before(until) {
		return
	}
	n.tokens[key] = time.Now().Add(time.Minute)
	time.AfterFunc(time.Minute, func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.tokens, key)
	})
}

// ServeHTTP implements http.Handler.
func (n *Nonces) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.token(r.FormValue("token"))
	if !n.fresh(r.FormValue("nonce")) {
		http.Error(w, "seen", http.StatusConflict)
	}
}
