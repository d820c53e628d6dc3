package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ownChannel is a channel that a function has made.
type ownChannel struct {
	maker *program.Func
	n     int
}

// fedWithoutEnd reports whether something sends without end on a channel that f, or a
// function around it, has made.
func (l *Reach) fedWithoutEnd(f *program.Func, ch *facts.Term) bool {
	maker := l.Outer(f, ch.Up)
	if maker == nil {
		return true
	}
	return l.endlessSends(ownChannel{maker, ch.N})
}

// callFeeds reports whether what a call returns is a channel on which something sends
// without end. One of a function out of view is.
func (l *Reach) callFeeds(call *facts.Term) bool {
	g := l.Funcs[call.Text]
	if g == nil || g.Unread || call.N >= len(g.Results) {
		return true
	}
	made := false
	for _, r := range g.Results[call.N].Alternatives() {
		if r.IsUnknown() || r.Op != facts.OpNew || r.Up > 0 || l.endlessSends(ownChannel{g, r.N}) {
			return true
		}
		made = true
	}
	return !made
}

// givenFinite reports whether all who call a function, or one around it, give it a channel that they have
// made or had made and on which something sends that comes to an end.
func (l *Reach) givenFinite(f *program.Func, ch *facts.Term, depth int) bool {
	return l.allGive(f, ch, func(a program.Argument) bool {
		switch {
		case a.Term.IsUnknown() || depth == 0:
			return false
		case a.Term.Op == facts.OpCall:
			return !l.callFeeds(a.Term)
		case a.Term.Op == facts.OpNew:
			return !l.fedWithoutEnd(a.In, a.Term)
		case a.Term.Op == facts.OpParam:
			return l.givenFinite(a.In, a.Term, depth-1)
		}
		return false
	})
}

// endsInTime reports whether a context has an end in time, whoever gives it to the function.
func (l *Reach) endsInTime(f *program.Func, ctx *facts.Term, depth int) bool {
	switch {
	case ctx.IsUnknown() || depth == 0:
		return false
	case ctx.Op == facts.OpParam:
		return l.allGive(f, ctx, func(a program.Argument) bool { return l.endsInTime(a.In, a.Term, depth-1) })
	case ctx.Op != facts.OpCall || ctx.N != 0 || len(ctx.Args) == 0:
		return false
	}
	switch ctx.Text {
	case "context.WithTimeout", "context.WithDeadline":
		return true
	case "context.WithCancel", "context.WithValue", "os/signal.NotifyContext":
		return l.endsInTime(f, ctx.Args[0], depth-1)
	}
	return false
}

// allGive reports whether all who give a function, or one around it, a parameter are in view, there are
// some, and what each gives holds a condition.
func (l *Reach) allGive(f *program.Func, param *facts.Term, holds func(program.Argument) bool) bool {
	at := l.Outer(f, param.Up)
	if at == nil || l.OpenFunc(at) || len(at.UsedAt) > 0 {
		return false
	}
	args := l.ArgumentsOf(at, param.N)
	return len(args) > 0 && len(args) == len(at.Callers) && !slices.ContainsFunc(args, func(a program.Argument) bool { return !holds(a) })
}

// endlessSends reports whether a channel is sent to without end: in a loop that nothing
// bounds, by a closure that runs any number of times, or by code that it is handed to.
func (l *Reach) endlessSends(ch ownChannel) bool {
	if r, ok := l.fed[ch]; ok {
		return r
	}
	l.fed[ch] = false // a loop that sends what it receives adds nothing
	out := false
	for _, g := range l.WithClosures(ch.maker) {
		if up := l.Levels(g, ch.maker); l.feeds(g, ch, up) {
			out = true
			break
		}
	}
	out = out || l.fedByField(ch)
	l.fed[ch] = out
	return out
}

// fedByField reports whether a channel is put into a field on which something sends in a loop that
// nothing bounds.
func (l *Reach) fedByField(ch ownChannel) bool {
	m := program.MakeOf(ch.maker, ch.n)
	return m != nil && slices.ContainsFunc(m.Fates, func(fate facts.Fate) bool {
		return fate.How == facts.FateField && slices.ContainsFunc(l.sent[fate.Dest.Text], func(s slot) bool {
			return !s.in.Testing && l.UnboundedAround(s.in, s.block, -1) != nil
		})
	})
}

// feeds reports whether g, up levels within the maker, feeds the channel without end.
func (l *Reach) feeds(g *program.Func, ch ownChannel, up int) bool {
	made := -1
	if m := program.MakeOf(ch.maker, ch.n); m != nil && up == 0 {
		made = m.Block
	}
	is := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpNew && t.N == ch.n && t.Up == up }
	return slices.ContainsFunc(g.Comms, func(c facts.Comm) bool {
		if !is(c.Chan) {
			return false
		}
		switch c.Op {
		case facts.CommSend:
			return l.UnboundedAround(g, c.Block, made) != nil || up > 0 && l.runsWithin(g, ch.maker) >= RunTurns
		case facts.CommHand:
			return l.handedFeeds(g, &c, made)
		}
		return false
	})
}

// handedFeeds reports whether code that a channel is handed to feeds it without end. Of
// what it is stored in or returned to, others tell.
func (l *Reach) handedFeeds(g *program.Func, c *facts.Comm, made int) bool {
	if c.Arg < 0 || c.Call >= len(g.Calls) {
		return false
	}
	call := &g.Calls[c.Call]
	targets := l.DirectTargets(call)
	if !l.AnyInView(targets) {
		return true
	}
	for _, id := range targets {
		if h := l.Funcs[id]; h != nil && l.paramFeeds(h, l.ParamIndex(h, c.Arg), maxPassed) {
			return true
		}
	}
	return l.UnboundedAround(g, call.Block, made) != nil && l.sendsOnParam(targets, c.Arg)
}

// paramFeeds reports whether h, or a closure of it, sends on its parameter n without end.
func (l *Reach) paramFeeds(h *program.Func, n, depth int) bool {
	if depth == 0 {
		return true
	}
	for _, g := range l.WithClosures(h) {
		is := program.IsParam(n, l.Levels(g, h))
		for _, c := range g.Comms {
			if !is(c.Chan) {
				continue
			}
			if c.Op == facts.CommSend && l.UnboundedAround(g, c.Block, -1) != nil {
				return true
			}
			if c.Op != facts.CommHand || c.Arg < 0 || c.Call >= len(g.Calls) {
				continue
			}
			for _, id := range l.DirectTargets(&g.Calls[c.Call]) {
				if next := l.Funcs[id]; next != nil && next != h && l.paramFeeds(next, l.ParamIndex(next, c.Arg), depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// sendsOnParam reports whether one of some functions sends on its parameter n at all.
func (l *Reach) sendsOnParam(ids []string, n int) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		h := l.Funcs[id]
		return h != nil && slices.ContainsFunc(l.WithClosures(h), func(g *program.Func) bool {
			is := program.IsParam(l.ParamIndex(h, n), l.Levels(g, h))
			return slices.ContainsFunc(g.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend && is(c.Chan) })
		})
	})
}
