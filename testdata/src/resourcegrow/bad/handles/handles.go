// Package handles subscribes with another module's client, whose subscriptions end when
// they are closed.
package handles

import (
	"context"
	"net/http"

	"github.com/redis/go-redis/v9"
)

// Hub has one client.
type Hub struct{ client *redis.Client }

// Once waits for one message and leaves the subscription.
func (h *Hub) Once(w http.ResponseWriter, r *http.Request) {
	sub := h.client.Subscribe(r.Context(), r.URL.Path) // want resourcegrow medium "Subscribe"
	msg, err := sub.ReceiveMessage(r.Context())
	if err == nil {
		w.Write([]byte(msg.Payload))
	}
}

// Watch closes it.
func (h *Hub) Watch(w http.ResponseWriter, r *http.Request) {
	sub := h.client.Subscribe(r.Context(), r.URL.Path)
	defer sub.Close()
	msg, err := sub.ReceiveMessage(r.Context())
	if err == nil {
		w.Write([]byte(msg.Payload))
	}
}

// open returns a stream and what closes it.
func (h *Hub) open(name string) (chan string, func(), error) {
	ctx, cancel := context.WithCancel(context.Background())
	out := make(chan string, 16)
	go func() {
		<-ctx.Done()
		println(name)
	}()
	return out, cancel, nil
}

// First throws away what closes the stream.
func (h *Hub) First(w http.ResponseWriter, r *http.Request) {
	in, _, err := h.open(r.URL.Path) // want resourcegrow medium "discarded"
	if err == nil {
		w.Write([]byte(<-in))
	}
}

// Second closes it.
func (h *Hub) Second(w http.ResponseWriter, r *http.Request) {
	in, end, err := h.open(r.URL.Path)
	if err == nil {
		defer end()
		w.Write([]byte(<-in))
	}
}
