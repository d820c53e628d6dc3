// Package ownid enters subscriptions under ids of their own before it asks for them.
package ownid

import (
	"net"
	"sync"

	"github.com/segmentio/ksuid"
)

// Sub is a subscription.
type Sub struct {
	hub   *Hub
	inbox string
	topic string
	taken func([]byte)
}

// Hub is connected to a broker.
type Hub struct {
	conn net.Conn

	mu     sync.Mutex
	subs   map[string]*Sub
	topics map[string]*Sub
}

// NewHub returns a hub of a connection.
func NewHub(conn net.Conn) *Hub {
	return &Hub{conn: conn, subs: map[string]*Sub{}, topics: map[string]*Sub{}}
}

// Deliver gives a message to whom it is for.
func (h *Hub) Deliver(inbox string, body []byte) {
	h.mu.Lock()
	s, t := h.subs[inbox], h.topics[inbox]
	h.mu.Unlock()
	if s != nil {
		s.taken(body)
	}
	if t != nil {
		t.taken(body)
	}
}

// Subscribe asks the broker for a topic.
func (h *Hub) Subscribe(topic string, taken func([]byte)) (*Sub, error) {
	s := &Sub{hub: h, inbox: ksuid.New().String(), topic: topic, taken: taken}
	h.mu.Lock()
	h.subs[s.inbox] = s // want pendinggrow medium "Hub.subs"
	h.mu.Unlock()
	if _, err := h.conn.Write([]byte("SUB " + topic + " " + s.inbox)); err != nil {
		return nil, err
	}
	return s, nil
}

// Unsubscribe ends it.
func (s *Sub) Unsubscribe() {
	s.hub.mu.Lock()
	delete(s.hub.subs, s.inbox)
	s.hub.mu.Unlock()
}

// Follow asks the broker for a topic, by its name: who tries again takes the same place.
func (h *Hub) Follow(topic string, taken func([]byte)) (*Sub, error) {
	s := &Sub{hub: h, topic: topic, taken: taken}
	h.mu.Lock()
	h.topics[s.topic] = s
	h.mu.Unlock()
	if _, err := h.conn.Write([]byte("FOLLOW " + topic)); err != nil {
		return nil, err
	}
	return s, nil
}

// Leave ends it.
func (s *Sub) Leave() {
	s.hub.mu.Lock()
	delete(s.hub.topics, s.topic)
	s.hub.mu.Unlock()
}
