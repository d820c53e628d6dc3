// Package nobody sends to a channel that nobody reads any more.
package nobody

import (
	"net"
	"sync"
	"time"
)

type visit struct {
	from string
	at   time.Time
}

// Door counts who comes in.
type Door struct {
	mu     sync.Mutex
	count  int
	visits chan visit
	bells  chan visit
	guards chan visit
}

// NewDoor opens a door; whoever wants the bells reads them.
func NewDoor() *Door {
	d := &Door{visits: make(chan visit, 1000), bells: make(chan visit, 10), guards: make(chan visit, 10)}
	go func() {
		for v := range d.guards {
			d.mu.Lock()
			d.count += len(v.from)
			d.mu.Unlock()
		}
	}()
	return d
}

// Bells is where each visit is heard.
func (d *Door) Bells() <-chan visit { return d.bells }

// Serve lets everybody in.
func (d *Door) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go d.enter(c)
	}
}

func (d *Door) enter(c net.Conn) {
	defer c.Close()
	v := visit{c.RemoteAddr().String(), time.Now()}
	d.guards <- v
	d.bells <- v
	d.visits <- v // want queuegrow medium "Door.visits"
}
