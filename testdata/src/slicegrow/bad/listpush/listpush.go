// Package listpush pushes to lists of package container/list and takes back from
// one of them.
package listpush

import (
	"bufio"
	"container/list"
	"net"
	"sync"
	"time"
)

type note struct {
	at   time.Time
	text string
}

// Relay passes lines to whoever asks for the newest.
type Relay struct {
	mu   sync.Mutex
	all  *list.List
	late list.List
}

// NewRelay returns an empty relay.
func NewRelay() *Relay { return &Relay{all: list.New()} }

// Serve reads from each connection.
func (r *Relay) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go r.read(c)
	}
}

func (r *Relay) read(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		r.take(note{time.Now(), in.Text()})
	}
}

func (r *Relay) take(n note) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all.PushBack(n) // want slicegrow medium "Relay.all"
	r.late.PushBack(n)
	for e := r.late.Front(); e != nil && time.Since(e.Value.(note).at) > time.Minute; e = r.late.Front() {
		r.late.Remove(e)
	}
}

// Newest returns the last line.
func (r *Relay) Newest() (string, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e := r.all.Back()
	if e == nil {
		return "", false
	}
	return e.Value.(note).text, true
}
