// Package workqueue stands in for queues of work.
package workqueue

import "time"

// TypedInterface is a queue in which an item waits once.
type TypedInterface[T comparable] interface {
	Add(item T)
	Len() int
	Get() (item T, shutdown bool)
	Done(item T)
	ShutDown()
	ShutDownWithDrain()
	ShuttingDown() bool
}

// TypedDelayingInterface adds later.
type TypedDelayingInterface[T comparable] interface {
	TypedInterface[T]
	AddAfter(item T, duration time.Duration)
}

// TypedRateLimitingInterface adds later and later.
type TypedRateLimitingInterface[T comparable] interface {
	TypedDelayingInterface[T]
	AddRateLimited(item T)
	Forget(item T)
	NumRequeues(item T) int
}

// TypedRateLimiter says how much later.
type TypedRateLimiter[T comparable] interface {
	When(item T) time.Duration
	Forget(item T)
	NumRequeues(item T) int
}

// DefaultTypedControllerRateLimiter is the usual one.
func DefaultTypedControllerRateLimiter[T comparable]() TypedRateLimiter[T] { return nil }

// NewTypedRateLimitingQueue returns a queue.
func NewTypedRateLimitingQueue[T comparable](l TypedRateLimiter[T]) TypedRateLimitingInterface[T] {
	return nil
}
