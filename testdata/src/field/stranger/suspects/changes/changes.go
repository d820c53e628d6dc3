// want queuegrow|slicegrow Queue.items medium

// Package changes carries subscription changes to the one who writes them down.
package changes

import "sync"

// Change is one change of a subscription.
type Change struct {
	Client, Queue string
	Subscribed    bool
}

// Queue is a queue of changes.
type Queue struct {
	mu     sync.Mutex
	cond   *sync.Cond
	items  []Change
	closed bool
}

// NewQueue returns an empty queue.
func NewQueue() *Queue {
	q := &Queue{}
	q.cond = sync.NewCond(&q.mu)
	return q
}

// Push adds a change. It never blocks.
func (q *Queue) Push(c Change) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, c)
	q.cond.Signal()
}

// Pop waits for a change; it returns false once the queue is closed and empty.
func (q *Queue) Pop() (Change, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.cond.Wait()
	}
	if len(q.items) == 0 {
		return Change{}, false
	}
	c := q.items[0]
	q.items[0] = Change{}
	q.items = q.items[1:]
	return c, true
}

// Close wakes up whoever waits.
func (q *Queue) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.cond.Broadcast()
}
