// Package watched holds a registry of which each key has a goroutine of its own, which
// looks at the entries again and again: whoever is over goes without being asked for.
package watched

import (
	"hash/fnv"
	"sync"
	"time"
)

type viewer struct {
	until time.Time
	ch    chan string
}

// Board tells viewers of topics what is new.
type Board struct {
	mu     sync.Mutex
	topics map[uint64]map[uint64]viewer
	last   uint64
	epoch  uint64
	ask    func(string) string
}

type order struct {
	topic uint64
	text  string
	epoch uint64
}

// Watch has one more viewer told of a topic for a while.
func (b *Board) Watch(text string, last time.Duration) <-chan string {
	topic := sum(text)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.last++
	v := viewer{until: time.Now().Add(last), ch: make(chan string, 1)}
	viewers, ok := b.topics[topic]
	if !ok {
		viewers = map[uint64]viewer{}
	}
	viewers[b.last] = v
	b.topics[topic] = viewers
	if !ok {
		go b.follow(&order{topic: topic, text: text, epoch: b.epoch})
	}
	return v.ch
}

func sum(text string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(text))
	return h.Sum64()
}

func (b *Board) follow(o *order) {
	for {
		time.Sleep(time.Second)
		if o.epoch != b.epoch {
			b.drop(o.topic)
		}
		said := b.ask(o.text)
		b.mu.Lock()
		viewers, ok := b.topics[o.topic]
		if !ok || len(viewers) == 0 {
			delete(b.topics, o.topic)
			b.mu.Unlock()
			return
		}
		for id, v := range viewers {
			if !v.until.IsZero() && time.Now().After(v.until) {
				b.end(o.topic, id)
			}
		}
		for _, v := range viewers {
			select {
			case v.ch <- said:
			default:
			}
		}
		b.mu.Unlock()
	}
}

// drop ends all that watch a topic.
func (b *Board) drop(topic uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, v := range b.topics[topic] {
		close(v.ch)
	}
	delete(b.topics, topic)
}

// Leave ends one viewer.
func (b *Board) Leave(topic, id uint64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.end(topic, id)
}

func (b *Board) end(topic, id uint64) {
	viewers, ok := b.topics[topic]
	if !ok {
		return
	}
	v, ok := viewers[id]
	if ok {
		close(v.ch)
	}
	delete(viewers, id)
	b.topics[topic] = viewers
}
