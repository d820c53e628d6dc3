// Package swapflush takes a list away whole and works on it.
package swapflush

import (
	"bytes"
	"encoding/json"
	"log"
	"net/http"
	"sync"
	"time"
)

type point struct {
	Name  string
	Value float64
}

// Shipper sends points in batches.
type Shipper struct {
	url   string
	mu    sync.Mutex
	batch []point
	spare []point
	kick  chan struct{}
}

// NewShipper starts a shipper.
func NewShipper(url string) *Shipper {
	s := &Shipper{url: url, kick: make(chan struct{}, 1)}
	go s.ship()
	return s
}

// Add takes a point; a hundred of them wake the shipper.
func (s *Shipper) Add(name string, value float64) {
	s.mu.Lock()
	s.batch = append(s.batch, point{name, value})
	n := len(s.batch)
	s.mu.Unlock()
	s.keep(name)
	if n >= 100 {
		select {
		case s.kick <- struct{}{}:
		default:
		}
	}
}

// keep sends what is full by itself.
func (s *Shipper) keep(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.spare = append(s.spare, point{Name: name})
	if len(s.spare) >= 50 {
		s.send(s.spare)
		s.spare = s.spare[:0]
	}
}

func (s *Shipper) ship() {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-t.C:
		case <-s.kick:
		}
		s.mu.Lock()
		got := s.batch
		s.batch = nil
		s.mu.Unlock()
		if len(got) > 0 {
			s.send(got)
		}
	}
}

func (s *Shipper) send(points []point) {
	doc, err := json.Marshal(points)
	if err != nil {
		log.Print(err)
		return
	}
	resp, err := http.Post(s.url, "application/json", bytes.NewReader(doc))
	if err != nil {
		log.Print(err)
		return
	}
	_ = resp.Body.Close()
}
