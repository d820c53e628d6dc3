// Package channels stands in for channels with buffers of several kinds.
package channels

// InfiniteChannel always has room.
type InfiniteChannel struct{ in, out chan any }

// NewInfiniteChannel returns a channel.
func NewInfiniteChannel() *InfiniteChannel { return &InfiniteChannel{} }

func (c *InfiniteChannel) In() chan<- any  { return c.in }
func (c *InfiniteChannel) Out() <-chan any { return c.out }
func (c *InfiniteChannel) Close()          {}

// NativeChannel is a plain channel.
type NativeChannel chan any

// NewNativeChannel returns a channel with a buffer of that size.
func NewNativeChannel(size int) NativeChannel { return make(NativeChannel, size) }

func (c NativeChannel) In() chan<- any  { return c }
func (c NativeChannel) Out() <-chan any { return c }
func (c NativeChannel) Close()          { close(c) }
