// Package whilebusy notes what is written while a file is being copied, and has it copied after.
package whilebusy

import (
	"net/http"
	"os"
	"sync"
)

// Store writes to a file.
type Store struct {
	mu      sync.Mutex
	copying bool
	late    [][]byte
	file    *os.File
}

// ServeHTTP writes one line.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	line := []byte(r.FormValue("line"))
	if s.copying {
		s.late = append(s.late, line)
	}
	s.file.Write(line)
}

// Copy copies the file.
func (s *Store) Copy(to string) error {
	s.mu.Lock()
	if s.copying {
		s.mu.Unlock()
		return nil
	}
	s.copying = true
	s.late = nil
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.copying = false
		s.late = nil
		s.mu.Unlock()
	}()
	data, err := os.ReadFile(s.file.Name())
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, line := range s.late {
		data = append(data, line...)
	}
	return os.WriteFile(to, data, 0o600)
}
