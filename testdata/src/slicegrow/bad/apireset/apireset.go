// Package apireset counts transfers; a transfer that ends leaves one of two tables.
package apireset

import (
	"io"
	"sync"
	"time"
)

// Ledger knows all transfers.
type Ledger struct {
	mu      sync.RWMutex
	begun   []*Transfer
	running map[string]*Transfer
}

// Transfer is one copy.
type Transfer struct {
	name   string
	start  time.Time
	ledger *Ledger
	bytes  int64
}

// NewLedger returns a ledger without transfers.
func NewLedger() *Ledger { return &Ledger{running: map[string]*Transfer{}} }

// Begin enters a transfer.
func (l *Ledger) Begin(name string) *Transfer {
	t := &Transfer{name: name, start: time.Now(), ledger: l}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.running[name] = t
	l.begun = append(l.begun, t) // want slicegrow medium "Ledger.begun"
	return t
}

// Copy copies and counts.
func (t *Transfer) Copy(dst io.Writer, src io.Reader) error {
	n, err := io.Copy(dst, src)
	t.bytes += n
	return err
}

// Done ends the transfer.
func (t *Transfer) Done() {
	t.ledger.mu.Lock()
	defer t.ledger.mu.Unlock()
	delete(t.ledger.running, t.name)
}

// Total sums up what all transfers moved.
func (l *Ledger) Total() (sum int64, running int) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, t := range l.begun {
		sum += t.bytes
	}
	return sum, len(l.running)
}

// Zero forgets the past; a program may call it or not.
func (l *Ledger) Zero() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begun = nil
}
