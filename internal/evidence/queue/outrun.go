package queue

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

const (
	// maxTakeCalls is how many calls below its loop a consumer may take an element out.
	maxTakeCalls = 3
	// maxFillCalls is how many calls up those who fill a list are looked for.
	maxFillCalls = 4
	// maxWorkCalls is how many calls below its loop a consumer may ask for an answer.
	maxWorkCalls = 4
)

// outrun finds a list from which one side takes an element at a time, to hand it to what answers
// when it likes, while what fills it goes on at once: the backlog is as long as the consumer is
// slow. A producer that waits for the answer is not ahead by more than its own one. Where code out
// of view takes the elements, one at a time and waiting for the next, its pace is unknown, and a
// limit is missed.
func outrun(l *growth.Growth, c *growth.Container) *Queue {
	shrinks, ok := liveShrinks(c)
	if !ok || c.Local || slices.ContainsFunc(shrinks, func(e *growth.Event) bool { return !isPop(e) || isDue(e) }) {
		return nil
	}
	grows := slices.DeleteFunc(producers(l, liveGrows(c), shrinks), func(e *growth.Event) bool { return len(e.Func.Waits) > 0 || waitsOnCondition(e.Func) })
	grows = slices.DeleteFunc(grows, func(e *growth.Event) bool { return isOnceEach(e) || isPutOff(c, e) })
	if len(grows) == 0 {
		return nil
	}
	t := &taker{l: l}
	for _, e := range shrinks {
		if !t.slow(e.Func, e.Block, waitsOnCondition(e.Func), maxTakeCalls) {
			return nil
		}
	}
	if !t.open && !slices.ContainsFunc(grows, func(e *growth.Event) bool { return t.filledBeside(e.Func, maxFillCalls) }) {
		return nil // the same loop fills it: it takes out what it is asked for
	}
	why := reason.Reason{Code: reason.OneAtATime, Of: t.by.Display}
	if t.open {
		why.Code = reason.CallersSlower
	}
	return &Queue{Shape: QueueOutrun, At: grows[0], Why: why}
}

// isOnceEach reports whether a list takes an element only where a sibling of its holder does not have
// that as a key, and the function puts it there as well: no element waits twice, so that the backlog
// is as long as there are different ones, which is what the sibling is asked for.
func isOnceEach(e *growth.Event) bool {
	if e.Val == nil || e.Val.IsUnknown() {
		return false
	}
	asked := func(g facts.Guard) bool {
		return g.Kind == facts.GuardHit && g.Neg && g.Y != nil && g.Y.Equal(e.Val) && slices.ContainsFunc(e.Func.Sites, func(s facts.Site) bool {
			return s.Op == facts.Grow && s.How == facts.HowInsert && s.Key != nil && s.Key.Equal(e.Val) && s.Ref.Equal(g.X)
		})
	}
	return slices.ContainsFunc(e.Guards, asked)
}

// isPutOff reports whether a list takes an element only where the set has it which other appends ask, and
// from which those who take out of the list take it: it was put into the set while the one before it was
// worked on, and comes into the list now.
func isPutOff(c *growth.Container, e *growth.Event) bool {
	return e.Val.Known() && slices.ContainsFunc(e.Guards, func(g facts.Guard) bool {
		if g.Kind != facts.GuardHit || g.Neg || !g.Y.Equal(e.Val) {
			return false
		}
		asked := slices.ContainsFunc(c.Grows, func(h *growth.Event) bool {
			return isOnceEach(h) && slices.ContainsFunc(h.Guards, func(o facts.Guard) bool { return o.Kind == facts.GuardHit && o.X.Equal(g.X) })
		})
		return asked && !slices.ContainsFunc(c.Shrinks, func(s *growth.Event) bool {
			return !slices.ContainsFunc(s.Func.Sites, func(o facts.Site) bool { return o.Op == facts.Shrink && o.Ref.Equal(g.X) })
		})
	})
}

// isDue reports whether a shrink waits for the time of an element to come: that, and not the pace of
// a consumer, decides how long the list is.
func isDue(e *growth.Event) bool {
	return slices.ContainsFunc(e.Guards, func(g facts.Guard) bool { return g.Kind == facts.GuardTime })
}

// waitsOnCondition reports whether a function waits on a condition: for room, or for what other
// goroutines put in.
func waitsOnCondition(f *program.Func) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return program.IsCond(&c, "Wait") })
}

// taker looks at the ways to what takes an element out.
type taker struct {
	l  *growth.Growth
	by *program.Func // the one that may be slow
	// open: it is code out of view that calls by.
	open bool
}

// slow reports whether each way to a block of f, where an element is taken out, comes from a loop
// that waits at its turns for an answer from outside, or, if the function hands elements over, from
// code out of view.
func (t *taker) slow(f *program.Func, block int, hands bool, depth int) bool {
	asks := false
	for n := range program.LoopsAround(f, block) {
		asks = asks || t.asks(f, n)
		if lp := &f.Loops[n-1]; lp.Endless && !lp.Leaves || lp.Feed != facts.FeedNone {
			t.by = f
			return asks
		}
	}
	if len(f.UsedAt) > 0 || depth == 0 {
		return false
	}
	if len(f.Callers) == 0 {
		t.by, t.open = f, true
		return hands && reach.IsExported(f.Name) && !f.Package.Closed
	}
	return !slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && (e.Mode != facts.ModePlain || !t.slow(e.Caller, e.Block, hands, depth-1))
	})
}

// filledBeside reports whether something comes to a function that fills the list otherwise than by the
// consumer.
func (t *taker) filledBeside(f *program.Func, depth int) bool {
	if f == t.by {
		return false
	}
	deferred := func(u program.Use) bool { return u.How == facts.UseDefer && !t.filledBeside(u.In, depth-1) }
	if depth == 0 || len(f.Callers) == 0 || slices.ContainsFunc(f.UsedAt, func(u program.Use) bool { return !deferred(u) }) {
		return true
	}
	return slices.ContainsFunc(f.Callers, func(e program.Edge) bool {
		return !e.Caller.Testing && (e.Mode == facts.ModeGo || t.filledBeside(e.Caller, depth-1))
	})
}

// asks reports whether a turn of loop n of f comes to a call that answers when it likes.
func (t *taker) asks(f *program.Func, n int) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModePlain && program.InLoop(f, c.Block, n) && t.late(f, &c, maxWorkCalls)
	})
}

// late reports whether a call asks somebody else, itself or in what it calls: a function that the
// consumer was given by code out of view, an interface's method that can fail and that nothing in
// view has, or what the table says asks.
func (t *taker) late(f *program.Func, c *facts.Call, depth int) bool {
	targets := t.l.Targets(f, c)
	switch {
	case len(targets) > 0:
	case c.Value != nil:
		return depth == maxWorkCalls
	case c.Iface:
		return strings.HasSuffix(strings.TrimSuffix(c.Sig, ")"), "error") && len(c.Args) > 1
	default:
		return asksOthers(t.l, c)
	}
	return depth > 0 && slices.ContainsFunc(targets, func(id string) bool {
		g := t.l.Funcs[id]
		if g == nil || g.Unread {
			return asksOthers(t.l, c)
		}
		return slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
			return c.Mode == facts.ModePlain && t.late(g, &c, depth-1)
		})
	})
}

// asksOthers reports whether the library table says that a call waits for somebody else.
func asksOthers(l *growth.Growth, c *facts.Call) bool {
	return l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Asks })
}
