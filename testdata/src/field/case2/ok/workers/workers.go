// Package workers pushes by a fixed number of goroutines, or with a deadline and a limit.
package workers

import (
	"context"
	"net/http"
	"sync"
	"time"
)

// Service pushes.
type Service struct {
	mu    sync.Mutex
	back  *sync.Cond
	up    bool
	work  chan string
	slots chan struct{}
}

// New starts the workers.
func New() *Service {
	s := &Service{work: make(chan string, 128), slots: make(chan struct{}, 8)}
	s.back = sync.NewCond(&s.mu)
	for range 4 {
		go func() {
			for text := range s.work {
				s.push(text)
			}
		}()
	}
	return s
}

// Close ends the workers.
func (s *Service) Close() { close(s.work) }

func (s *Service) push(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.up {
		s.back.Wait()
	}
	println(text)
}

// Message hands a message to the workers.
func (s *Service) Message(w http.ResponseWriter, r *http.Request) {
	select {
	case s.work <- r.URL.Path:
	default:
		http.Error(w, "busy", http.StatusServiceUnavailable)
	}
}

// Limited starts a goroutine for each message, eight at a time.
func (s *Service) Limited(w http.ResponseWriter, r *http.Request) {
	text := r.URL.Path
	s.slots <- struct{}{}
	go func() {
		defer func() { <-s.slots }()
		s.push(text)
	}()
}

// Patient gives up after a while.
func (s *Service) Patient(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	go func() {
		defer cancel()
		for ctx.Err() == nil {
			time.Sleep(time.Second)
		}
	}()
}
