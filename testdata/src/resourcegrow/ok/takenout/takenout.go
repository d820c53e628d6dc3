// Package takenout takes elements out of containers that have something to let go of, and lets
// go of it.
package takenout

import (
	"context"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
)

// topic tells its readers, on a goroutine of its own.
type topic struct {
	said chan string
	over chan struct{}
}

func newTopic() *topic {
	t := &topic{said: make(chan string), over: make(chan struct{})}
	go t.tell()
	return t
}

func (t *topic) tell() {
	for {
		select {
		case s := <-t.said:
			println(s)
		case <-t.over:
			return
		}
	}
}

func (t *topic) end() { close(t.over) }

// Hub has topics by their names.
type Hub struct {
	mu     sync.Mutex
	topics map[string]*topic
}

// NewHub makes one.
func NewHub() *Hub { return &Hub{topics: map[string]*topic{}} }

// ServeHTTP says something on a topic.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	name := r.PathValue("name")
	switch r.Method {
	case http.MethodPost:
		h.of(name).said <- r.URL.RawQuery
	case http.MethodDelete:
		if t := h.take(name); t != nil {
			t.end()
		}
	case http.MethodPut:
		if t := h.topics[name]; t != nil {
			t.end()
			h.forget(name)
		}
	case http.MethodPatch:
		h.renew(name)
	case http.MethodOptions:
		for _, t := range h.topics {
			t.end()
		}
		h.none()
	}
}

func (h *Hub) of(name string) *topic {
	if t := h.topics[name]; t != nil {
		return t
	}
	t := newTopic()
	h.topics[name] = t
	return t
}

// renew ends what it replaces.
func (h *Hub) renew(name string) {
	if t, ok := h.topics[name]; ok {
		t.end()
	}
	h.topics[name] = newTopic()
}

func (h *Hub) forget(name string) { delete(h.topics, name) }

func (h *Hub) none() { clear(h.topics) }

func (h *Hub) take(name string) *topic {
	t := h.topics[name]
	delete(h.topics, name)
	return t
}

// Rename moves a topic.
func (h *Hub) Rename(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	from, to := r.PathValue("from"), r.PathValue("to")
	if t := h.topics[from]; t != nil && h.topics[to] == nil {
		delete(h.topics, from)
		h.topics[to] = t
	}
}

// line is a connection to a peer, which it reads until that hangs up.
type line struct {
	id   uint64
	peer net.Conn
	stop context.CancelFunc
}

// Desk has lines by their numbers.
type Desk struct {
	mu    sync.Mutex
	last  atomic.Uint64
	lines map[uint64]*line
}

// Call adds a line.
func (d *Desk) Call(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp", r.URL.Host)
	if err != nil {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	l := &line{id: d.last.Add(1), peer: c, stop: stop}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines[l.id] = l
	go l.read()
	go l.wait(ctx)
}

func (l *line) read() {
	defer l.peer.Close()
	buf := make([]byte, 1<<10)
	for {
		if _, err := l.peer.Read(buf); err != nil {
			return
		}
	}
}

func (l *line) wait(ctx context.Context) {
	<-ctx.Done()
	_ = l.peer.Close()
}

// Forget takes a line out of the list, whose peer goes on until it hangs up.
func (d *Desk) Forget(l *line) {
	l.stop()
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.lines, l.id)
}

// ServeHTTP forgets all.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, l := range d.all() {
		d.Forget(l)
	}
}

func (d *Desk) all() (out []*line) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, l := range d.lines {
		out = append(out, l)
	}
	return out
}
