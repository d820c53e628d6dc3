// Package timedturns defers at the turns of loops, where time alone ends nothing: a cancel that only
// comes at the end, or a loop that does not end.
package timedturns

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"time"
)

// Pages gives one page after the other.
type Pages interface {
	More() bool
	Next(file *os.File) ([]string, error)
}

// Archive lists what is stored in files.
type Archive struct{ find func(prefix string) Pages }

func (a *Archive) all(prefix string) (out []string, err error) {
	pages := a.find(prefix)
	for pages.More() {
		f, err := os.CreateTemp("", "page")
		if err != nil {
			return nil, err
		}
		defer f.Close() // want listenergrow medium "all.* defers a call"
		names, err := pages.Next(f)
		if err != nil {
			return nil, err
		}
		out = append(out, names...)
	}
	return out, nil
}

// ServeHTTP implements http.Handler.
func (a *Archive) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	names, err := a.all(r.URL.Path)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_ = json.NewEncoder(w).Encode(names)
}

// Watch asks a place as long as the program runs.
func Watch(ask func(context.Context) error, every time.Duration) {
	again := time.NewTicker(every)
	for range again.C {
		ctx, stop := context.WithTimeout(context.Background(), time.Second)
		defer stop() // want listenergrow medium "Watch defers a call"
		_ = ask(ctx)
	}
}
