// want retaingrow Tracker.tokens|accept medium

// Package frames reads frames and keeps the token of each session.
package frames

import (
	"errors"
	"io"
	"sync"
)

const (
	frameSize = 1024
	tokenSize = 16
)

// ErrShort is returned for a frame without a token.
var ErrShort = errors.New("frames: short frame")

// Tracker knows the token of each session.
type Tracker struct {
	mu     sync.Mutex
	tokens map[uint32][]byte
}

// NewTracker returns a tracker without sessions.
func NewTracker() *Tracker { return &Tracker{tokens: map[uint32][]byte{}} }

// accept reads the first frame of a session, which begins with its token.
func (t *Tracker) accept(session uint32, r io.Reader) error {
	buf := make([]byte, frameSize)
	n, err := r.Read(buf)
	if err != nil {
		return err
	}
	if n < tokenSize {
		return ErrShort
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tokens[session] = buf[:tokenSize]
	return nil
}

// Serve accepts a session, runs fn and forgets it.
func (t *Tracker) Serve(session uint32, r io.Reader, fn func(token []byte) error) error {
	if err := t.accept(session, r); err != nil {
		return err
	}
	defer t.forget(session)
	return fn(t.Token(session))
}

// Token returns the token of a session.
func (t *Tracker) Token(session uint32) []byte {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.tokens[session]
}

func (t *Tracker) forget(session uint32) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.tokens, session)
}
