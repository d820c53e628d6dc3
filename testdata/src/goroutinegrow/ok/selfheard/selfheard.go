// Package selfheard has goroutines that send to channels which they receive from, with room or another reader.
package selfheard

import (
	"net"
	"net/http"
)

type link struct {
	conn net.Conn
	out  chan []byte
	quit chan struct{}
}

func (l *link) end() { l.quit <- struct{}{} }

func (l *link) write() {
	defer l.conn.Close()
	for {
		select {
		case b := <-l.out:
			if _, err := l.conn.Write(b); err != nil {
				go l.end()
			}
		case <-l.quit:
			return
		}
	}
}

// Accept links all that come.
func Accept(in net.Listener) error {
	for {
		conn, err := in.Accept()
		if err != nil {
			return err
		}
		l := &link{conn: conn, out: make(chan []byte), quit: make(chan struct{})}
		go l.write()
	}
}

// Count counts to a limit, for which there is a place.
func Count(w http.ResponseWriter, r *http.Request) {
	turns, stop := make(chan int, 16), make(chan bool, 1)
	go func() {
		for {
			select {
			case n := <-turns:
				if n == 8 {
					stop <- true
				}
			case <-stop:
				return
			}
		}
	}()
	for n := range 10 {
		turns <- n
	}
}

// Pass has two that hand a token to each other.
func Pass(w http.ResponseWriter, r *http.Request) {
	token := make(chan int)
	for range 2 {
		go func() {
			for n := range token {
				if n == 0 {
					close(token)
					return
				}
				token <- n - 1
			}
		}()
	}
	token <- 10
}
