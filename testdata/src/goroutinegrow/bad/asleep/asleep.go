// Package asleep has waiters whom nobody wakes at the end.
package asleep

import (
	"context"
	"net"
	"sync"
)

type queue struct {
	mu    sync.Mutex
	more  *sync.Cond
	items []byte
	conn  net.Conn
}

func newQueue(c net.Conn) *queue {
	q := &queue{conn: c}
	q.more = sync.NewCond(&q.mu)
	return q
}

func (q *queue) put(b byte) {
	q.mu.Lock()
	if len(q.items) < 100 {
		q.items = append(q.items, b)
	}
	q.mu.Unlock()
	q.more.Signal()
}

func (q *queue) send() {
	for {
		q.mu.Lock()
		for len(q.items) == 0 {
			q.more.Wait()
		}
		b := q.items
		q.items = nil
		q.mu.Unlock()
		if _, err := q.conn.Write(b); err != nil {
			return
		}
	}
}

// Accept sends back what comes.
func Accept(in net.Listener) error {
	for {
		c, err := in.Accept()
		if err != nil {
			return err
		}
		go echo(c)
	}
}

func echo(c net.Conn) {
	defer c.Close()
	q := newQueue(c)
	go q.send() // want goroutinegrow medium "it waits on a condition variable, and echo, which wakes it, may end without doing so"
	var b [1]byte
	for {
		if _, err := c.Read(b[:]); err != nil {
			return
		}
		q.put(b[0])
	}
}

// Node knows of others.
type Node interface {
	Ask(ctx context.Context, key string) (value string, near []Node)
}

// Find asks nodes, three at a time, and leaves with the first value.
func Find(ctx context.Context, known []Node, key string) string {
	var mu sync.Mutex
	near := sync.NewCond(&mu)
	open := append([]Node(nil), known...)
	found := make(chan string, 3)
	for range 3 {
		go func() { // want goroutinegrow medium "the goroutine that wakes it may end without doing so"
			for ctx.Err() == nil {
				mu.Lock()
				for len(open) == 0 {
					near.Wait()
				}
				n := open[0]
				open = open[1:]
				mu.Unlock()
				v, others := n.Ask(ctx, key)
				if v != "" {
					found <- v
					return
				}
				mu.Lock()
				open = append(open, others...)
				mu.Unlock()
				near.Broadcast()
			}
		}()
	}
	select {
	case v := <-found:
		return v
	case <-ctx.Done():
		return ""
	}
}
