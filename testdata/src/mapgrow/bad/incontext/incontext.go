// Package incontext finds in contexts what goes on for longer than the work at hand.
package incontext

import (
	"context"
	"net"
	"net/http"
	"sync"
)

type key int

const (
	remarksKey key = iota
	marksKey
	callsKey
)

// Remarks are written down.
type Remarks struct {
	mu   sync.Mutex
	said map[string]string
}

// Say adds a remark.
func (r *Remarks) Say(name, what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said[name] = what // want mapgrow high "Remarks.said"
}

// Of is what was said of a name.
func (r *Remarks) Of(name string) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.said[name]
}

// Book has the remarks of all requests.
type Book struct{ all *Remarks }

// NewBook returns an empty one.
func NewBook() *Book { return &Book{all: &Remarks{said: map[string]string{}}} }

// Prepare gives a request the remarks.
func (b *Book) Prepare(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), remarksKey, b.all))
}

// Agent remarks what sends a request.
func Agent(r *http.Request) {
	if all, ok := r.Context().Value(remarksKey).(*Remarks); ok {
		all.Say(r.UserAgent(), r.URL.Path)
	}
}

// Marks are set by all who come.
type Marks struct {
	mu  sync.Mutex
	set map[string]int
}

// Mark sets one.
func (m *Marks) Mark(name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.set[name]++ // want mapgrow high "Marks.set"
}

// Count is how often one was set.
func (m *Marks) Count(name string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.set[name]
}

// Serve gives all requests one set of marks.
func Serve(l net.Listener) error {
	ctx := context.WithValue(context.Background(), marksKey, &Marks{set: map[string]int{}})
	s := &http.Server{
		Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			r.Context().Value(marksKey).(*Marks).Mark(r.RemoteAddr)
		}),
		BaseContext: func(net.Listener) context.Context { return ctx },
	}
	return s.Serve(l)
}

// Calls are who has called.
type Calls struct {
	mu   sync.Mutex
	from map[string]int
}

// Add notes one.
func (c *Calls) Add(addr string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.from[addr]++ // want mapgrow high "Calls.from"
}

// Of is how often one has called.
func (c *Calls) Of(addr string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.from[addr]
}

// Listen takes calls.
func Listen(l net.Listener) error {
	calls := &Calls{from: map[string]int{}}
	return take(context.WithValue(context.Background(), callsKey, calls), l)
}

func take(ctx context.Context, l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go answer(ctx, c)
	}
}

func answer(ctx context.Context, c net.Conn) {
	defer c.Close()
	ctx.Value(callsKey).(*Calls).Add(c.RemoteAddr().String())
}
