package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxThrown is how many calls up a function is followed that is returned.
const maxThrown = 3

// ThrownAway reports whether a function that its maker returns is dropped by all who are given it,
// and all of them are in view: it never runs.
func (l *Reach) ThrownAway(f *program.Func) bool {
	maker := l.Funcs[f.Parent]
	if maker == nil || l.Called(f) || slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return u.How != facts.UseReturn }) {
		return false
	}
	is := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpFunc && t.Text == f.ID }
	return l.dropped(maker, is, maxThrown)
}

// dropped reports whether the callers of a function drop its result for which a test holds.
func (l *Reach) dropped(maker *program.Func, is func(*facts.Term) bool, depth int) bool {
	n := slices.IndexFunc(maker.Results, func(r *facts.Term) bool { return slices.ContainsFunc(r.Alternatives(), is) })
	open := n < 0 || depth == 0 || maker.Parent != "" || len(maker.UsedAt) > 0 || len(maker.Callers) == 0
	if open || l.OpenFunc(maker) || l.Asked[maker.Recv+"."+maker.Name] {
		return false
	}
	for _, e := range maker.Callers {
		switch {
		case e.Caller.Testing || e.Mode != facts.ModePlain || e.Call.Dropped || neverRead(&e, n):
		case e.Param || e.Iface || !l.dropped(e.Caller, func(t *facts.Term) bool { return program.Yields(e.Call, t) && t.N == n }, depth-1):
			return false
		}
	}
	return true
}

// neverRead reports whether a caller does nothing with one of several results.
func neverRead(e *program.Edge, result int) bool {
	return slices.ContainsFunc(e.Caller.Holdings, func(h facts.Holding) bool {
		return h.From == facts.HandleCall && h.Result == result && len(h.Flows) == 0 && h.N < len(e.Caller.Calls) && &e.Caller.Calls[h.N] == e.Call
	})
}
