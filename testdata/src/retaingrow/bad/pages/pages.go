// Package pages keeps a few bytes of each message: cut out of a large page, or copied.
package pages

import (
	"bytes"
	"net"
	"strings"
	"sync"
)

const limit = 10000

// Board keeps what each client said last.
type Board struct {
	mu     sync.Mutex
	last   map[string][]byte
	copied map[string][]byte
	texts  map[string]string
	words  map[string]string
}

// Serve listens to one client.
func (b *Board) Serve(conn net.Conn) {
	id := conn.RemoteAddr().String()
	defer b.forget(id)
	for {
		page := make([]byte, 4096)
		n, err := conn.Read(page)
		if err != nil {
			return
		}
		b.mu.Lock()
		if len(b.last) < limit {
			b.last[id] = page[:n] // want retaingrow medium "Board[.]last"
			b.copied[id] = bytes.Clone(page[:n])
			b.texts[id] = string(page[:n])
			word, _, _ := strings.Cut(string(page), " ")
			b.words[id] = strings.Clone(word)
		}
		b.mu.Unlock()
	}
}

func (b *Board) forget(id string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.last, id)
	delete(b.copied, id)
	delete(b.texts, id)
	delete(b.words, id)
}
