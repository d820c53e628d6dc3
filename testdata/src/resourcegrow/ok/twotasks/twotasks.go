// Package twotasks gives a connection to two goroutines, of which one always lets it go.
package twotasks

import (
	"bufio"
	"net"
	"sync"
	"time"
)

// Lane sends orders to one address.
type Lane struct {
	orders chan string
}

// NewLane starts one.
func NewLane(addr string) *Lane {
	l := &Lane{orders: make(chan string)}
	go l.run(addr)
	return l
}

func (l *Lane) run(addr string) {
	for first := range l.orders {
		conn, err := net.Dial("tcp", addr)
		if err != nil {
			continue
		}
		var both sync.WaitGroup
		gone := make(chan struct{})
		both.Add(2)
		go func() {
			defer both.Done()
			for order := first; ; {
				if _, err := conn.Write([]byte(order)); err != nil {
					conn.Close()
					return
				}
				select {
				case order = <-l.orders:
				case <-gone:
					return
				}
			}
		}()
		go func() {
			defer both.Done()
			defer close(gone)
			defer conn.Close()
			in := bufio.NewReader(conn)
			for {
				_ = conn.SetReadDeadline(time.Now().Add(time.Minute))
				if _, err := in.ReadString('\n'); err != nil {
					return
				}
			}
		}()
		both.Wait()
	}
}

// Each closes on the way on which it has found out.
func Each(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		gone := make(chan struct{})
		go func() {
			buf := make([]byte, 512)
			for {
				if _, err := conn.Read(buf); err != nil {
					conn.Close()
					close(gone)
					return
				}
			}
		}()
		go func() {
			for {
				select {
				case <-time.After(time.Second):
				case <-gone:
					return
				}
				if _, err := conn.Write([]byte("alive\n")); err != nil {
					conn.Close()
					return
				}
			}
		}()
	}
}

// Waited closes once both have come to their end.
func Waited(l net.Listener) error {
	for {
		conn, err := l.Accept()
		if err != nil {
			return err
		}
		go func() {
			var both sync.WaitGroup
			both.Go(func() { _, _ = conn.Write([]byte("hello\n")) })
			both.Go(func() { _, _ = conn.Read(make([]byte, 1)) })
			both.Wait()
			conn.Close()
		}()
	}
}
