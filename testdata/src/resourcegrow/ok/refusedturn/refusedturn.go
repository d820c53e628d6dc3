// Package refusedturn hands what it opens to goroutines that let it go, and lets it go itself where it starts none.
package refusedturn

import (
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"sync"
)

// Relay takes as many clients as it has slots.
type Relay struct {
	slots chan struct{}
	spool string
	wg    sync.WaitGroup
}

// NewRelay has n slots.
func NewRelay(n int, spool string) *Relay {
	return &Relay{slots: make(chan struct{}, n), spool: spool}
}

// Listen refuses those who come when all slots are taken.
func (r *Relay) Listen(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		select {
		case r.slots <- struct{}{}:
			go r.talk(c)
		default:
			refusals.Add(1)
			c.Close()
		}
	}
}

func (r *Relay) talk(c net.Conn) {
	defer func() {
		c.Close()
		<-r.slots
	}()
	io.Copy(io.Discard, c)
}

// Digest reads a spooled message beside its caller, unless that is a draft.
func (r *Relay) Digest(name string, done func([]byte, error)) error {
	f, err := os.Open(r.spool + name)
	if err != nil {
		return err
	}
	head := make([]byte, 5)
	if _, err := io.ReadFull(f, head); err != nil || bytes.Equal(head, []byte("draft")) {
		f.Close()
		return err
	}
	r.wg.Go(func() {
		defer func() { f.Close() }()
		sum, err := digest(f)
		done(sum, err)
	})
	return nil
}

// Probe asks another one; a goroutine that was there before lets go of what is opened.
func (r *Relay) Probe(ctx context.Context, addr string) error {
	var mu sync.Mutex
	var c net.Conn
	ended := make(chan struct{})
	go func() {
		select {
		case <-ctx.Done():
		case <-ended:
		}
		mu.Lock()
		defer mu.Unlock()
		if c != nil {
			c.Close()
		}
	}()
	defer close(ended)
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	mu.Lock()
	c = conn
	mu.Unlock()
	if len(addr) > 20 {
		return nil
	}
	_, err = conn.Write([]byte("ping\n"))
	return err
}
