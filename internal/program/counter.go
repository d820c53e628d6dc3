package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// Counts reports whether a field or variable only ever counts up, from where it was set:
// read as a key it is a number never used before, though it belongs to the holder.
func (x *Program) Counts(key string) bool {
	up := false
	for _, st := range x.Stores[key] {
		switch {
		case st.Val.Op == facts.OpConst, st.Val.Op == facts.OpZero:
		case isNext(st.Val, key):
			up = up || !x.hasLimit(key, st)
		default:
			return false
		}
	}
	return up
}

// hasLimit reports whether the function that counts a field or variable up compares it with a
// bound, and at the bound leaves or sets it back: its numbers come again, or there are no more.
func (x *Program) hasLimit(key string, up facts.Store) bool {
	f := x.Funcs[up.Func]
	if f == nil {
		return false
	}
	for i := range f.Blocks {
		b := &f.Blocks[i]
		if len(b.Succs) != 2 || b.Cond == nil || b.Cond.X == nil || b.Cond.X.Text != key || b.Cond.Y.IsZero() {
			continue
		}
		full := -1
		switch b.Cond.Op {
		case ">=", ">", "==":
			full = b.Succs[0]
		case "<", "<=", "!=":
			full = b.Succs[1]
		}
		if full >= 0 && (f.Blocks[full].Return || f.Blocks[full].Panic || x.setsBack(key, f, full)) {
			return true
		}
	}
	return false
}

// setsBack reports whether a block gives a field or variable a constant.
func (x *Program) setsBack(key string, f *Func, block int) bool {
	return slices.ContainsFunc(x.Stores[key], func(st facts.Store) bool {
		return st.Func == f.ID && st.Block == block && st.Val.Op == facts.OpConst
	})
}

// isNext reports whether a value is that of the field or variable and something more.
func isNext(t *facts.Term, key string) bool {
	return t.Op == facts.OpBin && t.Text == "+" && slices.ContainsFunc(t.Args, func(a *facts.Term) bool {
		return (a.Op == facts.OpField || a.Op == facts.OpGlobal) && a.Text == key
	})
}
