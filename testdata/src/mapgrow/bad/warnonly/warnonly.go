// Package warnonly looks at the size of a map and does nothing about it.
package warnonly

import (
	"bufio"
	"log"
	"net"
	"strings"
	"sync"
)

const limit = 10000

// Sink takes lines "name value" from many senders.
type Sink struct {
	mu     sync.Mutex
	gauges map[string]string
	tags   map[string]string
}

// NewSink returns a sink without values.
func NewSink() *Sink { return &Sink{gauges: map[string]string{}, tags: map[string]string{}} }

// Serve reads from every connection.
func (s *Sink) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go s.read(c)
	}
}

func (s *Sink) read(c net.Conn) {
	defer c.Close()
	in := bufio.NewScanner(c)
	for in.Scan() {
		name, value, _ := strings.Cut(in.Text(), " ")
		s.setGauge(name, value)
		s.setTag(name, value)
	}
}

func (s *Sink) setGauge(name, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.gauges) > limit {
		log.Printf("%d gauges, this is a lot", len(s.gauges))
	}
	s.gauges[name] = value // want mapgrow medium "Sink.gauges"
}

func (s *Sink) setTag(name, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.tags) >= limit {
		log.Printf("no room for tag %s", name)
		return
	}
	s.tags[name] = value
}
