// Package lastword has connections of which one goroutine tells the others when all is over, but not on
// each of its ways.
package lastword

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"time"
)

type link struct {
	conn net.Conn
	out  chan string
	gone chan struct{}
}

func (l *link) read() {
	defer l.conn.Close()
	in := bufio.NewReader(l.conn)
	for {
		line, err := in.ReadString('\n')
		if err == io.EOF {
			close(l.gone)
			return
		}
		if err != nil {
			println(err.Error())
			return
		}
		if line == "quit\n" {
			close(l.gone)
			return
		}
	}
}

func (l *link) write() {
	for {
		select {
		case <-l.gone:
			return
		case s := <-l.out:
			if _, err := io.WriteString(l.conn, s); err != nil {
				return
			}
		}
	}
}

func (l *link) beat() {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-t.C:
			select {
			case l.out <- "still here\n":
			default:
			}
		case <-l.gone:
			return
		}
	}
}

// Serve works for each connection with three goroutines.
func Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		l := &link{conn: c, out: make(chan string, 8), gone: make(chan struct{})}
		go l.read()
		go l.write() // want goroutinegrow medium "read may end without closing gone"
		go l.beat()
	}
}

type peer struct {
	conn   net.Conn
	frames chan []byte
}

func (p *peer) send() {
	for f := range p.frames {
		if _, err := p.conn.Write(f); err != nil {
			println(err.Error())
		}
	}
	p.conn.Close()
}

func (p *peer) receive() {
	defer close(p.frames)
	b := make([]byte, 512)
	for {
		n, err := p.conn.Read(b)
		if err != nil {
			return
		}
		println(n)
	}
}

func (p *peer) hello() error {
	var b [4]byte
	if _, err := io.ReadFull(p.conn, b[:]); err != nil {
		return err
	}
	if string(b[:]) != "HELO" {
		return fmt.Errorf("what is %q", b)
	}
	return nil
}

// Meet begins to send before the peer has said who it is.
func Meet(c net.Conn) error {
	p := &peer{conn: c, frames: make(chan []byte, 16)}
	go p.send() // want goroutinegrow medium "may return without starting"
	if err := p.hello(); err != nil {
		return err
	}
	go p.receive()
	return nil
}

// Accept meets all who come.
func Accept(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		if err := Meet(c); err != nil {
			c.Close()
		}
	}
}
