// want queuegrow|goroutinegrow Publish|Mirror.events medium

// Package mirror copies subscription changes to a second server.
package mirror

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
	m := &Mirror{events: make(chan Event), apply: apply}
	go m.loop()
	return m
}

func (m *Mirror) loop() {
	for e := range m.events {
		m.apply(e)
	}
}

// Publish hands over an event without waiting for the consumer.
func (m *Mirror) Publish(e Event) {
	go func() {
		m.events <- e
	}()
}
