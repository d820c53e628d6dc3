// Package troubles polls, and keeps the errors for somebody who never asks.
package troubles

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// Poller asks servers whether they live.
type Poller struct {
	urls   []string
	client *http.Client

	mu   sync.Mutex
	errs []error
	down []string
}

// NewPoller polls until ctx ends.
func NewPoller(ctx context.Context, urls ...string) *Poller {
	p := &Poller{client: &http.Client{Timeout: time.Second}}
	for _, u := range urls {
		p.urls = append(p.urls, u+"/health")
	}
	go p.poll(ctx)
	return p
}

func (p *Poller) poll(ctx context.Context) {
	for {
		p.round(ctx)
		select {
		case <-ctx.Done():
			return
		case <-time.After(10 * time.Second):
		}
	}
}

func (p *Poller) round(ctx context.Context) {
	var down []string
	for _, u := range p.urls {
		if err := p.ask(ctx, u); err != nil {
			down = append(down, u)
			p.mu.Lock()
			p.errs = append(p.errs, fmt.Errorf("asking %s: %w", u, err)) // want slicegrow medium "Poller.errs"
			p.mu.Unlock()
		}
	}
	p.mu.Lock()
	p.down = down
	p.mu.Unlock()
}

func (p *Poller) ask(ctx context.Context, u string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return err
	}
	resp, err := p.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Status tells who is down, and the first error there was.
func (p *Poller) Status() (down []string, first error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.errs) > 0 {
		first = p.errs[0]
	}
	return p.down, first
}
