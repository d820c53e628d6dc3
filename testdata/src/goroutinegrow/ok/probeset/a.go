// Command probeset puts a new set of probes in the place of the former one and ends that.
package main

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"
)

type probes struct {
	up   atomic.Int64
	stop context.CancelFunc
}

func newProbes(targets []string) *probes {
	ctx, cancel := context.WithCancel(context.Background())
	p := &probes{stop: cancel}
	for _, t := range targets {
		go p.probe(ctx, t)
	}
	return p
}

func (p *probes) probe(ctx context.Context, target string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
			p.up.Add(int64(len(target)))
		}
	}
}

// end ends them.
func (p *probes) end() { p.stop() }

func main() {
	var now atomic.Pointer[probes]
	http.HandleFunc("POST /targets", func(w http.ResponseWriter, r *http.Request) {
		if old := now.Swap(newProbes(r.URL.Query()["target"])); old != nil {
			old.end()
		}
	})
	http.ListenAndServe(":8080", nil)
}
