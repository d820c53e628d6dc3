// Package timedturns defers at the turns of loops that end what ends after a time by itself.
package timedturns

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// Pages gives one page after the other.
type Pages interface {
	More() bool
	Next(ctx context.Context) ([]string, error)
}

// Archive lists what is stored elsewhere.
type Archive struct{ find func(prefix string) Pages }

func (a *Archive) all(prefix string) (out []string, err error) {
	pages := a.find(prefix)
	for pages.More() {
		ctx, stop := context.WithDeadline(context.Background(), time.Now().Add(time.Minute))
		defer stop()
		names, err := pages.Next(ctx)
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	return out, nil
}

// Chain follows links.
type Chain struct {
	hop func(context.Context, string) (string, error)
}

func (c *Chain) length(from string) (n int, err error) {
	for from != "" {
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer func() { stop() }()
		if from, err = c.hop(ctx, from); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// Serve answers with both.
func Serve(a *Archive, c *Chain) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		names, err := a.all(r.URL.Path)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		n, _ := c.length(r.FormValue("from"))
		_ = json.NewEncoder(w).Encode(map[string]any{"names": names, "hops": n})
	})
}
