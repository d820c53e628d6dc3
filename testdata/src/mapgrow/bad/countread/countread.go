// Package countread puts together what comes in parts, and asks by a method how far one has come.
package countread

import (
	"net"
	"sync"
)

type partial struct{ got, want int }

// Table has what has begun.
type Table struct {
	mu sync.Mutex
	at map[string]*partial
}

func (t *Table) of(name string) *partial {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.at[name]
}

func (t *Table) begin(name string, n int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.at[name] == nil {
		t.at[name] = &partial{want: n} // want mapgrow medium "once what it holds is complete"
	}
}

func (t *Table) done(name string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.at, name)
}

// Receiver gets parts of messages.
type Receiver struct{ table *Table }

// NewReceiver has begun nothing.
func NewReceiver() *Receiver { return &Receiver{&Table{at: map[string]*partial{}}} }

// Serve takes one part after another.
func (r *Receiver) Serve(pc net.PacketConn, whole func(name string)) error {
	buf := make([]byte, 1500)
	for {
		n, _, err := pc.ReadFrom(buf)
		if err != nil {
			return err
		}
		if n < 9 {
			continue
		}
		name := string(buf[1:9])
		r.table.begin(name, int(buf[0]))
		r.part(name, whole)
	}
}

func (r *Receiver) part(name string, whole func(name string)) {
	r.table.of(name).got++
	if r.table.of(name).got == r.table.of(name).want {
		r.table.done(name)
		whole(name)
	}
}
