package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// KeptBy returns the containers that hold the object which argument n of a call is,
// where another call of the same function has made it.
func (x *Program) KeptBy(f *Func, call *facts.Call, n int) []Place {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return c.Seq == call.Seq && c.Block == call.Block && c.Callee == call.Callee })
	if i < 0 {
		return nil
	}
	var out []Place
	for j := range f.Calls {
		if slices.ContainsFunc(f.Calls[j].Fates, func(t facts.Fate) bool {
			return (t.How == facts.FateArg || t.How == facts.FateGo) && t.Call == i && t.Arg == n
		}) {
			x.keptAt(f, &f.Calls[j], 3, &out)
		}
	}
	return out
}

// keptAt adds the containers that keep the result of a call; what the function returns
// its callers keep.
func (x *Program) keptAt(f *Func, call *facts.Call, depth int, out *[]Place) {
	if depth == 0 {
		return
	}
	for _, fate := range call.Fates {
		switch fate.How {
		case facts.FateField, facts.FateGlobal:
			x.aliasOf(fate.Dest, Place{Base: fate.Dest, In: f}, maxResolve, out)
		case facts.FateElem:
			x.aliasOf(fate.Dest, Place{Base: fate.Dest, In: f, Level: 1}, maxResolve, out)
		case facts.FateReturn:
			for _, e := range f.Callers {
				x.keptAt(e.Caller, e.Call, depth-1, out)
			}
		}
	}
}

// resolveObject reads the result of a library's call that the function, or one around
// it, has made and keeps: two equal calls of one function count as either.
func (x *Program) resolveObject(t *facts.Term, f *Func, out *[]Place) {
	for level := 0; f != nil; level++ {
		for j := range f.Calls {
			c := &f.Calls[j]
			if c.Func == t.Text && len(c.Fates) > 0 && SameArgs(c.Args, t.Raise(level).Args) {
				x.keptAt(f, c, 3, out)
			}
		}
		f = x.Funcs[f.Parent]
	}
}

// SameArgs reports whether two lists of arguments are equal.
func SameArgs(a, b []*facts.Term) bool {
	return slices.EqualFunc(a, b, func(s, t *facts.Term) bool {
		return s.IsUnknown() || t.IsUnknown() || s.Same(t)
	})
}
