// Package whilebusy notes what is written until somebody says that a copy has arrived.
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
		s.late = append(s.late, line) // want queuegrow medium "emptied only when copying changes"
	}
	s.file.Write(line)
}

// Copy copies the file.
func (s *Store) Copy(to string) error {
	s.mu.Lock()
	s.copying = true
	s.mu.Unlock()
	data, err := os.ReadFile(s.file.Name())
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}

// Arrived is told when the copy is where it has to be.
func (s *Store) Arrived(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.copying = false
	s.late = nil
}
