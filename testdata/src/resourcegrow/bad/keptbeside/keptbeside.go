// Package keptbeside keeps several things that the same method gives, and lets go of some of them.
package keptbeside

import (
	"net/http"

	"github.com/go-redis/redis"
)

// Shard listens while it is the one that serves.
type Shard struct {
	client *redis.Client

	orders  *redis.PubSub
	returns *redis.PubSub
	audits  *redis.PubSub
}

// Lead begins to serve, again and again.
func (s *Shard) Lead(w http.ResponseWriter, r *http.Request) {
	s.orders = s.client.Subscribe("orders")
	s.returns = s.client.Subscribe("returns")
	s.audits = s.client.Subscribe("audits") // want resourcegrow medium "the one in"
	w.WriteHeader(http.StatusNoContent)
}

// Follow leaves that to another one.
func (s *Shard) Follow(w http.ResponseWriter, r *http.Request) {
	s.resign()
}

func (s *Shard) resign() {
	if s.orders != nil {
		s.orders.Close()
	}
	if s.returns != nil {
		s.returns.Close()
	}
}

// Read waits for what is audited.
func (s *Shard) Read() (string, error) {
	m, err := s.audits.ReceiveMessage()
	if err != nil {
		return "", err
	}
	return m.Payload, nil
}

// viewer lives as long as a visit.
type viewer struct{ news, alerts *redis.PubSub }

func (v *viewer) close() { v.news.Close() }

func (v *viewer) next() (*redis.Message, error) {
	if m, err := v.alerts.ReceiveMessage(); err == nil {
		return m, nil
	}
	return v.news.ReceiveMessage()
}

// Visit has a viewer of which the end forgets one.
func (s *Shard) Visit(w http.ResponseWriter, r *http.Request) {
	v := &viewer{}
	s.open(v)
	defer v.close()
	if m, err := v.next(); err == nil {
		w.Write([]byte(m.Payload))
	}
}

func (s *Shard) open(v *viewer) {
	v.news = s.client.Subscribe("news")
	v.alerts = s.client.Subscribe("alerts") // want resourcegrow medium "the one in"
}
