// Package owngoroutine waits for the end of objects that nothing ends: what closes their channels is called by
// nobody, or does not run by itself.
package owngoroutine

import (
	"net"
	"sync/atomic"
	"time"
	"unsafe"
)

// Client reads what a peer sends, until that is gone.
type Client struct {
	conn net.Conn
	gone chan struct{}
}

// Dial makes one.
func Dial(addr string) (*Client, error) {
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	c := &Client{conn: conn, gone: make(chan struct{})}
	return c, nil
}

// End says that the client is gone.
func (c *Client) End() {
	_ = c.conn.Close()
	close(c.gone)
}

// state is what a pool has at a time.
type state struct{ all []*Client }

// Pool has clients.
type Pool struct{ now unsafe.Pointer }

func (p *Pool) state() *state { return (*state)(atomic.LoadPointer(&p.now)) }

// Put puts clients in the place of the former ones.
func (p *Pool) Put(all []*Client) {
	atomic.StorePointer(&p.now, unsafe.Pointer(&state{all: all}))
}

// Refresh says a word to each client, which is ended if it does not take that.
func (p *Pool) Refresh(word string) {
	s := p.state()
	if s == nil {
		return
	}
	for _, c := range s.all {
		go func(c *Client) { // want goroutinegrow medium "nothing stops it"
			_ = c.conn.SetDeadline(time.Now().Add(time.Second))
			_, _ = c.conn.Write([]byte(word))
			<-c.gone
		}(c)
	}
}
