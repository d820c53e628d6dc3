// Package deque stands in for a queue with two ends.
package deque

// Deque is a queue with two ends.
type Deque[T any] struct{ buf []T }

func (q *Deque[T]) Len() int     { return len(q.buf) }
func (q *Deque[T]) PushBack(v T) { q.buf = append(q.buf, v) }
func (q *Deque[T]) PopFront() T  { var v T; return v }
func (q *Deque[T]) Front() T     { return q.buf[0] }
func (q *Deque[T]) Clear()       {}
