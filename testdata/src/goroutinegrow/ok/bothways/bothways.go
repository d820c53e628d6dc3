// Package bothways copies between two peers, and the end of one way ends the other.
package bothways

import (
	"context"
	"io"
	"net"
	"net/http"
	"sync"
	"time"
)

// Gate hands connections on.
type Gate struct{ to string }

// Serve takes them.
func (g *Gate) Serve(ctx context.Context, l net.Listener) {
	for n := 0; ; n++ {
		c, err := l.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", g.to)
		if err != nil {
			c.Close()
			continue
		}
		switch n % 7 {
		case 0:
			go first(c, far)
		case 1:
			go halves(c.(*net.TCPConn), far.(*net.TCPConn))
		case 2:
			go own(c, far)
		case 3:
			go limited(c, far)
		case 4:
			go told(ctx, c, far)
		case 5:
			go watched(ctx, c, far)
		default:
			go helped(c, far)
		}
	}
}

// first closes both when one way has ended.
func first(c, far net.Conn) {
	defer c.Close()
	defer far.Close()
	said := make(chan error, 2)
	go func() { _, err := io.Copy(far, c); said <- err }()
	go func() { _, err := io.Copy(c, far); said <- err }()
	<-said
}

// halves tells the other peer that nothing more comes.
func halves(c, far *net.TCPConn) {
	var ways sync.WaitGroup
	ways.Add(2)
	go half(&ways, far, c)
	go half(&ways, c, far)
	ways.Wait()
	c.Close()
	far.Close()
}

func half(ways *sync.WaitGroup, to, from *net.TCPConn) {
	defer ways.Done()
	_, _ = io.Copy(to, from)
	_ = to.CloseWrite()
}

// own copies one way itself, and closes both when that is over.
func own(c, far net.Conn) {
	over := make(chan struct{})
	go func() {
		defer close(over)
		_, _ = io.Copy(far, c)
	}()
	_, _ = io.Copy(c, far)
	c.Close()
	far.Close()
	<-over
}

// limited gives both some time.
func limited(c, far net.Conn) {
	defer c.Close()
	defer far.Close()
	var ways sync.WaitGroup
	for _, conn := range []net.Conn{c, far} {
		_ = conn.SetDeadline(time.Now().Add(time.Hour))
	}
	ways.Go(func() { _ = c.SetDeadline(time.Now().Add(time.Minute)); _, _ = io.Copy(far, c) })
	ways.Go(func() { _, _ = io.Copy(c, far) })
	ways.Wait()
}

// told ends both when one has ended, by a context.
func told(ctx context.Context, c, far net.Conn) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	context.AfterFunc(ctx, func() { c.Close(); far.Close() })
	var ways sync.WaitGroup
	ways.Go(func() { defer cancel(); _, _ = io.Copy(far, c) })
	ways.Go(func() { defer cancel(); _, _ = io.Copy(c, far) })
	ways.Wait()
}

// watched has a third that ends both.
func watched(ctx context.Context, c, far net.Conn) {
	over := make(chan struct{}, 2)
	go func() {
		select {
		case <-over:
		case <-ctx.Done():
		}
		c.Close()
		far.Close()
	}()
	var ways sync.WaitGroup
	ways.Go(func() { _, _ = io.Copy(far, c); over <- struct{}{} })
	ways.Go(func() { _, _ = io.Copy(c, far); over <- struct{}{} })
	ways.Wait()
}

// helped leaves that to a helper, which closes what it was given.
func helped(c, far net.Conn) {
	var ways sync.WaitGroup
	ways.Go(func() { through(far, c) })
	ways.Go(func() { through(c, far) })
	ways.Wait()
}

func through(to, from net.Conn) {
	defer from.Close()
	defer to.Close()
	_, _ = io.Copy(to, from)
}

// Tap hands what a service says to whoever asks, and what they say to the service, and tells that when there is
// no more.
func Tap(w http.ResponseWriter, r *http.Request) {
	near, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer near.Close()
	far, err := net.Dial("unix", "/run/service")
	if err != nil {
		return
	}
	go func() {
		defer far.Close()
		_, _ = io.Copy(near, far)
	}()
	_, _ = io.Copy(far, near)
	if c, ok := far.(*net.UnixConn); ok {
		_ = c.CloseWrite()
	}
}

// Peek shows what a service says for a while.
func Peek(w http.ResponseWriter, r *http.Request) {
	near, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	defer near.Close()
	far, err := net.Dial("unix", "/run/service")
	if err != nil {
		return
	}
	go func() {
		defer far.Close()
		_ = far.SetReadDeadline(time.Now().Add(time.Minute))
		_, _ = io.Copy(near, far)
	}()
	_, _ = io.Copy(far, near)
}
