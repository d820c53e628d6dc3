// Package fixed has labels whose values are few, or are set as the program starts.
package fixed

import (
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// State is where a job stands.
type State string

// The states.
const (
	Queued  State = "queued"
	Running State = "running"
	Done    State = "done"
)

// Board counts jobs.
type Board struct {
	jobs  *prometheus.CounterVec
	build *prometheus.GaugeVec
	users *prometheus.GaugeVec
	teams map[string]string
}

// New makes a board of a configuration.
func New(version string, teams map[string]string) *Board {
	b := &Board{
		jobs:  prometheus.NewCounterVec(prometheus.CounterOpts{Name: "jobs"}, []string{"state", "class"}),
		build: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "build"}, []string{"version", "start"}),
		users: prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "users"}, []string{"user"}),
		teams: teams,
	}
	b.build.WithLabelValues(version, time.Now().Format(time.RFC3339)).Set(1)
	return b
}

// ServeHTTP implements http.Handler.
func (b *Board) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.move(Queued, r)
	user := r.Header.Get("User")
	if _, ok := b.teams[user]; !ok {
		http.Error(w, "who are you?", http.StatusForbidden)
		return
	}
	b.users.WithLabelValues(user).Set(1)
	b.move(Done, r)
}

func (b *Board) move(to State, r *http.Request) {
	class := "read"
	if r.Method == http.MethodPost {
		class = "write"
	}
	b.jobs.With(prometheus.Labels{"state": string(to), "class": class}).Inc()
}
