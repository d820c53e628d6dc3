// Package settings hands callbacks over in settings, which are filled in before they are kept, or
// only looked through.
package settings

import (
	"errors"
	"reflect"
	"sync"
)

// Settings are what a feed is made by.
type Settings struct {
	Topic string
	Each  any
}

// Feed is a stream of messages on one topic.
type Feed struct {
	settings Settings
	messages chan any
	done     chan struct{}
}

// NewFeed follows a topic: the settings that it keeps are those it was given, with the topic in full.
func NewFeed(s Settings) (*Feed, error) {
	s.Topic = "/" + s.Topic
	if t := reflect.TypeOf(s.Each); t == nil || t.Kind() != reflect.Func {
		return nil, errors.New("settings: nothing to call")
	}
	f := &Feed{settings: s, messages: make(chan any), done: make(chan struct{})}
	go f.run()
	return f, nil
}

func (f *Feed) run() {
	each := reflect.ValueOf(f.settings.Each)
	for {
		select {
		case m := <-f.messages:
			each.Call([]reflect.Value{reflect.ValueOf(m)})
		case <-f.done:
			return
		}
	}
}

// Close ends the feed.
func (f *Feed) Close() { close(f.done) }

// Goals are those that were sent and are not done yet.
type Goals struct {
	mu   sync.Mutex
	open map[string]int
	feed *Feed
}

// NewGoals follows what becomes of goals.
func NewGoals() (*Goals, error) {
	g := &Goals{open: map[string]int{}}
	var err error
	g.feed, err = NewFeed(Settings{Each: g.seen})
	return g, err
}

// Send sends a goal.
func (g *Goals) Send(id string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.open[id] = 1
}

// seen is told of the goals that are still worked on.
func (g *Goals) seen(list *[]string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for id, n := range g.open {
		if n > 3 {
			delete(g.open, id)
		}
	}
	for _, id := range *list {
		if n, ok := g.open[id]; ok {
			g.open[id] = n + 1
		}
	}
}

// Once is what a box begins with.
type Once struct {
	Topic string
	Each  func(string)
}

// begun makes the topic complete, and tells it once.
func begun(o Once) string {
	o.Topic = "/" + o.Topic
	o.Each(o.Topic)
	return o.Topic
}

// Sent are the letters that were sent, which nobody clears once the box is made.
type Sent struct {
	mu    sync.Mutex
	byID  map[string]string
	topic string
}

// NewSent has its topic told.
func NewSent() *Sent {
	s := &Sent{byID: map[string]string{}}
	s.topic = begun(Once{Each: s.forget})
	return s
}

// Send notes a letter.
func (s *Sent) Send(id, text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.byID[id] = text // want mapgrow medium "Sent.byID gains an entry"
}

// Text returns the text of a letter.
func (s *Sent) Text(id string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.byID[id]
}

func (s *Sent) forget(topic string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for id := range s.byID {
		delete(s.byID, id)
	}
	s.topic = topic
}
