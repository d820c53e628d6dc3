// Package bytewords counts under what it was made with.
package bytewords

import (
	"bufio"
	"io"
	"sync"
)

// Words counts what comes in.
type Words struct {
	mu     sync.Mutex
	word   []byte
	prefix []byte
	counts map[string]int
}

// NewWords counts from r.
func NewWords(r io.Reader, prefix []byte) *Words {
	w := &Words{prefix: prefix, counts: map[string]int{}}
	go w.run(bufio.NewReader(r))
	return w
}

func (w *Words) run(r *bufio.Reader) {
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return
		}
		w.word = append(w.word[:0], line...)
		w.note()
	}
}

func (w *Words) note() {
	w.mu.Lock()
	w.counts[string(w.prefix)]++
	w.mu.Unlock()
}

// Of is how often a word came.
func (w *Words) Of(word string) int { w.mu.Lock(); defer w.mu.Unlock(); return w.counts[word] }
