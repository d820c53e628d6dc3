package escape

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// outlivesMaker reports whether an object with these fates may be kept after the function
// that has it returns. depth bounds the callers that are followed when it is returned.
func (l *Flow) outlivesMaker(f *program.Func, fates []facts.Fate, depth int) bool {
	return slices.ContainsFunc(fates, func(fate facts.Fate) bool {
		switch fate.How {
		case facts.FateArg:
			return fate.Call < len(f.Calls) && l.Retains(&f.Calls[fate.Call], fate.Arg, 3)
		case facts.FateCaptured:
			g := l.Funcs[fate.Dest.Text]
			return g == nil || l.Escapes(g, f, 3)
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
func (l *Flow) fieldOutlives(f *program.Func, dest *facts.Term, depth int) bool {
	base := dest.Arg(0)
	if depth == 0 || base.Op != facts.OpNew || base.Up != 0 {
		return true
	}
	m := program.MakeOf(f, base.N)
	return m == nil || l.outlivesMaker(f, m.Fates, depth-1)
}

// returnedOutlives reports whether what f returns may be kept by a caller, in view or
// not.
func (l *Flow) returnedOutlives(f *program.Func, depth int) bool {
	if depth == 0 || f.Parent != "" || len(f.UsedAt) > 0 {
		return true
	}
	edges := f.Callers
	if len(edges) == 0 {
		return true
	}
	for _, e := range edges {
		if e.Caller.Testing {
			continue
		}
		if e.Mode != facts.ModePlain || l.outlivesMaker(e.Caller, e.Call.Fates, depth-1) {
			return true
		}
	}
	return false
}

// StaysLocal reports whether a function is put into an object or a list that its maker
// made and does not let out: a configuration for one call.
func (l *Flow) StaysLocal(u program.Use) bool {
	if u.Into.IsUnknown() || u.Into.Up != 0 {
		return false
	}
	switch u.Into.Op {
	case facts.OpNew:
		m := program.MakeOf(u.In, u.Into.N)
		return m == nil || !l.outlivesMaker(u.In, m.Fates, 2)
	case facts.OpCall:
		for i := range u.In.Calls {
			if c := &u.In.Calls[i]; c.Func == u.Into.Text {
				return l.ReturnsNew(u.Into.Text, u.Into.N) && !l.outlivesMaker(u.In, c.Fates, 2)
			}
		}
	}
	return false
}
