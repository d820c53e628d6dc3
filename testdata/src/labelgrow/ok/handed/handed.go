// Package handed hands its metrics to the functions that make its handlers; what clients report
// names a series only if that is one of those that are known.
package handed

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

// Routes has a handler that takes reports.
func Routes(mux *http.ServeMux, sensors map[string]bool) {
	seen := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "seen"}, []string{"source"})
	level := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "level"}, []string{"sensor"})
	mux.HandleFunc("POST /reports", reports(seen))
	mux.HandleFunc("POST /levels", levels(level, sensors))
}

func reports(seen *prometheus.CounterVec) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var list []map[string]string
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&list); err != nil {
			http.Error(w, "no list", http.StatusBadRequest)
			return
		}
		for _, one := range list {
			switch one["source"] {
			case "gate":
				seen.WithLabelValues("gate").Inc()
			default:
				seen.WithLabelValues("other").Inc()
			}
		}
	}
}

type measured struct {
	Sensor string
	Level  float64
}

func levels(level *prometheus.GaugeVec, sensors map[string]bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var m measured
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&m); err != nil || !sensors[m.Sensor] {
			http.Error(w, "no level", http.StatusBadRequest)
			return
		}
		level.WithLabelValues(m.Sensor).Set(m.Level)
	}
}

// Listen counts connections by the kind of their network.
func Listen(l net.Listener, conns *prometheus.CounterVec) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		conns.WithLabelValues(c.LocalAddr().Network()).Inc()
		c.Close()
	}
}

var errBusy = errors.New("busy")

// Wait counts why a request was given up.
func Wait(given *prometheus.CounterVec, busy func() bool) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if busy() {
			given.WithLabelValues(errBusy.Error()).Inc()
			return
		}
		wait(r.Context())
		given.WithLabelValues(r.Context().Err().Error()).Inc()
	}
}

func wait(ctx context.Context) { <-ctx.Done() }
