// want mapgrow|zombiegrow|slicegrow Index.postings medium

// Package index is an inverted index in memory.
package index

import (
	"strings"
	"sync"
)

// Index finds documents by word.
type Index struct {
	mu       sync.RWMutex
	docs     map[int64]string
	postings map[string][]int64
}

// New returns an empty index.
func New() *Index {
	return &Index{docs: make(map[int64]string), postings: make(map[string][]int64)}
}

// Put adds a document.
func (x *Index) Put(id int64, text string) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.docs[id] = text
	for _, word := range strings.Fields(strings.ToLower(text)) {
		x.postings[word] = append(x.postings[word], id)
	}
}

// Remove takes a document out.
func (x *Index) Remove(id int64) {
	x.mu.Lock()
	defer x.mu.Unlock()
	delete(x.docs, id)
}

// Find returns the texts that have word.
func (x *Index) Find(word string) []string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []string
	for _, id := range x.postings[strings.ToLower(word)] {
		if text, ok := x.docs[id]; ok {
			out = append(out, text)
		}
	}
	return out
}
