package reach

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxCarriers bounds the calls through which what goes into a context is followed back.
const maxCarriers = 4

// MadeForContexts reports whether all objects of a type that code in view makes are put into contexts
// there, by the activations for which they are made, and not once for the program: whoever finds one
// there works for that activation, also beside it, and nothing else says how long it lives.
func (l *Reach) MadeForContexts(key string) bool {
	if made := l.MadeRate(key); made.Has(RateOnce) && !made.Has(RateMany) {
		return false
	}
	carried := l.carried()
	any := false
	for _, m := range l.Makes[key] {
		if m.In.Testing {
			continue
		}
		any = true
		if !carried[madeAt{m.In.ID, m.Make.N}] || l.GoesOn(m.In, &facts.Term{Op: facts.OpNew, Text: key, N: m.Make.N}) {
			return false
		}
	}
	return any
}

// madeAt is what a function makes at a place.
type madeAt struct {
	in string
	n  int
}

// carried are the objects that are put into contexts by those who have made them, or had them made,
// if none of those goes on to have them found there again and again.
func (l *Reach) carried() map[madeAt]bool {
	if l.inContexts != nil {
		return l.inContexts
	}
	l.inContexts = map[madeAt]bool{}
	finders := map[string]map[*program.Func]bool{}
	for _, f := range l.SortedFuncs() {
		for i := range f.Calls {
			if c := &f.Calls[i]; program.CalledAs(c) == contextValue && len(c.Args) > 1 {
				key := contextSlot + c.Args[1].String()
				if finders[key] == nil {
					finders[key] = map[*program.Func]bool{}
				}
				finders[key][f] = true
			}
		}
	}
	for key, slots := range l.put {
		if !strings.HasPrefix(key, contextSlot) {
			continue
		}
		for _, s := range slots {
			if !s.in.Testing && !l.keepsContext(s) {
				l.carry(s.in, s.val, finders[key], maxCarriers)
			}
		}
	}
	return l.inContexts
}

// keepsContext reports whether a function puts the context that it has made with an object into a field or a
// variable: for whatever finds it there, not for one activation.
func (l *Reach) keepsContext(put slot) bool {
	return slices.ContainsFunc(put.in.Calls, func(c facts.Call) bool {
		_, val := putBy(&c)
		return val != nil && val == put.val && slices.ContainsFunc(l.StoresOf[put.in.ID], func(st facts.Store) bool {
			return st.Val.Any(func(t *facts.Term) bool { return program.Yields(&c, t) })
		})
	})
}

// carry notes where what a term of a function denotes is made.
func (l *Reach) carry(f *program.Func, t *facts.Term, finders map[*program.Func]bool, depth int) {
	if depth == 0 || t == nil || t.Up > 0 || l.keepsAsking(f, finders) {
		return
	}
	for _, a := range t.Alternatives() {
		switch {
		case a.Op == facts.OpNew:
			l.inContexts[madeAt{f.ID, a.N}] = true
		case a.Op == facts.OpCall && l.ReturnsNew(a.Text, a.N):
			if g := l.Funcs[a.Text]; g != nil {
				l.carry(g, g.Results[a.N], finders, depth-1)
			}
		case a.Op == facts.OpParam:
			for _, e := range f.Callers {
				if !e.Caller.Testing {
					l.carry(e.Caller, program.ArgAt(e.Args, a.N), finders, depth-1)
				}
			}
		}
	}
}

// keepsAsking reports whether a function comes to one of some others by a loop without a bound, or
// hands on what does, to be called for each event.
func (l *Reach) keepsAsking(f *program.Func, finders map[*program.Func]bool) bool {
	type at struct {
		f     *program.Func
		again bool
	}
	seen := map[at]bool{{f, false}: true}
	for work := []at{{f, false}}; len(work) > 0; {
		from := work[0]
		work = work[1:]
		if from.again && finders[from.f] {
			return true
		}
		for _, way := range l.Rates().Out[from.f.Number] {
			to := at{way.To, from.again || way.Run >= RunTurns || l.UnboundedAround(from.f, way.Block, -1) != nil}
			if !seen[to] {
				seen[to] = true
				work = append(work, to)
			}
		}
	}
	return false
}
