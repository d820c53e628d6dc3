package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// clearedKey is the function that has set to zero, by the time that a removal reads it, the field which
// the removal takes as its key: an object that is closed first has no name any more. "" without one.
// Whether the removal stands beside the clearing, or in a function that every caller calls after it,
// nothing has to lie between but conditions on flags that have to be set.
func (l *Growth) clearedKey(c *Container, e *Event) string {
	if !c.Keyed() || e.Extent != facts.ExtentOne || e.Func != e.Site || e.Key.IsUnknown() {
		return ""
	}
	key := l.ReadOut(e.Key, 2)
	if key.Op != facts.OpField || !l.clearable(key.Text) {
		return ""
	}
	if read := readAt(e); read > 0 {
		return l.clearedBefore(e.Func, e.Block, read, key)
	}
	of := key.Arg(0)
	if of.Op != facts.OpParam || of.Up > 0 || len(e.Func.UsedAt) > 0 || l.OpenFunc(e.Func) {
		return ""
	}
	by := ""
	for _, up := range e.Func.Callers {
		if up.Caller.Testing {
			continue
		}
		if up.Iface || up.Mode != facts.ModePlain {
			return ""
		}
		by = l.clearedBefore(up.Caller, up.Block, up.Seq, key.Substitute(up.Args))
		if by == "" {
			return ""
		}
	}
	return by
}

// clearable reports whether some code in view sets a field to zero.
func (l *Growth) clearable(field string) bool {
	return slices.ContainsFunc(l.Stores[field], func(s facts.Store) bool { return s.Val.IsZero() && s.In < 0 })
}

// readAt is the place, in its block, where a removal reads the field that is its key; 0 if that is not
// known.
func readAt(e *Event) int {
	for _, st := range e.Site.Sites {
		if st.Op == facts.Shrink && st.Block == e.Block && st.Seq == e.Seq {
			return st.KeySeq
		}
	}
	return 0
}

// clearedBefore is the function that f calls before a place and that sets a field of an object to zero,
// "" without one.
func (l *Growth) clearedBefore(f *program.Func, block, seq int, field *facts.Term) string {
	f.Steps.Add(len(f.Calls))
	for i := range f.Calls {
		k := &f.Calls[i]
		if k.Func == "" || k.Mode != facts.ModePlain || !program.LeadsTo(f, k.Block, k.Seq, block, seq) || program.LeadsTo(f, block, seq, k.Block, k.Seq) || !l.onTheWay(f, k.Block, block) || l.setAfter(f, k, field) {
			continue
		}
		for n, a := range k.Args {
			if a.Equal(field.Arg(0)) && l.clears(l.Funcs[k.Func], n, field.Text) {
				return l.Funcs[k.Func].Display
			}
		}
	}
	return ""
}

// setAfter reports whether a function may give a field a value once it has called another one. What it
// makes the object with comes before.
func (l *Growth) setAfter(f *program.Func, k *facts.Call, field *facts.Term) bool {
	return slices.ContainsFunc(l.StoresOf[f.ID], func(s facts.Store) bool {
		if s.Field != field.Text || !program.Reaches(f, k.Block, s.Block) {
			return false
		}
		if s.In <= 0 {
			return true
		}
		m := program.MakeOf(f, s.In-1)
		return m == nil || m.Block != s.Block
	})
}

// onTheWay reports whether what holds at one block of a function holds at a later one as well, but for
// flags that are not set.
func (l *Growth) onTheWay(f *program.Func, first, later int) bool {
	held := f.GuardsAt(later)
	return !slices.ContainsFunc(f.GuardsAt(first), func(g facts.Guard) bool {
		return !(g.Kind == facts.GuardFlag && g.Neg) && !slices.ContainsFunc(held, func(h facts.Guard) bool { return h.Block == g.Block && h.Neg == g.Neg })
	})
}

// clears reports whether a function sets a field of its parameter n to zero and to nothing else, unless
// something in it is nil already.
func (l *Growth) clears(g *program.Func, n int, field string) bool {
	if g == nil {
		return false
	}
	some := false
	for _, s := range l.StoresOf[g.ID] {
		if s.Field != field {
			continue
		}
		if !s.Val.IsZero() || s.In != -1-n {
			return false
		}
		some = some || !slices.ContainsFunc(g.GuardsAt(s.Block), func(h facts.Guard) bool { return h.Kind != facts.GuardNil || !h.Neg })
	}
	return some
}
