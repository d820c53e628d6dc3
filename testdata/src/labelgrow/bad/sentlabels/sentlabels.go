// Package sentlabels counts in a loop of its own who has asked: what it receives is what the handlers send.
package sentlabels

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type counter struct {
	asked chan string
	paths *prometheus.CounterVec
}

func newCounter() *counter {
	return &counter{
		asked: make(chan string, 8),
		paths: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "asked"}, []string{"path"}),
	}
}

func (c *counter) run() {
	for path := range c.asked {
		c.paths.WithLabelValues(path).Inc() // want labelgrow medium "counter.paths"
	}
}

// ServeHTTP tells the counter.
func (c *counter) ServeHTTP(_ http.ResponseWriter, r *http.Request) { c.asked <- r.URL.Path }

// Serve counts until it cannot.
func Serve(addr string) error {
	c := newCounter()
	go c.run()
	return http.ListenAndServe(addr, c)
}
