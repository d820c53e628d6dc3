// Package pushes starts a goroutine for each push, which waits without a deadline for the
// connection to come back.
package pushes

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// Service pushes.
type Service struct {
	mu   sync.Mutex
	back *sync.Cond
	conn net.Conn
}

// New returns a service without a connection.
func New() *Service {
	s := &Service{}
	s.back = sync.NewCond(&s.mu)
	return s
}

// Message takes a message and answers at once.
func (s *Service) Message(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Path
	go s.push(text) // want goroutinegrow medium "waits for a condition"
	w.WriteHeader(http.StatusAccepted)
}

func (s *Service) push(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.conn == nil {
		s.back.Wait()
	}
	s.write(text)
}

// Poll takes a message and asks again and again whether there is a connection.
func (s *Service) Poll(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Path
	go func() { // want goroutinegrow medium "retries after a pause"
		for {
			if s.ready() {
				s.write(text)
				return
			}
			time.Sleep(time.Second)
		}
	}()
}

func (s *Service) ready() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conn != nil
}

func (s *Service) write(text string) { s.conn.Write([]byte(text)) }
