package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// SoughtFew reports whether a function comes to a block only once it has looked through a list for
// an element that tells one of few values, and has found none: what it then adds to the list is
// found the next time, so that there is one for each value. Whoever else adds to the list is not
// asked.
func (l *Origins) SoughtFew(f *program.Func, block int, list string) bool {
	return slices.ContainsFunc(f.Loops, func(lp facts.Loop) bool {
		if lp.Over == nil || list != program.PlaceKey(lp.Over) || !program.Reaches(f, lp.Head, block) {
			return false
		}
		n := 1 + slices.IndexFunc(f.Loops, func(o facts.Loop) bool { return o.Head == lp.Head })
		for i := range f.Blocks {
			if !program.InLoop(f, i, n) || program.InLoop(f, block, n) {
				continue
			}
			if t := l.sought(f, i, n, block, list); t != nil {
				o := &Originator{Origins: l, In: f}
				return o.Of(t, f, KeyDepth).Bounded()
			}
		}
		return false
	})
}

// sought is the value that a block of a loop compares with what an element of the list tells, where
// an equal one leads to a return and not to the given block; nil if it is not such a block.
func (l *Origins) sought(f *program.Func, at, loop, block int, list string) *facts.Term {
	b := &f.Blocks[at]
	if b.Cond == nil || b.Cond.Kind != facts.GuardEq || len(b.Succs) != 2 {
		return nil
	}
	found := b.Succs[0]
	if b.Cond.Op == "!=" {
		found = b.Succs[1]
	}
	if program.InLoop(f, found, loop) || found == block || program.Reaches(f, found, block) {
		return nil
	}
	of := func(t *facts.Term) bool {
		return t.Any(func(u *facts.Term) bool { return u.Op == facts.OpElem && program.PlaceKey(u.Arg(0)) == list })
	}
	switch x, y := b.Cond.X, b.Cond.Y; {
	case of(x) && !of(y):
		return y
	case of(y) && !of(x):
		return x
	}
	return nil
}
