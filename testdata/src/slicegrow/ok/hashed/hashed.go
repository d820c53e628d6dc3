// Package hashed has a buffer for what a command says, and sums that are written to by a method of the
// same name: no buffer is a sum.
package hashed

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"io"
	"net/http"
	"os/exec"
	"sync"
)

type said struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(p)
}

func (s *said) size() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Len()
}

func run(name string) int {
	out := &said{}
	c := exec.Command(name)
	c.Stdout = out
	if c.Run() != nil {
		return 0
	}
	return out.size()
}

func sum(text string) []byte {
	var h hash.Hash = sha256.New()
	h.Write([]byte(text))
	return h.Sum(nil)
}

// Serve sums what is asked for, and runs a command.
func Serve(w http.ResponseWriter, r *http.Request) {
	w.Write(sum(r.URL.Path))
	if run("date") == 0 {
		io.WriteString(w, "no date")
	}
}
