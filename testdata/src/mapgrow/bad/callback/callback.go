// Package callback hands methods to a reader that calls them for each message.
package callback

import (
	"bufio"
	"net"
	"strings"
)

type reader struct {
	onLine func(from, line string)
	onEnd  func(from string)
}

func (r *reader) follow(c net.Conn) {
	defer c.Close()
	from := c.RemoteAddr().String()
	in := bufio.NewScanner(c)
	for in.Scan() {
		r.onLine(from, in.Text())
	}
	r.onEnd(from)
}

type event struct{ from, line string }

// Log owns its maps from one goroutine, so that they need no lock.
type Log struct {
	events chan event
	ends   chan string
	topics map[string]int
	counts map[string]int
}

// Listen starts a log of all that is said on ln.
func Listen(ln net.Listener) *Log {
	l := &Log{events: make(chan event, 8), ends: make(chan string), topics: map[string]int{}, counts: map[string]int{}}
	r := &reader{onLine: l.line, onEnd: l.end}
	go l.own()
	go func() {
		for {
			c, err := ln.Accept()
			if err != nil {
				return
			}
			go r.follow(c)
		}
	}()
	return l
}

func (l *Log) line(from, line string) { l.events <- event{from, line} }

func (l *Log) end(from string) { l.ends <- from }

func (l *Log) own() {
	for {
		select {
		case e := <-l.events:
			topic, _, _ := strings.Cut(e.line, ":")
			l.topics[topic]++ // want mapgrow medium "Log.topics"
			l.counts[e.from]++
		case from := <-l.ends:
			delete(l.counts, from)
		}
	}
}
