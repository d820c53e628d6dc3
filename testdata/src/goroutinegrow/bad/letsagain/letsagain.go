// Package letsagain starts one goroutine at a time, as far as a condition tells, and lets the next one through
// while the last one still waits for the end of something older.
package letsagain

import (
	"context"
	"net"
	"net/http"
	"os/exec"
	"sync"
	"sync/atomic"
	"time"
)

// Keeper keeps a command running.
type Keeper struct {
	name    string
	running bool
	last    error
}

// Run looks after the command until the context ends.
func (k *Keeper) Run(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			k.last = k.start(ctx)
		}
	}
}

func (k *Keeper) start(ctx context.Context) error {
	if k.running {
		return nil
	}
	cmd := exec.CommandContext(ctx, k.name)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { // want goroutinegrow medium "each iteration of the loop"
		err := cmd.Wait()
		k.running = false // the next one starts, and this one waits for the end of all
		<-ctx.Done()
		k.last = err
	}()
	k.running = true
	return nil
}

// Line calls somebody when it is asked to, if it does not already.
type Line struct {
	addr string
	busy atomic.Bool
	quit chan struct{}
}

// ServeHTTP asks it.
func (l *Line) ServeHTTP(http.ResponseWriter, *http.Request) {
	if l.busy.CompareAndSwap(false, true) {
		go l.talk() // want goroutinegrow medium "it waits only for quit"
	}
}

func (l *Line) talk() {
	if c, err := net.Dial("tcp", l.addr); err == nil {
		listen(c)
	}
	l.busy.Store(false)
	<-l.quit
}

// Close ends it.
func (l *Line) Close() { close(l.quit) }

func listen(c net.Conn) {
	defer c.Close()
	buf := make([]byte, 100)
	for {
		if _, err := c.Read(buf); err != nil {
			return
		}
	}
}

// Peer has one connection at a time.
type Peer struct {
	mu   sync.Mutex
	addr string
	conn net.Conn
}

// Run keeps it connected.
func (p *Peer) Run(ctx context.Context) {
	for {
		p.dial(ctx)
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
}

func (p *Peer) dial(ctx context.Context) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.conn != nil {
		return
	}
	c, err := net.Dial("tcp", p.addr)
	if err != nil {
		return
	}
	p.conn = c
	go p.read(c)
	go func() { // want goroutinegrow medium "each iteration of the loop"
		<-ctx.Done()
		c.Close()
	}()
}

func (p *Peer) read(c net.Conn) {
	listen(c)
	p.mu.Lock()
	p.conn = nil
	p.mu.Unlock()
}

// Rooms has something for each room that is open.
type Rooms struct {
	mu   sync.Mutex
	open map[string]int
	ctx  context.Context
}

// ServeHTTP opens and closes rooms.
func (r *Rooms) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	defer r.mu.Unlock()
	name := req.FormValue("room")
	if req.Method == http.MethodDelete {
		delete(r.open, name)
		return
	}
	if _, ok := r.open[name]; ok {
		return
	}
	r.open[name] = 1
	go r.count(name) // want goroutinegrow medium "the loop in .*count ends only with ctx"
}

func (r *Rooms) count(name string) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-r.ctx.Done():
			return
		case <-t.C:
			r.mu.Lock()
			if _, ok := r.open[name]; ok {
				r.open[name]++
			}
			r.mu.Unlock()
		}
	}
}
