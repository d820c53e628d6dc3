// Package shelf keeps texts for a while; others must purge it.
package shelf

import (
	"sync"
	"time"
)

type text struct {
	body  string
	until time.Time
}

// Books is purged by its user.
type Books struct {
	mu    sync.Mutex
	texts map[string]text
}

// NewBooks returns an empty one.
func NewBooks() *Books { return &Books{texts: map[string]text{}} }

// Get returns what is not too old.
func (b *Books) Get(key string) (string, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	t, ok := b.texts[key]
	return t.body, ok && time.Now().Before(t.until)
}

// Put keeps a text for a minute.
func (b *Books) Put(key, body string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.texts[key] = text{body, time.Now().Add(time.Minute)}
}

// Purge removes what is too old.
func (b *Books) Purge() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for key, t := range b.texts {
		if time.Now().After(t.until) {
			delete(b.texts, key)
		}
	}
}

// Notes can be told to remove one note.
type Notes struct {
	mu    sync.Mutex
	texts map[string]text
}

// NewNotes returns an empty one.
func NewNotes() *Notes { return &Notes{texts: map[string]text{}} }

// Get returns what is not too old.
func (n *Notes) Get(key string) (string, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	t, ok := n.texts[key]
	return t.body, ok && time.Now().Before(t.until)
}

// Put keeps a text for a minute.
func (n *Notes) Put(key, body string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.texts[key] = text{body, time.Now().Add(time.Minute)} // want cachegrow medium "Notes.texts"
}

// Remove removes one note.
func (n *Notes) Remove(key string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	delete(n.texts, key)
}
