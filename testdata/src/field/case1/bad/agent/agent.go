// Package agent forwards subscriptions to other servers. It has four maps by
// destination, two of them nested, and two more that it does clear.
package agent

import (
	"context"
	"net"
	"sync"
	"time"
)

type state struct {
	since time.Time
	tries int
}

// Agent stands between clients and servers.
type Agent struct {
	mu            sync.Mutex
	links         map[string]net.Conn
	addresses     map[string]net.Addr
	liveServices  map[string]*state
	askedServices map[string]*state
	liveQueues    map[string]map[string]*state
	askedQueues   map[string]map[string]*state
	frames        chan frame
}

type frame struct {
	op, server, queue string
	conn              net.Conn
}

// NewAgent starts an agent.
func NewAgent(ctx context.Context) *Agent {
	a := &Agent{
		links:         map[string]net.Conn{},
		addresses:     map[string]net.Addr{},
		liveServices:  map[string]*state{},
		askedServices: map[string]*state{},
		liveQueues:    map[string]map[string]*state{},
		askedQueues:   map[string]map[string]*state{},
		frames:        make(chan frame, 128),
	}
	go a.run(ctx)
	return a
}

func (a *Agent) run(ctx context.Context) {
	defer a.Close()
	for {
		select {
		case <-ctx.Done():
			return
		case f := <-a.frames:
			a.handle(f)
		}
	}
}

func (a *Agent) handle(f frame) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch f.op {
	case "connect":
		a.links[f.server] = f.conn
		a.addresses[f.server] = f.conn.RemoteAddr()
	case "ask":
		if a.askedServices[f.server] == nil {
			a.askedServices[f.server] = &state{since: time.Now()} // want mapgrow medium "Agent.askedServices"
		}
		a.askedServices[f.server].tries++
		if a.askedQueues[f.server] == nil {
			a.askedQueues[f.server] = map[string]*state{} // want zombiegrow medium "Agent.askedQueues"
		}
		a.askedQueues[f.server][f.queue] = &state{since: time.Now()}
	case "granted":
		a.granted(f)
	case "cancel":
		delete(a.askedQueues[f.server], f.queue)
		delete(a.liveQueues[f.server], f.queue)
	case "lost":
		delete(a.links, f.server)
		delete(a.addresses, f.server)
	}
}

func (a *Agent) granted(f frame) {
	if _, ok := a.liveServices[f.server]; !ok {
		a.liveServices[f.server] = &state{since: time.Now()} // want mapgrow medium "Agent.liveServices"
	}
	delete(a.askedQueues[f.server], f.queue)
	queues, ok := a.liveQueues[f.server]
	if !ok {
		queues = map[string]*state{}
		a.liveQueues[f.server] = queues // want zombiegrow medium "Agent.liveQueues"
	}
	queues[f.queue] = &state{since: time.Now()}
}

// Submit hands a frame to the agent.
func (a *Agent) Submit(op, server, queue string, conn net.Conn) {
	a.frames <- frame{op, server, queue, conn}
}

// Age tells for how long a server has served us.
func (a *Agent) Age(server string) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	if s, ok := a.liveServices[server]; ok {
		return time.Since(s.since)
	}
	return 0
}

// Close ends the agent.
func (a *Agent) Close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, c := range a.links {
		_ = c.Close()
	}
	clear(a.links)
	clear(a.addresses)
}
