// Package answered has goroutines that answer who has asked, whether he is still there or not.
package answered

import (
	"context"
	"net/http"
	"time"
)

type order struct {
	dish  string
	ready chan string
	left  chan struct{}
}

// Kitchen cooks.
type Kitchen struct {
	orders chan *order
	closed chan struct{}
}

// Order waits for a dish, and says so when the guest goes.
func (k *Kitchen) Order(ctx context.Context, dish string) (string, error) {
	o := &order{dish: dish, ready: make(chan string), left: make(chan struct{})}
	k.orders <- o
	select {
	case <-ctx.Done():
		close(o.left)
		return "", ctx.Err()
	case plate := <-o.ready:
		return plate, nil
	}
}

// Cook cooks all the while.
func (k *Kitchen) Cook() {
	for o := range k.orders {
		go func() {
			select {
			case o.ready <- "hot " + o.dish:
			case <-o.left:
			}
		}()
	}
}

type bid struct {
	sum    int
	answer chan bool
}

// House takes bids.
type House struct {
	bids   chan bid
	closed chan struct{}
}

// ServeHTTP makes a bid, and waits for the answer unless the house closes for good.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b := bid{sum: len(r.URL.Path), answer: make(chan bool)}
	h.bids <- b
	select {
	case <-h.closed:
		w.WriteHeader(http.StatusServiceUnavailable)
	case yes := <-b.answer:
		if !yes {
			w.WriteHeader(http.StatusConflict)
		}
	}
}

// Judge answers bids.
func (h *House) Judge(high func(int) bool) {
	for b := range h.bids {
		go func() { b.answer <- high(b.sum) }()
	}
}

type call struct{ answer chan int }

// Line takes calls.
type Line struct{ calls chan call }

// Ring waits for a second, and lets somebody else wait for the rest.
func (l *Line) Ring() int {
	c := call{answer: make(chan int)}
	l.calls <- c
	select {
	case n := <-c.answer:
		return n
	case <-time.After(time.Second):
		go func() { println(<-c.answer) }()
		return 0
	}
}

// Listen answers calls.
func (l *Line) Listen() {
	for c := range l.calls {
		go func() {
			time.Sleep(time.Second)
			c.answer <- 1
		}()
	}
}
