package evidence

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// SaidSo returns a removal of a container whose every removal lies on the other branch of
// the question that decides on an insert of the same key: what never comes again, to say
// that it goes, stays. nil if some removal is of another kind.
func SaidSo(l *growth.Growth, c *growth.Container) *growth.Event {
	if !c.Keyed() {
		return nil
	}
	var first *growth.Event
	for _, s := range c.Shrinks {
		switch s.Class {
		case growth.ClassVoid, growth.ClassOnError, growth.ClassAPIAll:
			continue
		case growth.ClassEventOne, growth.ClassAPIOne:
		default:
			return nil
		}
		if !otherWay(c, s, asksForState) {
			return nil
		}
		if first == nil {
			first = s
		}
	}
	return first
}

// otherWay reports whether an insert lies on the other branch of a question of a kind. What one
// function does on one way, no question of its callers parts.
func otherWay(c *growth.Container, s *growth.Event, kind func(facts.Guard) bool) bool {
	out := stages(stage{s.Func, s.Block, s.Key}, 2)
	for _, g := range c.Grows {
		if !g.Roots.Live() || g.Func == s.Func && !opposed(g.Func, g.Block, s.Block, kind) {
			continue
		}
		for _, a := range stages(stage{g.Func, g.Block, g.Key}, 2) {
			for _, b := range out {
				if a.in == b.in && a.key.String() == b.key.String() && opposed(a.in, a.block, b.block, kind) {
					return true
				}
			}
		}
	}
	return false
}

// stage is a place on the way to an event: the block of a function in which it, or a call
// that leads to it, stands, and its key in that function's frame.
type stage struct {
	in    *program.Func
	block int
	key   *facts.Term
}

// maxStages bounds the places that are compared; what is called from more of them is no
// part of one question's answer.
const maxStages = 64

// stages are a place and those of its callers, a few calls up.
func stages(from stage, hops int) []stage {
	out := []stage{from}
	if hops == 0 {
		return out
	}
	for _, e := range from.in.Callers {
		if !e.Iface && !e.Caller.Testing && len(out) < maxStages {
			out = append(out, stages(stage{e.Caller, e.Block, from.key.Substitute(e.Args)}, hops-1)...)
		}
	}
	return out
}

// asksForState reports whether a guard asks what somebody wants or what is so. Asking for a
// word, as of messages that say what happened, is no such question: there a message is sent
// for each end.
func asksForState(x facts.Guard) bool {
	switch x.Kind {
	case facts.GuardFlag, facts.GuardCall, facts.GuardEq:
		return x.Y == nil || !strings.HasPrefix(x.Y.Text, `"`)
	}
	return false
}

// opposed reports whether one question of a kind is answered differently where two blocks of
// a function run.
func opposed(f *program.Func, a, b int, kind func(facts.Guard) bool) bool {
	for _, x := range f.GuardsAt(a) {
		if !kind(x) {
			continue
		}
		for _, y := range f.GuardsAt(b) {
			if x.Kind == y.Kind && sameQuestion(x, y) && (x.Neg != y.Neg) != (x.Op != y.Op) {
				return true
			}
		}
	}
	return false
}

// sameQuestion reports whether two guards ask one thing: at one place, or of one value.
func sameQuestion(x, y facts.Guard) bool {
	return x.Block == y.Block || x.X.Equal(y.X) && (x.Y == nil || x.Y.Equal(y.Y))
}
