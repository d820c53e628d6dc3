package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// ownChannel is a channel that a function has made.
type ownChannel struct {
	maker *Func
	n     int
}

// fedWithoutEnd reports whether something sends without end on a channel that f, or a
// function around it, has made.
func (l *linker) fedWithoutEnd(f *Func, ch *facts.Term) bool {
	maker := l.index.outer(f, ch.Up)
	if maker == nil {
		return true
	}
	return l.endlessSends(ownChannel{maker, ch.N})
}

// isLiveStream reports whether a caller gives f standard input or a connection as the stream
// that a term names: what these bring has no end in view.
func (l *linker) isLiveStream(f *Func, stream *facts.Term, depth int) bool {
	if stream.Op != facts.OpParam || depth == 0 {
		return false
	}
	at := l.index.outer(f, stream.Up)
	if at == nil {
		return false
	}
	if stream.N < len(at.Params) && facts.IsConnection(at.Params[stream.N].Type) {
		return true
	}
	return slices.ContainsFunc(l.index.argumentsOf(at, stream.N), func(a argument) bool {
		switch {
		case a.in.Testing:
			return false
		case a.term.Op == facts.OpGlobal:
			return a.term.Text == "os.Stdin"
		case a.term.Op == facts.OpCall:
			return isAccept(a.term.Text)
		}
		return l.isLiveStream(a.in, a.term, depth-1)
	})
}

// isAccept reports whether a function of package net or crypto/tls gives a connection.
func isAccept(callee string) bool {
	pkg, _, name := splitCallee(callee)
	return (pkg == "net" || pkg == "crypto/tls") && (strings.HasPrefix(name, "Accept") || strings.HasPrefix(name, "Dial"))
}

// callFeeds reports whether what a call returns is a channel on which something sends
// without end. One of a function out of view is.
func (l *linker) callFeeds(call *facts.Term) bool {
	g := l.index.funcs[call.Text]
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

// endlessSends reports whether a channel is sent to without end: in a loop that nothing
// bounds, by a closure that runs any number of times, or by code that it is handed to.
func (l *linker) endlessSends(ch ownChannel) bool {
	if r, ok := l.fed[ch]; ok {
		return r
	}
	l.fed[ch] = false // a loop that sends what it receives adds nothing
	out := false
	for _, g := range l.withClosures(ch.maker) {
		if up := l.levels(g, ch.maker); l.feeds(g, ch, up) {
			out = true
			break
		}
	}
	l.fed[ch] = out
	return out
}

// feeds reports whether g, up levels within the maker, feeds the channel without end.
func (l *linker) feeds(g *Func, ch ownChannel, up int) bool {
	made := -1
	if m := makeOf(ch.maker, ch.n); m != nil && up == 0 {
		made = m.Block
	}
	is := func(t *facts.Term) bool { return t != nil && t.Op == facts.OpNew && t.N == ch.n && t.Up == up }
	return slices.ContainsFunc(g.Comms, func(c facts.Comm) bool {
		if !is(c.Chan) {
			return false
		}
		switch c.Op {
		case facts.CommSend:
			return l.unboundedAround(g, c.Block, made) != nil || up > 0 && l.runsWithin(g, ch.maker) >= runTurns
		case facts.CommHand:
			return l.handedFeeds(g, &c, made)
		}
		return false
	})
}

// handedFeeds reports whether code that a channel is handed to feeds it without end. Of
// what it is stored in or returned to, others tell.
func (l *linker) handedFeeds(g *Func, c *facts.Comm, made int) bool {
	if c.Arg < 0 || c.Call >= len(g.Calls) {
		return false
	}
	call := &g.Calls[c.Call]
	targets := l.index.directTargets(call)
	if !l.anyInView(targets) {
		return true
	}
	for _, id := range targets {
		if h := l.index.funcs[id]; h != nil && l.paramFeeds(h, l.index.paramIndex(h, c.Arg), maxPassed) {
			return true
		}
	}
	return l.unboundedAround(g, call.Block, made) != nil && l.sendsOnParam(targets, c.Arg)
}

// paramFeeds reports whether h, or a closure of it, sends on its parameter n without end.
func (l *linker) paramFeeds(h *Func, n, depth int) bool {
	if depth == 0 {
		return true
	}
	for _, g := range l.withClosures(h) {
		is := isParam(n, l.levels(g, h))
		for _, c := range g.Comms {
			if !is(c.Chan) {
				continue
			}
			if c.Op == facts.CommSend && l.unboundedAround(g, c.Block, -1) != nil {
				return true
			}
			if c.Op != facts.CommHand || c.Arg < 0 || c.Call >= len(g.Calls) {
				continue
			}
			for _, id := range l.index.directTargets(&g.Calls[c.Call]) {
				if next := l.index.funcs[id]; next != nil && next != h && l.paramFeeds(next, l.index.paramIndex(next, c.Arg), depth-1) {
					return true
				}
			}
		}
	}
	return false
}

// sendsOnParam reports whether one of some functions sends on its parameter n at all.
func (l *linker) sendsOnParam(ids []string, n int) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		h := l.index.funcs[id]
		return h != nil && slices.ContainsFunc(l.withClosures(h), func(g *Func) bool {
			is := isParam(l.index.paramIndex(h, n), l.levels(g, h))
			return slices.ContainsFunc(g.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend && is(c.Chan) })
		})
	})
}

// signalled reports whether a block runs only for what comes over a channel of an object on
// which nothing in view sends more than a bounded number of times: the loop around it turns
// for other reasons.
func (l *linker) signalled(f *Func, block int, lp *facts.Loop) bool {
	ch := lp.Over
	for _, g := range f.guardsAt(block) {
		if g.Kind == facts.GuardSelect && !g.Neg && g.X != nil {
			ch = g.X
		}
	}
	if ch.IsUnknown() || ch.Op != facts.OpField && ch.Op != facts.OpGlobal {
		return false
	}
	list := l.sent[ch.Text]
	for _, s := range list {
		if r := l.rates().at(s.in, s.block); r&rateLive != rateOnce {
			return false
		}
	}
	return len(list) > 0
}
