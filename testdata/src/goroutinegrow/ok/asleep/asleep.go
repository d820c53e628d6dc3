// Package asleep has waiters who are woken at the end.
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
	over  bool
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

func (q *queue) end() {
	q.mu.Lock()
	q.over = true
	q.mu.Unlock()
	q.more.Broadcast()
}

func (q *queue) send() {
	for {
		q.mu.Lock()
		for len(q.items) == 0 && !q.over {
			q.more.Wait()
		}
		b := q.items
		q.items = nil
		q.mu.Unlock()
		if _, err := q.conn.Write(b); err != nil || len(b) == 0 {
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
	defer q.end()
	go q.send()
	var b [1]byte
	for {
		if _, err := c.Read(b[:]); err != nil {
			return
		}
		q.put(b[0])
	}
}

// hub puts into the queues that it knows of.
type hub struct {
	mu     sync.Mutex
	queues map[*queue]bool
}

// Join has a queue that others put into, and end.
func (h *hub) Join(c net.Conn) {
	q := newQueue(c)
	h.mu.Lock()
	h.queues[q] = true
	h.mu.Unlock()
	go q.send()
}

// Leave ends all queues of a connection.
func (h *hub) Leave(c net.Conn) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for q := range h.queues {
		if q.conn == c {
			delete(h.queues, q)
			q.end()
		}
	}
}

// Node knows of others.
type Node interface {
	Ask(ctx context.Context, key string) (value string, near []Node)
}

// Find asks nodes, three at a time, and wakes all when it leaves.
func Find(ctx context.Context, known []Node, key string) string {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	near := sync.NewCond(&mu)
	defer context.AfterFunc(ctx, near.Broadcast)()
	open := append([]Node(nil), known...)
	found := make(chan string, 3)
	for range 3 {
		go func() {
			for {
				mu.Lock()
				for len(open) == 0 && ctx.Err() == nil {
					near.Wait()
				}
				if ctx.Err() != nil {
					mu.Unlock()
					return
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

// Each has workers that it waits for, and wakes at the end.
func Each(n int, do func(int)) {
	var mu sync.Mutex
	more := sync.NewCond(&mu)
	next, last := 0, false
	var wg sync.WaitGroup
	for range 2 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				mu.Lock()
				for next == 0 && !last {
					more.Wait()
				}
				i := next
				next = 0
				mu.Unlock()
				if i == 0 {
					return
				}
				do(i)
			}
		}()
	}
	for i := range n {
		mu.Lock()
		next = i + 1
		mu.Unlock()
		more.Signal()
	}
	mu.Lock()
	last = true
	mu.Unlock()
	more.Broadcast()
	wg.Wait()
}

// Search has workers that end each other: who ends last, or has found something, sets a flag and wakes all.
func Search(ctx context.Context, known []Node, key string) string {
	more := sync.NewCond(&sync.Mutex{})
	open, waiting, over := append([]Node(nil), known...), 0, false
	found := make(chan string, 3)
	work := func() {
		for ctx.Err() == nil {
			more.L.Lock()
			for len(open) == 0 {
				if waiting++; waiting == 3 {
					over = true
					more.Broadcast()
					more.L.Unlock()
					found <- ""
					return
				}
				more.Wait()
				if over {
					more.L.Unlock()
					return
				}
				waiting--
			}
			n := open[0]
			open = open[1:]
			more.L.Unlock()
			v, others := n.Ask(ctx, key)
			more.L.Lock()
			over = over || v != ""
			open = append(open, others...)
			more.Broadcast()
			more.L.Unlock()
			if v != "" {
				found <- v
				return
			}
		}
	}
	for range 3 {
		go work()
	}
	select {
	case v := <-found:
		return v
	case <-ctx.Done():
		more.L.Lock()
		over = true
		more.Broadcast()
		more.L.Unlock()
		return ""
	}
}
