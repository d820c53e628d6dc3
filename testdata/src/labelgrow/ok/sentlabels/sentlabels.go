// Package sentlabels counts in a loop of its own how requests end: what it receives is one of few words.
package sentlabels

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

type counter struct {
	ended chan string
	how   *prometheus.CounterVec
}

func newCounter() *counter {
	return &counter{
		ended: make(chan string, 8),
		how:   prometheus.NewCounterVec(prometheus.CounterOpts{Name: "ended"}, []string{"how"}),
	}
}

func (c *counter) run() {
	for how := range c.ended {
		c.how.WithLabelValues(how).Inc()
	}
}

// ServeHTTP tells the counter.
func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("name") == "" {
		http.Error(w, "who are you", http.StatusBadRequest)
		c.ended <- "refused"
		return
	}
	c.ended <- "answered"
}

// Serve counts until it cannot.
func Serve(addr string) error {
	c := newCounter()
	go c.run()
	return http.ListenAndServe(addr, c)
}
