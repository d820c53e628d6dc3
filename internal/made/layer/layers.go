package layer

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Layers answers of the assignments of a program.
type Layers struct {
	l *growth.Growth
	// w walks to where control comes from, without a holder.
	w *reach.Walker
	// swaps exchange what is in an atomic pointer, wherever that is called, once they are wanted.
	swaps  []*facts.Call
	listed bool
}

// New answers by what grows in a program, and by a walker without a holder.
func New(l *growth.Growth, w *reach.Walker) *Layers { return &Layers{l: l, w: w} }

// rootsAt are the ways in which control gets to a place, whatever object it works on.
func (y *Layers) rootsAt(f *program.Func, block int) reach.Roots {
	return y.w.From(f, block, facts.Unknown(), reach.Stance{})
}
