package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// takesOut reports whether a function takes an object out of a container of such objects, at its
// key: what it then does with the object it does at the end of its life, whatever it is called. The
// key is one that the object itself tells, or the one under which the function has found it. A
// function that puts such an object into a container moves it, and one that takes out under the
// same condition as it goes on with the object is asked by its block. What comes before the question
// whether anything is left in the object may leave something.
func (w *Walker) takesOut(f *program.Func, block int, base *facts.Term) bool {
	if w.Owner == "" || base.IsUnknown() {
		return false
	}
	of := Start(base)
	if of.IsUnknown() || of.Op == facts.OpNew || of.Op == facts.OpGlobal || of.Op == facts.OpParam && f.Recv != "" && of.N == 0 {
		return false
	}
	out := false
	for i := range f.Sites {
		s := &f.Sites[i]
		decl := w.Reach.Containers[program.PlaceKey(s.Ref)]
		if decl == nil || decl.Value.Named != w.Owner && !w.Own[decl.Value.Named] {
			continue
		}
		switch {
		case s.Op == facts.Grow && (program.Reaches(f, s.Block, block) || program.Reaches(f, block, s.Block)):
			return false
		case s.Op == facts.Shrink && s.Extent == facts.ExtentOne && tells(of, s.Ref, s.Key):
			out = out || s.Block == block || program.Reaches(f, s.Block, block) || program.Reaches(f, block, s.Block) && !asksWhatIsLeft(f, block, s.Block, of)
		}
	}
	return out
}

// asksWhatIsLeft reports whether control comes from one block to another one only where a count of
// what is in an object, taken on the way, says so.
func asksWhatIsLeft(f *program.Func, from, to int, of *facts.Term) bool {
	return slices.ContainsFunc(f.GuardsAt(to), func(g facts.Guard) bool {
		return g.Kind == facts.GuardLen && g.X != nil && (g.Block == from || program.Reaches(f, from, g.Block)) && g.X.Any(of.Equal)
	})
}

// tells reports whether a key is what an object tells of itself, or that at which it was found in a
// container.
func tells(of, container, key *facts.Term) bool {
	if key.IsUnknown() {
		return false
	}
	if of.Op == facts.OpElem && of.Arg(0).Equal(container) && (of.Arg(1).Equal(key) || key.Op == facts.OpKey && key.Arg(0).Equal(container)) {
		return true
	}
	return slices.ContainsFunc(key.Args, func(a *facts.Term) bool { return a.Any(of.Equal) })
}
