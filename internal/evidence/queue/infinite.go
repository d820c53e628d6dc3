package queue

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// infinite finds a loop that both receives and adds, and sends and removes, and that
// goes on receiving while the send has to wait: a channel with room for everything.
func infinite(l *growth.Growth, c *growth.Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := liveGrows(c)
	if !ok || len(grows) == 0 {
		return nil
	}
	for _, g := range grows {
		in := received(l, g)
		if in == nil || fedInPassing(l, in) {
			continue
		}
		for _, s := range shrinks {
			if s.Func == g.Func && s.Site == s.Func && sendsAside(l, c, g.Func, in, s) {
				return &Queue{Shape: QueueInfinite, Why: reason.Reason{Code: reason.TakesNothing}}
			}
		}
	}
	return nil
}

// fedInPassing reports whether all who send what a receive takes do so to an object that their activation has made
// for itself, and in no loop without an end: the queue holds no more than that one piece of work sends, and goes
// with it.
func fedInPassing(l *growth.Growth, in *facts.Comm) bool {
	sends := 0
	for _, ch := range in.Chan.Alternatives() {
		key := program.PlaceKey(ch)
		u := l.ChannelUses()[key]
		if u == nil {
			continue
		}
		for _, op := range u.Sends {
			r := l.WalkerOf(program.OwnerOf(key)).From(op.Site, op.Block, op.Base, reach.Stance{})
			if !r.Construct || r.Live() || r.Unknown {
				return false
			}
			sends++
		}
	}
	return sends > 0
}

// received returns the receive whose value a grow adds, if it stands in an endless
// loop with the grow and the queue's length does not stop it.
func received(l *growth.Growth, g *growth.Event) *facts.Comm {
	if g.Site != g.Func || l.EndlessAround(g.Func, g.Block, -1) == nil {
		return nil
	}
	for i := range g.Func.Comms {
		r := &g.Func.Comms[i]
		if r.Op != facts.CommRecv || !program.SameEndless(g.Func, r.Block, g.Block) || restsWhenFull(r) {
			continue
		}
		if carriesRecv(g.Val, r.Chan) || slices.ContainsFunc(g.Guards, func(x facts.Guard) bool {
			return x.Kind == facts.GuardSelect && x.X.Equal(r.Chan)
		}) {
			return r
		}
	}
	return nil
}

// carriesRecv reports whether a value is, or is made of, what was received.
func carriesRecv(v, ch *facts.Term) bool {
	return v.Any(func(t *facts.Term) bool { return t.Op == facts.OpRecv && t.Arg(0).Same(ch) })
}

// restsWhenFull reports whether the case of a receive can be turned off by a test that
// may be one of the queue's length.
func restsWhenFull(r *facts.Comm) bool {
	if r.Chan.Op == facts.OpCall || r.Chan.IsUnknown() {
		return true // a function decides which channel it is
	}
	return slices.ContainsFunc(r.Off, func(g facts.Guard) bool {
		switch g.Kind {
		case facts.GuardLen:
			return !program.IsZeroTerm(g.Y)
		case facts.GuardCall:
			return true
		}
		return false
	})
}

// sendsAside reports whether the shrink s happens because an element of c was sent,
// in a case beside the receive, or by a send that does not wait.
func sendsAside(l *growth.Growth, c *growth.Container, f *program.Func, in *facts.Comm, s *growth.Event) bool {
	if !program.SameEndless(f, in.Block, s.Block) {
		return false
	}
	for i := range f.Comms {
		out := &f.Comms[i]
		if out.Op != facts.CommSend || out.Then < 0 || !mentions(out.Val, c) {
			continue
		}
		beside := out.Select > 0 && (out.Select == in.Select || out.Default || receivesIn(f, in, out.Select))
		if beside && slices.ContainsFunc(s.Guards, func(g facts.Guard) bool {
			return g.Kind == facts.GuardSelect && g.X.Equal(out.Chan)
		}) {
			return true
		}
	}
	return slices.ContainsFunc(s.Guards, func(g facts.Guard) bool { return offered(l, c, g) })
}

// receivesIn reports whether a select has a case that receives from in's channel too.
func receivesIn(f *program.Func, in *facts.Comm, sel int) bool {
	return slices.ContainsFunc(f.Comms, func(r facts.Comm) bool {
		return r.Op == facts.CommRecv && r.Select == sel && r.Chan.Equal(in.Chan)
	})
}

// offered reports whether a guard is the success of a function in view that was given
// an element of c and sends without waiting.
func offered(l *growth.Growth, c *growth.Container, g facts.Guard) bool {
	if g.Kind != facts.GuardCall || g.X == nil || g.Neg {
		return false
	}
	f := l.Funcs[g.X.Text]
	if f == nil || !slices.ContainsFunc(g.X.Args, func(a *facts.Term) bool { return mentions(a, c) }) {
		return false
	}
	return slices.ContainsFunc(f.Comms, func(s facts.Comm) bool {
		return s.Op == facts.CommSend && s.Default && s.Val != nil && s.Val.Op == facts.OpParam
	})
}
