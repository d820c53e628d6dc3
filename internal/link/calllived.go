package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// neverStored reports whether objects of the type are made in view and none of them
// is put anywhere that outlives the call it is made for.
func (l *linker) neverStored(key string) bool {
	makes := l.index.makes[key]
	if len(makes) == 0 || len(l.index.holders[key]) > 0 {
		return false
	}
	for _, m := range makes {
		if m.in.Testing {
			continue
		}
		if l.outlives(m.in, m.make.Fates, 4) {
			return false
		}
	}
	return true
}

// outlives reports whether an object with these fates may be kept after the function
// that has it returns. depth bounds the callers that are followed when it is returned.
func (l *linker) outlives(f *Func, fates []facts.Fate, depth int) bool {
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
	return m == nil || l.outlives(f, m.Fates, depth-1)
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
		if e.mode != facts.ModePlain || l.outlives(e.caller, e.call.Fates, depth-1) {
			return true
		}
	}
	return false
}
