// Package bothways copies between two peers, and waits for both ways.
package bothways

import (
	"io"
	"log"
	"net"
	"net/http"
	"sync"
)

// Gate hands connections on.
type Gate struct{ to string }

// Serve takes them.
func (g *Gate) Serve(l net.Listener) {
	for n := 0; ; n++ {
		c, err := l.Accept()
		if err != nil {
			return
		}
		switch n % 3 {
		case 0:
			go g.join(c)
		case 1:
			go g.relay(c)
		default:
			go g.mirror(c)
		}
	}
}

// join copies one way itself, and then waits for the other.
func (g *Gate) join(c net.Conn) {
	defer c.Close()
	far, err := net.Dial("tcp", g.to)
	if err != nil {
		return
	}
	defer far.Close()
	over := make(chan struct{})
	go func() { // want goroutinegrow medium "waits for both directions of a copy between two peers"
		defer close(over)
		_, _ = io.Copy(far, c)
	}()
	if _, err := io.Copy(c, far); err != nil {
		log.Print(c.RemoteAddr(), err)
	}
	<-over
}

// tunnel has two ends.
type tunnel struct{ near, far net.Conn }

func (t *tunnel) out(said chan<- error) { said <- pump(t.far, t.near) }

func (t *tunnel) in(said chan<- error) { said <- pump(t.near, t.far) }

func pump(to io.Writer, from io.Reader) error {
	buf := make([]byte, 1<<12)
	for {
		n, err := from.Read(buf)
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				return err
			}
		}
		if err != nil {
			return err
		}
	}
}

// relay hears of both ways before it closes anything.
func (g *Gate) relay(c net.Conn) {
	far, err := net.Dial("tcp", g.to)
	if err != nil {
		c.Close()
		return
	}
	t := &tunnel{near: c, far: far}
	said := make(chan error, 2)
	go t.out(said) // want goroutinegrow medium "waits for both directions of a copy between two peers"
	go t.in(said)
	for range 2 {
		if err := <-said; err != nil {
			log.Print(err)
		}
	}
	c.Close()
	far.Close()
}

// mirror lets a group run both.
func (g *Gate) mirror(c net.Conn) {
	far, err := net.Dial("tcp", g.to)
	if err != nil {
		c.Close()
		return
	}
	var ways sync.WaitGroup
	for _, run := range []func(){
		func() { _, _ = io.Copy(far, c) },
		func() { _, _ = io.Copy(c, far) },
	} {
		ways.Go(run) // want goroutinegrow medium "waits for both directions of a copy between two peers"
	}
	ways.Wait()
	c.Close()
	far.Close()
}

// Tap hands what a service says to whoever asks, and what they say to the service. It is hung up on by that
// alone.
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
	ended := func(way string, err error) { log.Print(way, err) }
	go func() { // want goroutinegrow medium "copies between two peers in both directions, and the end of one does not close what the other reads"
		defer far.Close()
		_, err := io.Copy(near, far)
		ended("in", err)
	}()
	if _, err := far.Write([]byte("hello")); err != nil {
		log.Print(err)
	}
	_, err = io.Copy(far, near)
	ended("out", err)
}
