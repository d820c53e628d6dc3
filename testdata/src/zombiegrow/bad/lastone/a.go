// Package lastone has an end that takes the last one out and leaves the key, though another end
// does not.
package lastone

import (
	"bufio"
	"net"
	"slices"
	"strings"
	"sync"
)

type member struct{ out net.Conn }

// Board has lists of members by topic.
type Board struct {
	mu     sync.Mutex
	topics map[string][]*member
}

// Serve serves one member.
func (b *Board) Serve(c net.Conn) {
	defer c.Close()
	m := &member{c}
	defer b.gone(m)
	for in := bufio.NewScanner(c); in.Scan(); {
		if topic, ok := strings.CutPrefix(in.Text(), "join "); ok {
			b.join(topic, m)
		} else {
			b.leave(in.Text(), m)
		}
	}
}

// Listen serves all that connect.
func (b *Board) Listen(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		go b.Serve(c)
	}
}

func (b *Board) join(topic string, m *member) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.topics[topic] = append(b.topics[topic], m) // want zombiegrow medium "Board.topics"
}

func (b *Board) leave(topic string, m *member) {
	b.mu.Lock()
	defer b.mu.Unlock()
	left := b.topics[topic]
	if i := slices.Index(left, m); i >= 0 {
		left = slices.Delete(left, i, i+1)
	}
	if len(left) == 0 {
		delete(b.topics, topic)
		return
	}
	b.topics[topic] = left
}

func (b *Board) gone(m *member) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for topic, list := range b.topics {
		if i := slices.Index(list, m); i >= 0 {
			b.topics[topic] = slices.Delete(list, i, i+1)
		}
	}
}
