package growth

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Reset is a place that gives a field or variable some value.
type Reset struct {
	In         *program.Func
	Block, Seq int
	Deferred   bool
}

// ResetsOf are the places that make a condition hold again which asks for the value of a field or variable.
func (l *Growth) ResetsOf(g *facts.Guard) []Reset {
	place, holds := g.X, func(*facts.Term) bool { return false }
	switch {
	case g.Kind == facts.GuardNil && !g.Neg, g.Kind == facts.GuardFlag && g.Neg:
		holds = (*facts.Term).IsZero
	case g.Kind == facts.GuardFlag:
		holds = func(t *facts.Term) bool { return t != nil && t.Op == facts.OpConst && !t.IsZero() }
	case g.Kind == facts.GuardEq && !g.Neg && g.Y != nil && g.Y.Op == facts.OpConst:
		holds = g.Y.Equal
	case g.Kind == facts.GuardCall && !g.Neg && g.X != nil && swapsIf(g.X):
		place = g.X.Arg(0)
		holds = g.X.Arg(1).Equal
	}
	key := program.PlaceKey(place)
	if key == "" || place.Op == facts.OpLocal {
		return nil
	}
	return l.setTo(key, holds)
}

// setTo are the places that give a field or variable a value of a kind.
func (l *Growth) setTo(key string, is func(*facts.Term) bool) []Reset {
	if l.settings == nil {
		l.settings = l.settingsByKey()
	}
	var out []Reset
	for _, s := range l.settings[key] {
		if is(s.val) {
			out = append(out, s.Reset)
		}
	}
	return out
}

// setting is a place that gives a field or variable a value.
type setting struct {
	Reset
	val *facts.Term
}

// settingsByKey are those places by what they set, by a store or as package sync/atomic does.
func (l *Growth) settingsByKey() map[string][]setting {
	out := map[string][]setting{}
	for _, f := range l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for _, st := range l.StoresOf[f.ID] {
			if st.In <= 0 {
				out[st.Field] = append(out[st.Field], setting{Reset{In: f, Block: st.Block, Seq: st.Seq}, st.Val})
			}
		}
		for i := range f.Calls {
			if c := &f.Calls[i]; c.Callee.Pkg == "sync/atomic" && len(c.Args) > 1 {
				key := program.PlaceKey(c.Args[0])
				out[key] = append(out[key], setting{Reset{f, c.Block, c.Seq, c.Mode == facts.ModeDefer}, c.Args[len(c.Args)-1]})
			}
		}
	}
	return out
}

// swapsIf reports whether a call puts a value where another one stood, if that stood there.
func swapsIf(t *facts.Term) bool {
	return t.Op == facts.OpCall && len(t.Args) == 3 && (strings.HasPrefix(t.Text, "sync/atomic.CompareAndSwap") ||
		strings.HasPrefix(t.Text, "(*sync/atomic.") && strings.HasSuffix(t.Text, ").CompareAndSwap"))
}
