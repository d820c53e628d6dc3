// Package deques has queues of a library that are short, or emptied at each turn.
package deques

import (
	"context"
	"net"
	"sync"
	"time"

	"github.com/gammazero/deque"
)

const most = 200

// Radio sends news to whoever listens.
type Radio struct {
	mu    sync.Mutex
	news  deque.Deque[string]
	songs deque.Deque[string]
	wake  chan struct{}
}

// NewRadio plays until ctx ends.
func NewRadio(ctx context.Context, to net.Conn) *Radio {
	r := &Radio{wake: make(chan struct{}, 1)}
	go r.play(ctx, to)
	return r
}

// Listen takes news in from a reporter.
func (r *Radio) Listen(reporter net.Conn) error {
	buf := make([]byte, 512)
	for {
		n, err := reporter.Read(buf)
		if err != nil {
			return err
		}
		r.add(string(buf[:n]))
	}
}

func (r *Radio) add(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.news.Len() == most {
		r.news.PopFront()
	}
	r.news.PushBack(text)
	if r.songs.Len() < most {
		r.songs.PushBack(text)
	}
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func (r *Radio) play(ctx context.Context, to net.Conn) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		case <-r.wake:
		}
		for text, ok := r.take(); ok; text, ok = r.take() {
			if _, err := to.Write([]byte(text)); err != nil {
				return
			}
		}
	}
}

func (r *Radio) take() (string, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.songs.Clear()
	if r.news.Len() == 0 {
		return "", false
	}
	return r.news.PopFront(), true
}
