// Package proxyagent keeps, for every server of the cluster, which services
// and queues the local clients have subscribed to there.
package proxyagent

import (
	"errors"
	"sync"
)

// ErrClosed is returned by a closed agent.
var ErrClosed = errors.New("proxyagent: closed")

// Session is a local client.
type Session struct {
	ID   string
	Send func([]byte) error
}

// Subscription is one subscriber of a queue.
type Subscription struct {
	Client string
	Credit int
}

// Agent forwards subscriptions to other servers.
type Agent struct {
	mu       sync.Mutex
	closed   bool
	sessions map[string]*Session
	routes   map[string]string

	// By destination server.
	activeServices  map[string]map[string]struct{}
	pendingServices map[string]map[string]struct{}
	activeQueues    map[string]map[string][]Subscription
	pendingQueues   map[string]map[string][]Subscription
}

// New returns an agent without sessions.
func New() *Agent {
	return &Agent{
		sessions:        make(map[string]*Session),
		routes:          make(map[string]string),
		activeServices:  make(map[string]map[string]struct{}),
		pendingServices: make(map[string]map[string]struct{}),
		activeQueues:    make(map[string]map[string][]Subscription),
		pendingQueues:   make(map[string]map[string][]Subscription),
	}
}

// Attach adds a session.
func (a *Agent) Attach(s *Session) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed {
		return ErrClosed
	}
	a.sessions[s.ID] = s
	return nil
}

// Detach removes a session.
func (a *Agent) Detach(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.sessions, id)
	delete(a.routes, id)
}

// Route remembers through which server a session came.
func (a *Agent) Route(id, server string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if _, ok := a.sessions[id]; ok {
		a.routes[id] = server
	}
}

// Close forgets everything.
func (a *Agent) Close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.closed = true
	clear(a.sessions)
	clear(a.routes)
	clear(a.activeServices)
	clear(a.pendingServices)
	clear(a.activeQueues)
	clear(a.pendingQueues)
}
