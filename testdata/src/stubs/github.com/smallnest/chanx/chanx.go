// Package chanx stands in for a channel without a limit.
package chanx

import "context"

// UnboundedChan takes what is sent to In and gives it out at Out.
type UnboundedChan[T any] struct {
	In  chan<- T
	Out <-chan T
}

// NewUnboundedChan returns a channel.
func NewUnboundedChan[T any](ctx context.Context, initCapacity int) *UnboundedChan[T] {
	return &UnboundedChan[T]{}
}

func (c UnboundedChan[T]) Len() int { return 0 }
