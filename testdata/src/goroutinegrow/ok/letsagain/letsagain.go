// Package letsagain starts one goroutine at a time, and lets the next one through when the last one has ended.
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
	k.running = true
	cmd := exec.CommandContext(ctx, k.name)
	if err := cmd.Start(); err != nil {
		k.running = false // nothing has been started
		return err
	}
	go func() {
		err := cmd.Wait()
		<-ctx.Done()
		k.last = err
		k.running = false
	}()
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
		go l.talk()
	}
}

func (l *Line) talk() {
	defer l.busy.Store(false)
	if c, err := net.Dial("tcp", l.addr); err == nil {
		listen(c)
	}
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
	over := make(chan struct{})
	go p.read(c, over)
	go func() {
		select {
		case <-ctx.Done():
		case <-over:
		}
		c.Close()
	}()
}

func (p *Peer) read(c net.Conn, over chan<- struct{}) {
	defer close(over)
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
	go r.count(name)
}

// count goes on while the room is open.
func (r *Rooms) count(name string) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-r.ctx.Done():
			return
		case <-t.C:
			r.mu.Lock()
			_, ok := r.open[name]
			if ok {
				r.open[name]++
			}
			r.mu.Unlock()
			if !ok {
				return
			}
		}
	}
}

// Watch is switched on and off.
type Watch struct {
	mu   sync.Mutex
	on   bool
	seen int
	quit chan struct{}
}

// ServeHTTP switches it.
func (w *Watch) ServeHTTP(_ http.ResponseWriter, req *http.Request) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case req.Method == http.MethodDelete && w.on:
		close(w.quit)
		w.on = false
	case req.Method == http.MethodPost && !w.on:
		w.on = true
		w.quit = make(chan struct{})
		go w.look(w.quit)
	}
}

func (w *Watch) look(quit <-chan struct{}) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-quit:
			return
		case <-t.C:
			w.seen++
		}
	}
}
