package store

import (
	"bytes"
	"net/http"
	"sync"
)

type Store struct {
	mu    sync.Mutex
	first [][]byte
}

func NewStore() *Store { return &Store{} }

func (s *Store) Touch(text string) {
	var b bytes.Buffer
	req, err := http.NewRequest(http.MethodPost, "http://localhost/", bytes.NewBufferString(text))
	if err != nil || req.Write(&b) != nil || b.Len() < 16 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.first) == 64 {
		s.first = s.first[:0]
	}
	s.first = append(s.first, bytes.Clone(b.Bytes()[:16]))
}
