// Package twotasks gives a connection to two goroutines, and counts on the one that may be told to end by the
// other.
package twotasks

import (
	"bufio"
	"net"
	"sync"
	"time"
)

// Dialer opens what a lane uses.
type Dialer interface {
	Dial(addr string) (net.Conn, error)
}

type plain struct{}

func (plain) Dial(addr string) (net.Conn, error) { return net.Dial("tcp", addr) }

// Lane sends orders to one address.
type Lane struct {
	orders chan string
	d      Dialer
}

// NewLane starts one.
func NewLane(addr string) *Lane {
	l := &Lane{orders: make(chan string), d: plain{}}
	go l.run(addr)
	return l
}

func (l *Lane) run(addr string) {
	for first := range l.orders {
		conn, err := l.d.Dial(addr) // want resourcegrow medium "the goroutine that it is handed to in .*run releases it on some return paths but not on all"
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

// Serve answers each connection by a goroutine that reads, and tells one that writes when to end.
func Serve(l net.Listener) error {
	for {
		conn, err := l.Accept() // want resourcegrow medium "the goroutine that it is handed to in Serve releases it on some return paths but not on all"
		if err != nil {
			return err
		}
		lines := make(chan string, 1)
		go read(conn, lines)
		go write(conn, lines)
	}
}

func read(conn net.Conn, lines chan<- string) {
	in := bufio.NewScanner(conn)
	for in.Scan() {
		select {
		case lines <- in.Text():
		default:
		}
	}
	close(lines)
}

func write(conn net.Conn, lines <-chan string) {
	for s := range lines {
		if _, err := conn.Write([]byte(s)); err != nil {
			conn.Close()
			return
		}
	}
}
