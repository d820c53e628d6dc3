// Package callbacks calls back when the answer comes; there is no word for when
// it does not.
package callbacks

import (
	"encoding/json"
	"net"
	"sync"
)

type message struct {
	Ref  int64
	Verb string
	Text string
}

type wait struct {
	back func(string)
	on   net.Conn
}

// Mesh sends messages to many peers.
type Mesh struct {
	mu    sync.Mutex
	ref   int64
	backs map[int64]func(string)
	waits map[int64]wait
}

// NewMesh returns a mesh without peers.
func NewMesh() *Mesh {
	return &Mesh{backs: map[int64]func(string){}, waits: map[int64]wait{}}
}

// Join reads from a peer until it breaks.
func (m *Mesh) Join(c net.Conn) {
	defer m.lost(c)
	dec := json.NewDecoder(c)
	for {
		var in message
		if err := dec.Decode(&in); err != nil {
			return
		}
		if f := m.take(in.Ref); f != nil {
			f(in.Text)
		}
	}
}

func (m *Mesh) take(ref int64) func(string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f, ok := m.backs[ref]; ok {
		delete(m.backs, ref)
		return f
	}
	w := m.waits[ref]
	delete(m.waits, ref)
	return w.back
}

// Send asks a peer; back is called with the answer.
func (m *Mesh) Send(c net.Conn, verb string, back func(string)) error {
	m.mu.Lock()
	m.ref++
	ref := m.ref
	m.backs[ref] = back // want pendinggrow medium "Mesh.backs"
	m.mu.Unlock()
	return json.NewEncoder(c).Encode(message{Ref: ref, Verb: verb})
}

// SendWhile is Send for as long as the peer is there.
func (m *Mesh) SendWhile(c net.Conn, verb string, back func(string)) error {
	m.mu.Lock()
	m.ref++
	ref := m.ref
	m.waits[ref] = wait{back, c}
	m.mu.Unlock()
	err := json.NewEncoder(c).Encode(message{Ref: ref, Verb: verb})
	if err != nil {
		m.lost(c)
	}
	return err
}

func (m *Mesh) lost(c net.Conn) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for ref, w := range m.waits {
		if w.on == c {
			delete(m.waits, ref)
			go w.back("")
		}
	}
	_ = c.Close()
}
