// Package onlyends asks what the end of a context never says.
package onlyends

import (
	"context"
	"net/http"
	"time"
)

// Meter asks a counter from time to time while a request is at work.
type Meter struct {
	count func() int
	most  int
}

// ServeHTTP has the counter watched for one request.
func (m *Meter) ServeHTTP(_ http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), time.Minute)
	defer cancel()
	go m.watch(ctx) // want goroutinegrow medium "the loop in .*watch"
	time.Sleep(time.Second)
}

func (m *Meter) watch(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case _, over := <-ctx.Done():
			if over {
				return
			}
		case <-t.C:
			m.most = max(m.most, m.count())
		}
	}
}
