// Package fewerkeys tidies up among all that were heard.
package fewerkeys

import (
	"sync"
	"time"
)

// Nodes has those that have joined, and when each that calls was heard last.
type Nodes struct {
	mu     sync.Mutex
	joined map[string]string
	heard  map[string]time.Time
}

// NewNodes looks after them.
func NewNodes() *Nodes {
	n := &Nodes{joined: map[string]string{}, heard: map[string]time.Time{}}
	go n.tidy()
	return n
}

// OnJoin lets one in.
func (n *Nodes) OnJoin(id, addr string) { n.mu.Lock(); n.joined[id] = addr; n.mu.Unlock() }

// OnLeave lets one out.
func (n *Nodes) OnLeave(id string) { n.mu.Lock(); delete(n.joined, id); n.mu.Unlock() }

// OnCall hears from one.
func (n *Nodes) OnCall(id string) {
	n.mu.Lock()
	n.heard[id] = time.Now()
	n.mu.Unlock()
}

func (n *Nodes) tidy() {
	for range time.Tick(time.Minute) {
		n.mu.Lock()
		for id := range n.heard {
			if time.Since(n.heard[id]) > time.Hour {
				delete(n.heard, id)
			}
		}
		n.mu.Unlock()
	}
}

// Heard tells when.
func (n *Nodes) Heard(id string) time.Time { n.mu.Lock(); defer n.mu.Unlock(); return n.heard[id] }
