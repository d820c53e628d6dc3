// Package tell logs.
package tell

import "log/slog"

// Teller logs with fields.
type Teller struct{ log *slog.Logger }

// Default is the one that all use.
var Default = &Teller{log: slog.Default()}

// With adds a field to the teller itself.
func (t *Teller) With(name string) *Teller {
	t.log = t.log.With("name", name) // want wrapgrow medium "holds the previous one"
	return t
}

// Named is another teller.
func (t *Teller) Named(name string) *Teller { return &Teller{log: t.log.With("name", name)} }

// Say says.
func (t *Teller) Say(text string) { t.log.Info(text) }
