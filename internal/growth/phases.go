package growth

import (
	"github.com/growthlint/growthlint/internal/reach"
)

// FreshHere reports whether the container itself was made by the activation that the
// event belongs to, outside a later endless loop.
func FreshHere(w *reach.Walker, e *Event) bool {
	made := w.MadeAt(e.Func, e.Made)
	return made >= 0 && w.Reach.EndlessAround(e.Func, e.Block, made) == nil
}

// Stance is how far a walk has come that begins at e.
func (e *Event) Stance() reach.Stance {
	return reach.Stance{Async: e.Async, Beside: e.Async, Looped: e.Looped, Tick: e.Tick, Once: e.Once}
}
