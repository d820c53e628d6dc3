package made

import (
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/reason"
)

// verbOf is what becomes of a thing that ends: a goroutine is not released, it is stopped.
func verbOf(kind MadeKind) reason.Verb {
	switch kind {
	case MadeGoroutine:
		return reason.Stop
	case MadeListener:
		return reason.Remove
	}
	return reason.Release
}

// says is what a row says of its call, no reason if it says nothing.
func says(r *library.Row) reason.Reason {
	if r.Say == "" {
		return reason.Reason{}
	}
	return reason.LibrarySays.With("", r.Say)
}
