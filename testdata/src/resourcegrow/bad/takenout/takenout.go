// Package takenout takes elements out of containers that have something to let go of.
package takenout

import (
	"context"
	"net"
	"net/http"
	"slices"
	"sync"
)

// topic tells its readers, on a goroutine of its own.
type topic struct {
	said chan string
	over chan struct{}
}

func newTopic() *topic {
	t := &topic{said: make(chan string), over: make(chan struct{})}
	go t.tell() // want goroutinegrow medium "Drop removes it from topics without ending it, unlike \(\*Hub\).End"
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
	name := r.PathValue("name")
	switch r.Method {
	case http.MethodPost:
		h.of(name).said <- r.URL.RawQuery
	case http.MethodDelete:
		h.Drop(name)
	case http.MethodPut:
		h.End(name)
	}
}

func (h *Hub) of(name string) *topic {
	h.mu.Lock()
	defer h.mu.Unlock()
	t, ok := h.topics[name]
	if !ok {
		t = newTopic()
		h.topics[name] = t
	}
	return t
}

// Drop forgets a topic.
func (h *Hub) Drop(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.forget(name)
}

func (h *Hub) forget(name string) { delete(h.topics, name) }

// End ends a topic and forgets it.
func (h *Hub) End(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := h.topics[name]; t != nil {
		t.end()
		h.forget(name)
	}
}

// line is a connection to a peer.
type line struct {
	peer net.Conn
	bad  bool
}

// hangsUp is what can be left.
type hangsUp interface{ hangUp() }

func (l *line) hangUp() { _ = l.peer.Close() }

// Desk has lines in a list.
type Desk struct {
	mu    sync.Mutex
	lines []*line
}

// Call adds a line.
func (d *Desk) Call(w http.ResponseWriter, r *http.Request) {
	c, err := net.Dial("tcp", r.URL.Host) // want resourcegrow medium "\(\*Desk\).Sort removes it from lines without ending it, unlike \(\*Desk\).Leave"
	if err != nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.lines = append(d.lines, &line{peer: c, bad: r.TLS == nil})
}

// Leave hangs up the first line.
func (d *Desk) Leave(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.lines) == 0 {
		return
	}
	leave(d.lines[0])
	d.lines = d.lines[1:]
}

func leave(h hangsUp) { h.hangUp() }

// Sort takes out what is bad.
func (d *Desk) Sort(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for i, l := range d.lines {
		if l.bad {
			d.lines = slices.Delete(d.lines, i, i+1)
			return
		}
	}
}

// watch is under way until it is stopped.
type watch struct {
	stop context.CancelFunc
	path string
}

func (w *watch) run(ctx context.Context) {
	<-ctx.Done()
	println(w.path)
}

func follow(path string) *watch {
	ctx, stop := context.WithCancel(context.Background())
	w := &watch{stop: stop, path: path}
	go w.run(ctx) // want goroutinegrow medium "follow starts a goroutine, and \(\*Watches\).Set may replace one in byName without ending it"
	return w
}

// Watches has watches by the names that clients give them.
type Watches struct {
	mu     sync.Mutex
	byName map[string]*watch
}

// ServeHTTP sets a watch or takes it back.
func (w *Watches) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	if name := r.PathValue("name"); r.Method == http.MethodPut {
		w.Set(name, r.URL.Path)
	} else {
		w.Unset(name)
	}
}

// Set sets a watch.
func (w *Watches) Set(name, path string) {
	made := follow(path)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.byName[name] = made
}

// Unset takes it back.
func (w *Watches) Unset(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	old, ok := w.byName[name]
	if !ok {
		return
	}
	defer old.stop()
	delete(w.byName, name)
}
