// Package murmur is a library that nobody knows: what it does is told by its code alone.
package murmur

import (
	"bufio"
	"io"
	"net"
	"sync"
)

// Bus passes words from a connection on to those who listen.
type Bus struct {
	mu   sync.Mutex
	ears map[string][]func(word string)
	all  []Ear
}

// Ear hears all words.
type Ear interface {
	Hear(topic, word string)
}

// NewBus makes a bus.
func NewBus() *Bus { return &Bus{ears: map[string][]func(string){}} }

// On has f called for each word about a topic.
func (b *Bus) On(topic string, f func(word string)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ears[topic] = append(b.ears[topic], f)
}

// Lend has e hear all words.
func (b *Bus) Lend(e Ear) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.all = append(b.all, e)
}

// Replay passes on what r has, and returns at its end.
func (b *Bus) Replay(r io.Reader) error {
	in := bufio.NewScanner(r)
	for in.Scan() {
		b.tell("", in.Text())
	}
	return in.Err()
}

// Attend accepts connections and passes on what they say, for ever.
func (b *Bus) Attend(addr string) error {
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go b.Replay(c)
	}
}

func (b *Bus) tell(topic, word string) {
	b.mu.Lock()
	ears, all := b.ears[topic], b.all
	b.mu.Unlock()
	for _, f := range ears {
		f(word)
	}
	for _, e := range all {
		e.Hear(topic, word)
	}
}

// Tree is words below words.
type Tree struct {
	Word  string
	Below []*Tree
}

// Each calls f for each word of the tree, until it returns false.
func (t *Tree) Each(f func(word string) bool) bool {
	if !f(t.Word) {
		return false
	}
	for _, b := range t.Below {
		if !b.Each(f) {
			return false
		}
	}
	return true
}

// Visitor is asked at each word of a tree.
type Visitor interface {
	Enter(word string) error
}

// Walk has v visit the tree.
func Walk(t *Tree, v Visitor) error {
	if err := v.Enter(t.Word); err != nil {
		return err
	}
	for _, b := range t.Below {
		if err := Walk(b, v); err != nil {
			return err
		}
	}
	return nil
}
