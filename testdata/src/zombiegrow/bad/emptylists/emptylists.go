// Package emptylists takes listeners off a topic's list, and leaves the list.
package emptylists

import (
	"bufio"
	"net"
	"slices"
	"strings"
	"sync"
)

// Exchange sends lines to those who listen to their topic.
type Exchange struct {
	mu     sync.Mutex
	topics map[string][]net.Conn
	tags   map[string][]net.Conn
}

// NewExchange returns an exchange without listeners.
func NewExchange() *Exchange {
	return &Exchange{topics: map[string][]net.Conn{}, tags: map[string][]net.Conn{}}
}

// Serve accepts connections.
func (x *Exchange) Serve(ln net.Listener) error {
	for {
		c, err := ln.Accept()
		if err != nil {
			return err
		}
		go x.attend(c)
	}
}

func (x *Exchange) attend(c net.Conn) {
	defer c.Close()
	var topic, tag string
	in := bufio.NewScanner(c)
	for in.Scan() {
		verb, rest, _ := strings.Cut(in.Text(), " ")
		switch {
		case verb == "topic" && topic == "":
			topic = rest
			x.listen(topic, c)
		case verb == "tag" && tag == "":
			tag = rest
			x.label(tag, c)
		default:
			x.say(verb, rest)
		}
	}
	x.mute(topic, c)
	x.unlabel(tag, c)
}

func (x *Exchange) listen(topic string, c net.Conn) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.topics[topic] = append(x.topics[topic], c) // want zombiegrow medium "Exchange.topics"
}

func (x *Exchange) mute(topic string, c net.Conn) {
	x.mu.Lock()
	defer x.mu.Unlock()
	list, ok := x.topics[topic]
	if !ok {
		return
	}
	x.topics[topic] = slices.DeleteFunc(list, func(o net.Conn) bool { return o == c })
}

func (x *Exchange) label(tag string, c net.Conn) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.tags[tag] = append(x.tags[tag], c)
}

func (x *Exchange) unlabel(tag string, c net.Conn) {
	x.mu.Lock()
	defer x.mu.Unlock()
	left := slices.DeleteFunc(x.tags[tag], func(o net.Conn) bool { return o == c })
	if len(left) == 0 {
		delete(x.tags, tag)
		return
	}
	x.tags[tag] = left
}

func (x *Exchange) say(topic, text string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	for _, c := range append(slices.Clone(x.topics[topic]), x.tags[topic]...) {
		_, _ = c.Write([]byte(text + "\n"))
	}
}
