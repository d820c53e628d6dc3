// Package commands sends commands over one connection and waits for what comes
// back under the same number.
package commands

import (
	"context"
	"encoding/json"
	"net"
	"sync"
)

type command struct {
	ID   uint64
	Verb string
}

type reply struct {
	ID   uint64
	Text string
}

// Link is one end of a connection.
type Link struct {
	conn net.Conn
	enc  *json.Encoder

	mu    sync.Mutex
	last  uint64
	sent  map[uint64]chan reply
	asked map[uint64]chan reply
}

// NewLink reads replies from conn until it breaks.
func NewLink(conn net.Conn) *Link {
	l := &Link{conn: conn, enc: json.NewEncoder(conn), sent: map[uint64]chan reply{}, asked: map[uint64]chan reply{}}
	go l.read()
	return l
}

func (l *Link) read() {
	dec := json.NewDecoder(l.conn)
	for {
		var r reply
		if err := dec.Decode(&r); err != nil {
			return
		}
		l.mu.Lock()
		ch, ok := l.sent[r.ID]
		delete(l.sent, r.ID)
		if !ok {
			ch, ok = l.asked[r.ID]
		}
		l.mu.Unlock()
		if ok {
			select {
			case ch <- r:
			default:
			}
		}
	}
}

// Send waits for the reply, or until ctx is over; then the entry stays.
func (l *Link) Send(ctx context.Context, verb string) (string, error) {
	ch := make(chan reply, 1)
	l.mu.Lock()
	l.last++
	id := l.last
	l.sent[id] = ch // want pendinggrow medium "Link.sent"
	l.mu.Unlock()
	if err := l.enc.Encode(command{id, verb}); err != nil {
		return "", err
	}
	select {
	case r := <-ch:
		return r.Text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// Ask does the same and leaves nothing behind.
func (l *Link) Ask(ctx context.Context, verb string) (string, error) {
	ch := make(chan reply, 1)
	l.mu.Lock()
	l.last++
	id := l.last
	l.asked[id] = ch
	l.mu.Unlock()
	defer func() {
		l.mu.Lock()
		delete(l.asked, id)
		l.mu.Unlock()
	}()
	if err := l.enc.Encode(command{id, verb}); err != nil {
		return "", err
	}
	select {
	case r := <-ch:
		return r.Text, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}
