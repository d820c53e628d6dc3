// Package main keeps what a peer is to be told until that answers, which it need not do.
package main

import (
	"log"
	"net"
	"sync"
	"time"
)

type peer struct {
	addr string
	wake chan struct{}
	mu   sync.Mutex
	out  [][]byte
}

func (p *peer) send(b []byte) {
	p.mu.Lock()
	p.out = append(p.out, b) // want queuegrow medium "cut only while .*session has a connection"
	p.mu.Unlock()
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

func (p *peer) take() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := p.out
	p.out = nil
	return out
}

func (p *peer) session() error {
	c, err := net.DialTimeout("tcp", p.addr, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	for range p.wake {
		for _, b := range p.take() {
			_ = c.SetWriteDeadline(time.Now().Add(time.Second))
			if _, err := c.Write(b); err != nil {
				return err
			}
		}
	}
	return nil
}

func main() {
	p := &peer{addr: "10.0.0.1:7000", wake: make(chan struct{}, 1)}
	go func() {
		for {
			log.Print(p.session())
			time.Sleep(time.Second)
		}
	}()
	for now := range time.Tick(time.Second) {
		p.send([]byte(now.String()))
	}
}
