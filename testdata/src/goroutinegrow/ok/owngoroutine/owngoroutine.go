// Package owngoroutine waits for the end of what connections read, which comes by itself.
package owngoroutine

import (
	"errors"
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
	c.run()
	return c, nil
}

func (c *Client) run() {
	go func() {
		word := make([]byte, 16)
		for {
			if _, err := c.conn.Read(word); err != nil {
				break
			}
		}
		close(c.gone)
	}()
}

// end ends the connection, and waits until nothing reads from it.
func (c *Client) end() error {
	err := c.conn.Close()
	<-c.gone
	return err
}

// state is what a pool has at a time.
type state struct{ all []*Client }

// Pool has clients.
type Pool struct{ now unsafe.Pointer }

func (p *Pool) state() *state { return (*state)(atomic.LoadPointer(&p.now)) }

// Put puts clients in the place of the former ones.
func (p *Pool) Put(all []*Client) error {
	if last := (*state)(atomic.SwapPointer(&p.now, unsafe.Pointer(&state{all: all}))); last != nil {
		return last.end()
	}
	return nil
}

func (s *state) end() error {
	var all error
	for _, c := range s.all {
		all = errors.Join(all, c.end())
	}
	return all
}

// Refresh says a word to each client, which is ended if it does not take that.
func (p *Pool) Refresh(word string) {
	s := p.state()
	if s == nil {
		return
	}
	for _, c := range s.all {
		go func(c *Client) {
			_ = c.conn.SetDeadline(time.Now().Add(time.Second))
			if _, err := c.conn.Write([]byte(word)); err != nil {
				_ = c.end()
			}
		}(c)
	}
}
