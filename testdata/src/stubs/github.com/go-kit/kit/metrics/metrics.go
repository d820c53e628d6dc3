// Package metrics stands in for go-kit's interfaces of metrics.
package metrics

// Counter counts.
type Counter interface {
	With(labelValues ...string) Counter
	Add(delta float64)
}

// Histogram takes observations.
type Histogram interface {
	With(labelValues ...string) Histogram
	Observe(value float64)
}
