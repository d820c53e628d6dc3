// Package mirror copies subscription changes to a second server.
package mirror

import "context"

// Event is a change to copy.
type Event struct {
	Queue string
	Seq   uint64
}

// Mirror has one consumer.
type Mirror struct {
	events chan Event
	apply  func(Event)
}

// New returns a mirror that hands each event to apply, one after the other.
func New(apply func(Event)) *Mirror {
	m := &Mirror{events: make(chan Event, 128), apply: apply}
	go m.loop()
	return m
}

func (m *Mirror) loop() {
	for e := range m.events {
		m.apply(e)
	}
}

// Publish hands over an event, waiting for room.
func (m *Mirror) Publish(ctx context.Context, e Event) error {
	select {
	case m.events <- e:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
