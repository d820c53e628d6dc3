// Package keptbeside keeps several things that the same method gives, and lets go of all of them.
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
	kept    []*redis.PubSub
}

// Lead begins to serve, again and again.
func (s *Shard) Lead(w http.ResponseWriter, r *http.Request) {
	s.orders = s.client.Subscribe("orders")
	s.returns = s.client.Subscribe("returns")
	s.audits = s.client.Subscribe("audits")
}

// Follow leaves that to another one.
func (s *Shard) Follow(w http.ResponseWriter, r *http.Request) {
	s.orders.Close()
	s.returns.Close()
	end(s.audits)
}

func end(p *redis.PubSub) { p.Close() }

// Depot gives what it has to whoever asks, who lets it go.
type Depot struct {
	client *redis.Client
	in     *redis.PubSub
	out    *redis.PubSub
}

// Open begins to listen.
func (d *Depot) Open(w http.ResponseWriter, r *http.Request) {
	d.in = d.client.Subscribe("in")
	d.out = d.client.Subscribe("out")
}

// Out hands on what is listened to.
func (d *Depot) Out() *redis.PubSub { return d.out }

// Shut ends what it has kept for itself.
func (d *Depot) Shut(w http.ResponseWriter, r *http.Request) { d.in.Close() }

// Once is made with the program, and ends with it.
type Once struct{ left, right *redis.PubSub }

func newOnce(client *redis.Client) *Once {
	o := &Once{}
	o.left = client.Subscribe("left")
	o.right = client.Subscribe("right")
	return o
}

func (o *Once) close() { o.left.Close() }

var once = newOnce(redis.NewClient(&redis.Options{Addr: "localhost:6379"}))

// Flush ends one for good.
func Flush(w http.ResponseWriter, r *http.Request) { once.close() }
