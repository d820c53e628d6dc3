package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// outlivesMaker reports whether an object with these fates may be kept after the function
// that has it returns. depth bounds the callers that are followed when it is returned.
func (l *linker) outlivesMaker(f *Func, fates []facts.Fate, depth int) bool {
	return slices.ContainsFunc(fates, func(fate facts.Fate) bool {
		switch fate.How {
		case facts.FateArg:
			return fate.Call < len(f.Calls) && l.retains(&f.Calls[fate.Call], fate.Arg, 3)
		case facts.FateCaptured:
			g := l.index.funcs[fate.Dest.Text]
			return g == nil || l.escapes(g, 3)
		case facts.FateReturn:
			return l.returnedOutlives(f, depth)
		case facts.FateField:
			return l.fieldOutlives(f, fate.Dest, depth)
		}
		return true
	})
}

// fieldOutlives reports whether an object put into a field may be kept: not if the
// field belongs to an object that the same function made and does not let out.
func (l *linker) fieldOutlives(f *Func, dest *facts.Term, depth int) bool {
	base := dest.Arg(0)
	if depth == 0 || base.Op != facts.OpNew || base.Up != 0 {
		return true
	}
	m := makeOf(f, base.N)
	return m == nil || l.outlivesMaker(f, m.Fates, depth-1)
}

// returnedOutlives reports whether what f returns may be kept by a caller, in view or
// not.
func (l *linker) returnedOutlives(f *Func, depth int) bool {
	if depth == 0 || f.Parent != "" || len(f.usedAt) > 0 {
		return true
	}
	edges := f.callers
	if len(edges) == 0 {
		return true
	}
	for _, e := range edges {
		if e.caller.Testing {
			continue
		}
		if e.mode != facts.ModePlain || l.outlivesMaker(e.caller, e.call.Fates, depth-1) {
			return true
		}
	}
	return false
}

// staysLocal reports whether a function is put into an object or a list that its maker
// made and does not let out: a configuration for one call.
func (l *linker) staysLocal(u use) bool {
	if u.Into.IsUnknown() || u.Into.Up != 0 {
		return false
	}
	switch u.Into.Op {
	case facts.OpNew:
		m := makeOf(u.in, u.Into.N)
		return m == nil || !l.outlivesMaker(u.in, m.Fates, 2)
	case facts.OpCall:
		for i := range u.in.Calls {
			if c := &u.in.Calls[i]; c.Func == u.Into.Text {
				return l.returnsNew(u.Into.Text, u.Into.N) && !l.outlivesMaker(u.in, c.Fates, 2)
			}
		}
	}
	return false
}
