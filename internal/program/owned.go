package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// owned returns the packages with summaries of their own, of which those of others share what
// is not changed: summaries are read, never written.
func owned(pkgs []Package) []Package {
	out := slices.Clone(pkgs)
	for i := range out {
		own := *out[i].Summary
		own.Funcs = slices.Clone(own.Funcs)
		out[i].Summary = &own
	}
	return out
}

// owned is a function as the program has it, under an ID that no other one has and with
// guards and loops that may be rewritten: f itself, where all of that is so already, or nobody else
// has it.
func (x *Program) owned(f *facts.Func, p *Package) *facts.Func {
	rewritten := slices.ContainsFunc(f.Blocks, isRewritten) || slices.ContainsFunc(f.Loops, func(l facts.Loop) bool { return l.Told != nil })
	if (f.Testing || !p.Testing) && x.Funcs[f.ID] == nil && !rewritten {
		return f
	}
	own := f
	if !p.Own {
		own = copied(f, rewritten)
	}
	own.Testing = f.Testing || p.Testing
	for x.Funcs[own.ID] != nil {
		own.ID += "#" + own.Name // several init functions
	}
	return own
}

// copied is a copy of a function, with guards and loops of its own if they may be rewritten.
func copied(f *facts.Func, rewritten bool) *facts.Func {
	own := *f
	if rewritten {
		own.Blocks = slices.Clone(f.Blocks)
		for i := range own.Blocks {
			b := &own.Blocks[i]
			if !isRewritten(*b) {
				continue
			}
			b.Guards = slices.Clone(b.Guards)
			if b.Cond != nil {
				cond := *b.Cond
				b.Cond = &cond
			}
		}
		own.Loops = slices.Clone(f.Loops)
	}
	return &own
}

// isRewritten reports whether a guard of a block may be read as another one: see
// readPredicates and readLengths.
func isRewritten(b facts.Block) bool {
	return slices.ContainsFunc(b.Guards, func(g facts.Guard) bool { return isReadAnew(&g) }) || isReadAnew(b.Cond)
}

// isReadAnew reports whether a guard may be read as another one: what compares a difference, or what a
// call returns, or asks a function.
func isReadAnew(g *facts.Guard) bool {
	return g != nil && (IsComparison(g) && (isCall(g.X) || isCall(g.Y) || isDifference(g)) || asksFunction(g))
}
