// Package queue stands in for a queue in a ring buffer that grows.
package queue

// Queue is a queue.
type Queue struct{ buf []any }

// New returns an empty queue.
func New() *Queue { return &Queue{} }

func (q *Queue) Length() int { return len(q.buf) }
func (q *Queue) Add(v any)   { q.buf = append(q.buf, v) }
func (q *Queue) Peek() any   { return q.buf[0] }
func (q *Queue) Remove() any { return nil }
