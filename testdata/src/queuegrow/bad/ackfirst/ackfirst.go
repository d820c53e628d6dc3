// Package ackfirst takes the oldest mark out once it was put, two calls away from the list.
package ackfirst

import "sync"

type backlog struct {
	mu    sync.Mutex
	marks []int
}

func (b *backlog) push(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.marks = append(b.marks, n) // want queuegrow medium "backlog.marks"
}

func (b *backlog) drop(n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.marks = append([]int(nil), b.marks[n:]...)
}

func (b *backlog) oldest() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.marks[0]
}

// Meter passes marks on.
type Meter struct {
	late backlog
	to   interface{ Put(int) error }
}

// NewMeter puts marks somewhere.
func NewMeter(to interface{ Put(int) error }) *Meter { return &Meter{to: to} }

// HandleMark takes a mark.
func (m *Meter) HandleMark(n int) error {
	m.late.push(n)
	err := m.to.Put(m.late.oldest())
	if err != nil {
		return err
	}
	m.late.drop(1)
	return nil
}
