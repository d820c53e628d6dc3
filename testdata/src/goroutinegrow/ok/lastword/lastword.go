// Package lastword has connections of which one goroutine tells the others when all is over, however
// that comes about, or which somebody else may tell.
package lastword

import (
	"bufio"
	"errors"
	"io"
	"net"
	"sync"
	"time"
)

type link struct {
	conn   net.Conn
	out    chan string
	gone   chan struct{}
	failed chan error
	said   bool
}

func (l *link) read() {
	defer l.conn.Close()
	in := bufio.NewReader(l.conn)
	for {
		line, err := in.ReadString('\n')
		if errors.Is(err, io.EOF) {
			close(l.gone)
			return
		}
		if err != nil {
			l.failed <- err
			return
		}
		if line == "quit\n" {
			if !l.said {
				l.said = true
				close(l.gone)
			}
			return
		}
	}
}

func (l *link) write() {
	for {
		select {
		case <-l.gone:
			return
		case <-l.failed:
			return
		case s := <-l.out:
			if _, err := io.WriteString(l.conn, s); err != nil {
				return
			}
		}
	}
}

// Serve works for each connection with two goroutines.
func Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		l := &link{conn: c, out: make(chan string, 8), gone: make(chan struct{}), failed: make(chan error, 1)}
		go l.read()
		go l.write()
	}
}

type peer struct {
	conn   net.Conn
	frames chan []byte
	paced  bool
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
	defer func() {
		if p.paced {
			close(p.frames)
		}
	}()
	b := make([]byte, 512)
	for {
		n, err := p.conn.Read(b)
		if err != nil {
			return
		}
		println(n)
	}
}

// Meet begins to send once there is somebody who receives.
func Meet(c net.Conn, paced bool) {
	p := &peer{conn: c, frames: make(chan []byte, 16), paced: paced}
	go p.receive()
	if p.paced {
		go p.send()
	}
}

// Accept meets all who come.
func Accept(ln net.Listener) {
	for {
		c, err := ln.Accept()
		if err != nil {
			return
		}
		Meet(c, true)
	}
}

type watch struct {
	stop chan struct{}
	once sync.Once
	news chan string
}

// Stop ends the watch, as its poller does when nothing can be asked any more.
func (w *watch) Stop() { w.once.Do(func() { close(w.stop) }) }

func (w *watch) poll(ask func() (string, error)) {
	for {
		s, err := ask()
		if err != nil {
			return
		}
		if s == "end" {
			w.Stop()
			return
		}
		select {
		case w.news <- s:
		case <-w.stop:
			return
		}
	}
}

func (w *watch) tell(f func(string)) {
	for {
		select {
		case <-w.stop:
			return
		case s := <-w.news:
			f(s)
		}
	}
}

// Watch asks again and again; who calls it may stop that.
func Watch(ask func() (string, error), f func(string)) (stop func()) {
	w := &watch{stop: make(chan struct{}), news: make(chan string)}
	go w.poll(ask)
	go w.tell(f)
	go func() {
		time.Sleep(time.Hour)
		w.Stop()
	}()
	return w.Stop
}
