package refusedturn

import (
	"errors"
	"sync"
	"time"
)

// Reader reads a topic for as long as nobody ends it.
type Reader struct {
	id    int
	in    chan []byte
	ended chan struct{}
	once  sync.Once
	idle  bool
}

// End ends it.
func (r *Reader) End() { r.once.Do(func() { close(r.ended) }) }

// Broker has readers.
type Broker struct {
	mu      sync.Mutex
	readers map[int]*Reader
	ask     func(id int, topic string) error
}

func (b *Broker) newReader() *Reader {
	b.mu.Lock()
	defer b.mu.Unlock()
	r := &Reader{id: len(b.readers), in: make(chan []byte, 8), ended: make(chan struct{})}
	b.readers[r.id] = r
	return r
}

// Subscribe starts a reader once the other side has agreed; until then there is nothing to end.
func (b *Broker) Subscribe(topic string, take func([]byte)) (*Reader, error) {
	if topic == "" {
		return nil, errors.New("no topic")
	}
	r := b.newReader()
	if err := b.ask(r.id, topic); err != nil {
		return nil, err
	}
	t := time.NewTicker(time.Second)
	go func() {
		defer t.Stop()
		for {
			select {
			case <-r.ended:
				return
			case m := <-r.in:
				take(m)
			case <-t.C:
				if r.idle {
					r.End()
					return
				}
			}
		}
	}()
	return r, nil
}
