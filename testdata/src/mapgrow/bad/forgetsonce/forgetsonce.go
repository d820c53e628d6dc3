// Package forgetsonce has a function of its own that forgets an entry, for one way out.
package forgetsonce

import (
	"fmt"
	"io"
	"sync"
)

// Asks sends questions.
type Asks struct {
	w    io.Writer
	mu   sync.Mutex
	last int
	open map[int]string
	sent map[string]bool
}

// NewAsks writes to w.
func NewAsks(w io.Writer) *Asks { return &Asks{w: w, open: map[int]string{}, sent: map[string]bool{}} }

// Open tells how many there are.
func (a *Asks) Open() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.open) + len(a.sent)
}

// Ask asks, and waits for a word on the channel.
func (a *Asks) Ask(q string, word chan string) (string, error) {
	a.mu.Lock()
	a.last++
	n := a.last
	a.open[n] = q // want pendinggrow medium "Asks.open gains"
	a.mu.Unlock()
	forget := func() {
		a.mu.Lock()
		delete(a.open, n)
		a.mu.Unlock()
	}
	if _, err := fmt.Fprintln(a.w, n, q); err != nil {
		forget()
		return "", err
	}
	s := <-word
	return s, nil
}

// Send sends once.
func (a *Asks) Send(q string) error {
	a.mu.Lock()
	a.sent[q] = true // want mapgrow medium "Asks.sent gains"
	a.mu.Unlock()
	again := func(why string) {
		a.mu.Lock()
		delete(a.sent, q)
		a.mu.Unlock()
	}
	if _, err := io.WriteString(a.w, q); err != nil {
		again(err.Error())
		return err
	}
	return nil
}
