// Package log stands in for the package of that name.
package log

// Logger logs key values.
type Logger interface {
	Log(keyvals ...interface{}) error
}

// With returns a logger with more key values.
func With(logger Logger, keyvals ...interface{}) Logger { return nil }
