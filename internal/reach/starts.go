package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Makes reports whether f makes the object.
func (w *Walker) Makes(f *program.Func, base *facts.Term) bool {
	return w.MadeAt(f, Start(w.Reach.Paths.Of(base).Term)) >= 0
}

// Builds reports whether f makes an object of the holder's type, or of one that holds it,
// and puts it where the last one was.
func (w *Walker) Builds(f *program.Func) bool {
	return w.Owner != "" && slices.ContainsFunc(f.Builds, func(t string) bool { return w.Own[t] })
}
