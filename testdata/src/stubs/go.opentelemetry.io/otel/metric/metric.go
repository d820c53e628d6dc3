// Package metric stands in for the interfaces of OpenTelemetry's metrics.
package metric

import "context"

// Observable is an instrument that callbacks observe.
type Observable interface{ observable() }

// Observer takes observations.
type Observer interface {
	ObserveInt64(obsrv Observable, value int64)
}

// Callback makes observations.
type Callback func(context.Context, Observer) error

// Registration undoes a registration.
type Registration interface {
	Unregister() error
}

// Meter makes instruments.
type Meter interface {
	Int64ObservableGauge(name string) (Observable, error)
	RegisterCallback(f Callback, instruments ...Observable) (Registration, error)
}
