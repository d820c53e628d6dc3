// Package selfheard has goroutines that send to a channel which only they receive from.
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
				l.end()
				return
			}
		case <-l.quit:
			return
		}
	}
}

// Accept links all that come.
func Accept(in net.Listener, each func(chan<- []byte)) error {
	for {
		conn, err := in.Accept()
		if err != nil {
			return err
		}
		l := &link{conn: conn, out: make(chan []byte), quit: make(chan struct{})}
		go l.write() // want goroutinegrow medium "it sends to an unbuffered channel from which only it receives"
		each(l.out)
	}
}

// Count counts to a limit that is told.
func Count(w http.ResponseWriter, r *http.Request) {
	turns, stop := make(chan int, 16), make(chan bool)
	go func() { // want goroutinegrow medium "it sends to an unbuffered channel from which only it receives"
		for {
			select {
			case n := <-turns:
				if n > 8 {
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
