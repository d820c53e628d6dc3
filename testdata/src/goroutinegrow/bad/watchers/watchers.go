// Package watchers closes connections when a context ends, by goroutines that wait for it.
package watchers

import (
	"context"
	"net"
	"time"
)

// Feed reads from a peer, again and again.
type Feed struct {
	addr string
}

// Follow follows the peer until the context ends.
func (f *Feed) Follow(ctx context.Context) {
	go func() {
		for {
			if err := f.once(ctx); err != nil {
				return
			}
		}
	}()
}

// once reads until the peer goes. The context does not end with it.
func (f *Feed) once(ctx context.Context) error {
	conn, err := net.Dial("tcp", f.addr)
	if err != nil {
		return err
	}
	go func() { // want goroutinegrow medium "each iteration of the loop"
		<-ctx.Done()
		conn.Close()
	}()
	return read(conn)
}

func read(conn net.Conn) error {
	var line [512]byte
	for {
		if _, err := conn.Read(line[:]); err != nil {
			return nil
		}
	}
}

// Told follows a peer with watchers that hear when the reading is over.
type Told struct {
	addr string
}

// Follow follows the peer until the context ends.
func (f *Told) Follow(ctx context.Context) {
	go func() {
		for {
			if err := f.once(ctx); err != nil {
				return
			}
		}
	}()
}

func (f *Told) once(ctx context.Context) error {
	conn, err := net.Dial("tcp", f.addr)
	if err != nil {
		return err
	}
	over := make(chan struct{})
	defer close(over)
	go func() {
		select {
		case <-ctx.Done():
		case <-over:
		}
		conn.Close()
	}()
	return read(conn)
}

// Turned makes a context for each turn.
type Turned struct {
	addr string
}

// Follow follows the peer until the context ends.
func (f *Turned) Follow(ctx context.Context) {
	for ctx.Err() == nil {
		turn, cancel := context.WithTimeout(ctx, time.Minute)
		f.once(turn)
		cancel()
		time.Sleep(time.Second)
	}
}

func (f *Turned) once(ctx context.Context) {
	conn, err := net.Dial("tcp", f.addr)
	if err != nil {
		return
	}
	go func() {
		<-ctx.Done()
		conn.Close()
	}()
	read(conn)
}

// Gate serves connections with the context that it was made with.
type Gate struct {
	ctx context.Context
}

// Serve accepts until the listener is closed.
func (g *Gate) Serve(l net.Listener) error {
	go func() {
		<-g.ctx.Done()
		l.Close()
	}()
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go g.handle(conn)
	}
}

func (g *Gate) handle(conn net.Conn) {
	go func() { // want goroutinegrow medium "each iteration of the loop"
		<-g.ctx.Done()
		conn.Close()
	}()
	read(conn)
}

// Hall serves connections that last as long as the context.
type Hall struct {
	ctx context.Context
}

// Serve accepts until the listener is closed.
func (h *Hall) Serve(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		stop := context.AfterFunc(h.ctx, func() { conn.Close() })
		read(conn)
		stop()
	}
}
