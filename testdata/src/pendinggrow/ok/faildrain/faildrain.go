// Package faildrain fails all calls under way when the connection breaks.
package faildrain

import (
	"encoding/json"
	"errors"
	"io"
	"net"
	"sync"
)

var errBroken = errors.New("connection broken")

type reply struct {
	Ref  uint32
	Text string
}

type result struct {
	text string
	err  error
}

// Conn is a client's connection.
type Conn struct {
	c net.Conn

	mu     sync.Mutex
	ref    uint32
	open   map[uint32]chan result
	broken bool
}

// NewConn reads from c until it breaks.
func NewConn(c net.Conn) *Conn {
	n := &Conn{c: c, open: map[uint32]chan result{}}
	go n.read()
	return n
}

func (n *Conn) read() {
	dec := json.NewDecoder(n.c)
	for {
		var r reply
		if err := dec.Decode(&r); err != nil {
			n.fail(err)
			return
		}
		n.mu.Lock()
		ch, ok := n.open[r.Ref]
		delete(n.open, r.Ref)
		n.mu.Unlock()
		if ok {
			ch <- result{text: r.Text}
		}
	}
}

func (n *Conn) fail(err error) {
	if errors.Is(err, io.EOF) {
		err = errBroken
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	n.broken = true
	for ref, ch := range n.open {
		delete(n.open, ref)
		ch <- result{err: err}
	}
	_ = n.c.Close()
}

// Ask waits for the answer, however long it takes.
func (n *Conn) Ask(text string) (string, error) {
	ch := make(chan result, 1)
	n.mu.Lock()
	if n.broken {
		n.mu.Unlock()
		return "", errBroken
	}
	n.ref++
	ref := n.ref
	n.open[ref] = ch
	n.mu.Unlock()
	if err := json.NewEncoder(n.c).Encode(reply{ref, text}); err != nil {
		n.fail(err)
		return "", err
	}
	r := <-ch
	return r.text, r.err
}
