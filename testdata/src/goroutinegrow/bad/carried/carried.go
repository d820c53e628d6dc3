// Package carried puts channels into objects of its own, which it sends nowhere and whose channels nobody closes.
package carried

import (
	"io"
	"net"
	"time"
)

// begin is what a peer begins with.
type begin struct {
	out  chan []byte
	name string
}

// session knows the names of its last peers, which it is sent.
type session struct {
	names chan string
	last  [16]string
	n     int
	done  chan struct{}
}

func (s *session) run() {
	for {
		select {
		case name := <-s.names:
			s.last[s.n%len(s.last)] = name
			s.n++
		case <-s.done:
			return
		}
	}
}

func (s *session) connect(b *begin) {
	s.names <- b.name
	b.out <- []byte("hello")
}

func writeLoop(to io.Writer, words <-chan []byte) {
	for word := range words {
		_, _ = to.Write(word)
	}
}

// Dial has connections to a peer, one after the other.
func Dial(addr string, end chan struct{}) {
	s := &session{names: make(chan string), done: end}
	go s.run()
	for {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		talk(s, c)
	}
}

func talk(s *session, c net.Conn) {
	b := &begin{out: make(chan []byte), name: c.RemoteAddr().String()}
	go writeLoop(c, b.out) // want goroutinegrow medium "nothing closes it"
	s.connect(b)
	_, _ = io.Copy(io.Discard, c)
	_ = c.Close()
}
