// growthlint: any of slicegrow queuegrow
package store

import (
	"container/heap"
	"sync"
	"time"
)

type Store struct {
	mu    sync.Mutex
	times schedule
}

type entry struct {
	at  time.Time
	key string
}

type schedule []entry

func (h schedule) Len() int           { return len(h) }
func (h schedule) Less(i, j int) bool { return h[i].at.Before(h[j].at) }
func (h schedule) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *schedule) Push(x any)        { *h = append(*h, x.(entry)) }
func (h *schedule) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	heap.Push(&s.times, entry{time.Now().Add(time.Minute), key})
}
