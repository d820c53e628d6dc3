// Package tooklong notes when requests begin, to tell of those that take long, and forgets some.
package tooklong

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"sync"
	"time"
)

type begun struct {
	what   string
	at     time.Time
	answer chan json.RawMessage
}

// Wire carries questions there and answers back.
type Wire interface {
	Send(id uint32, body json.RawMessage) error
	Receive() (id uint32, body json.RawMessage, err error)
}

// Peer asks another one.
type Peer struct {
	wire Wire
	log  *slog.Logger
	slow time.Duration

	mu    sync.Mutex
	last  uint32
	begun map[uint32]begun
}

// NewPeer listens to what the other one answers.
func NewPeer(w Wire, log *slog.Logger) *Peer {
	p := &Peer{wire: w, log: log, slow: time.Second, begun: map[uint32]begun{}}
	go p.listen()
	return p
}

func (p *Peer) listen() {
	for {
		id, body, err := p.wire.Receive()
		if err != nil {
			return
		}
		p.mu.Lock()
		b, ok := p.begun[id]
		if ok {
			delete(p.begun, id)
			if took := time.Since(b.at); took > p.slow {
				p.log.Warn("slow", "what", b.what, "took", took)
			}
		}
		p.mu.Unlock()
		if ok {
			b.answer <- body
		}
	}
}

// Ask sends a question and waits for the answer.
func (p *Peer) Ask(ctx context.Context, what string, body json.RawMessage) (json.RawMessage, error) {
	answer := make(chan json.RawMessage, 1)
	p.mu.Lock()
	p.last++
	id := p.last
	p.begun[id] = begun{what, time.Now(), answer} // want pendinggrow medium "does not remove it when it gives up waiting"
	err := p.wire.Send(id, body)
	p.mu.Unlock()
	if err != nil {
		p.forget(id)
		return nil, fmt.Errorf("ask %s: %w", what, err)
	}
	select {
	case a := <-answer:
		return a, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *Peer) forget(id uint32) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.begun, id)
}
