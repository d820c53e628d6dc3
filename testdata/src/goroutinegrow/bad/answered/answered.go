// Package answered has goroutines that answer who has asked for it and gone.
package answered

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// order is work that somebody waits for.
type order struct {
	dish  string
	ready chan string
}

// Kitchen cooks.
type Kitchen struct {
	mu    sync.Mutex
	board []*order
	bell  chan struct{}
}

// Order waits for a dish as long as the guest does.
func (k *Kitchen) Order(ctx context.Context, dish string) (string, error) {
	o := &order{dish: dish, ready: make(chan string)}
	k.pin(o)
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case plate := <-o.ready:
		return plate, nil
	}
}

func (k *Kitchen) pin(o *order) {
	k.mu.Lock()
	k.board = append(k.board, o)
	k.mu.Unlock()
	k.bell <- struct{}{}
}

// Cook cooks all the while, one dish beside the other.
func (k *Kitchen) Cook() {
	for range k.bell {
		k.mu.Lock()
		board := k.board
		k.board = nil
		k.mu.Unlock()
		for _, o := range board {
			go func() { // want goroutinegrow medium "may return without receiving the answer"
				time.Sleep(time.Duration(len(o.dish)) * time.Second)
				o.ready <- "hot " + o.dish
			}()
		}
	}
}

// bid is an offer for which somebody wants a yes or no.
type bid struct {
	sum    int
	answer chan bool
}

// House takes bids.
type House struct{ bids chan bid }

// ServeHTTP makes a bid, and does not wait for long.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b := newBid(len(r.URL.Path))
	h.bids <- b
	select {
	case <-time.After(time.Second):
		w.WriteHeader(http.StatusGatewayTimeout)
	case yes := <-b.answer:
		if !yes {
			w.WriteHeader(http.StatusConflict)
		}
	}
}

func newBid(sum int) bid { return bid{sum: sum, answer: make(chan bool)} }

// Judge answers bids.
func (h *House) Judge(high func(int) bool) {
	for b := range h.bids {
		go say(b, high) // want goroutinegrow medium "may return without receiving the answer"
	}
}

func say(b bid, high func(int) bool) { b.answer <- high(b.sum) }
