// Package main takes a session's topics out once it is told that the session is over, and has none by then.
package main

import (
	"bufio"
	"log"
	"net"
	"strings"
	"sync"
)

type broker struct {
	sync.Mutex
	open map[string]*session
	last map[string]*session
}

type session struct {
	over   chan struct{}
	topics []string
}

func (s *session) end() {
	s.topics = nil
	close(s.over)
}

func (b *broker) join(s *session, topic string) {
	b.Lock()
	defer b.Unlock()
	b.last[topic] = s // want mapgrow medium "removes only what topics still holds, which the end has emptied before"
	s.topics = append(s.topics, topic)
}

func (b *broker) watch(s *session) {
	<-s.over
	b.Lock()
	defer b.Unlock()
	for _, topic := range s.topics {
		delete(b.last, topic)
	}
}

func (b *broker) start() *session {
	s := &session{over: make(chan struct{})}
	go b.watch(s)
	return s
}

func main() {
	c, err := net.Dial("tcp", "127.0.0.1:7000")
	if err != nil {
		log.Fatal(err)
	}
	b := &broker{open: map[string]*session{}, last: map[string]*session{}}
	for in := bufio.NewScanner(c); in.Scan(); {
		name, topic, ok := strings.Cut(in.Text(), " ")
		s := b.open[name]
		switch {
		case ok && s == nil:
			b.open[name] = b.start()
		case ok:
			b.join(s, topic)
		case s != nil:
			s.end()
			delete(b.open, name)
		}
	}
}
