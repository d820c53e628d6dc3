// Package refusedturn hands what it opens to goroutines that let it go, and forgets it on the ways on which it starts none.
package refusedturn

import (
	"bytes"
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
		c, err := l.Accept() // want resourcegrow medium "Listener.Accept"
		if err != nil {
			return err
		}
		select {
		case r.slots <- struct{}{}:
			go r.talk(c)
		default:
			refusals.Add(1)
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
	f, err := os.Open(r.spool + name) // want resourcegrow medium "os.Open"
	if err != nil {
		return err
	}
	head := make([]byte, 5)
	if _, err := io.ReadFull(f, head); err != nil {
		f.Close()
		return err
	}
	if bytes.Equal(head, []byte("draft")) {
		return nil
	}
	r.wg.Go(func() {
		defer func() { f.Close() }()
		sum, err := digest(f)
		done(sum, err)
	})
	return nil
}
