// Package handed hands its metrics to the functions that make its handlers; what clients report
// names the series.
package handed

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
)

// Routes has a handler that takes reports.
func Routes(mux *http.ServeMux) {
	seen := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "seen"}, []string{"source"})
	level := prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "level"}, []string{"sensor"})
	mux.HandleFunc("POST /reports", reports(seen))
	mux.HandleFunc("POST /levels", levels(level))
}

func reports(seen *prometheus.CounterVec) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var list []map[string]any
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&list); err != nil {
			http.Error(w, "no list", http.StatusBadRequest)
			return
		}
		for _, one := range list {
			source := fmt.Sprintf("%v", one["source"])
			seen.With(prometheus.Labels{"source": source}).Inc() // want labelgrow medium "label source"
		}
	}
}

type measured struct {
	Sensor string
	Level  float64
}

func levels(level *prometheus.GaugeVec) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		m, err := read(w, r)
		if err != nil {
			http.Error(w, "no level", http.StatusBadRequest)
			return
		}
		level.WithLabelValues(m.Sensor).Set(m.Level) // want labelgrow medium "m[.]Sensor"
	}
}

func read(w http.ResponseWriter, r *http.Request) (*measured, error) {
	m := new(measured)
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(m); err != nil {
		return nil, err
	}
	return m, nil
}
