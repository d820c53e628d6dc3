// Package keptonfailure sends points in batches and keeps what it could not send,
// for as long as it cannot.
package keptonfailure

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"net/http"
	"sync"
	"time"
)

type point struct {
	Name  string
	Value float64
	At    time.Time
}

// Shipper ships points.
type Shipper struct {
	url    string
	client *http.Client

	mu    sync.Mutex
	batch []point
	spans []point
}

// NewShipper ships to url until ctx ends.
func NewShipper(ctx context.Context, url string) *Shipper {
	s := &Shipper{url: url, client: &http.Client{Timeout: 5 * time.Second}}
	go s.loop(ctx)
	return s
}

// Add takes a point.
func (s *Shipper) Add(name string, value float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.batch = append(s.batch, point{name, value, time.Now()}) // want queuegrow medium "Shipper.batch"
	s.spans = append(s.spans, point{name, value, time.Now()})
}

func (s *Shipper) loop(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			s.flush(ctx)
			s.flushSpans(ctx)
		}
	}
}

func (s *Shipper) flush(ctx context.Context) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.batch) == 0 {
		return
	}
	if err := s.send(ctx, s.batch); err != nil {
		log.Print(err)
		return
	}
	s.batch = s.batch[:0]
}

// flushSpans lets go what cannot be sent.
func (s *Shipper) flushSpans(ctx context.Context) {
	s.mu.Lock()
	spans := s.spans
	s.spans = nil
	s.mu.Unlock()
	if err := s.send(ctx, spans); err != nil {
		log.Printf("%d spans lost: %v", len(spans), err)
	}
}

func (s *Shipper) send(ctx context.Context, points []point) error {
	doc, err := json.Marshal(points)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url, bytes.NewReader(doc))
	if err != nil {
		return err
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}
