// Package prometheus stands in for the client library: signatures alone.
package prometheus

// Labels are values by name.
type Labels map[string]string

// Counter counts.
type Counter interface{ Inc() }

// Gauge is set.
type Gauge interface{ Set(float64) }

// CounterOpts describe a counter.
type CounterOpts struct{ Name, Help string }

// GaugeOpts describe a gauge.
type GaugeOpts struct{ Name, Help string }

// MetricVec holds the children.
type MetricVec struct{ n int }

// DeleteLabelValues removes one child.
func (m *MetricVec) DeleteLabelValues(lvs ...string) bool { return m.n == len(lvs) }

// DeletePartialMatch removes children.
func (m *MetricVec) DeletePartialMatch(labels Labels) int { return m.n - len(labels) }

// Reset removes all children.
func (m *MetricVec) Reset() { m.n = 0 }

// CounterVec is counters by labels.
type CounterVec struct{ *MetricVec }

// NewCounterVec makes one.
func NewCounterVec(opts CounterOpts, names []string) *CounterVec {
	return &CounterVec{&MetricVec{len(opts.Name) + len(names)}}
}

// MustCurryWith is a view on the same counters.
func (v *CounterVec) MustCurryWith(labels Labels) *CounterVec { return v }

// Unregister takes a metric out of those that are shown.
func Unregister(c *CounterVec) bool { return c != nil }

type nothing struct{}

func (nothing) Inc()        {}
func (nothing) Set(float64) {}

// WithLabelValues gets or makes a child.
func (v *CounterVec) WithLabelValues(lvs ...string) Counter { return nothing{} }

// With gets or makes a child.
func (v *CounterVec) With(labels Labels) Counter { return nothing{} }

// GaugeVec is gauges by labels.
type GaugeVec struct{ *MetricVec }

// NewGaugeVec makes one.
func NewGaugeVec(opts GaugeOpts, names []string) *GaugeVec {
	return &GaugeVec{&MetricVec{len(opts.Name) + len(names)}}
}

// WithLabelValues gets or makes a child.
func (v *GaugeVec) WithLabelValues(lvs ...string) Gauge { return nothing{} }

// With gets or makes a child.
func (v *GaugeVec) With(labels Labels) Gauge { return nothing{} }
