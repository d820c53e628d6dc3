package store

import "github.com/prometheus/client_golang/prometheus"

type Store struct{ hits *prometheus.CounterVec }

func NewStore() *Store {
	return &Store{hits: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "hits"}, []string{"by"})}
}

func size(who string) string {
	if len(who) > 16 {
		return "long"
	}
	return "short"
}

func (s *Store) Touch(who string) { s.hits.WithLabelValues(size(who)).Inc() }
