package reach

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxDrawn is how many values and calls what a loop reads is followed through to its stream.
const maxDrawn = 6

// maxDrawCalls is how many calls below a loop the stream may be read that feeds it.
const maxDrawCalls = 2

// IsFedByPeer reports whether a loop goes on for as long as a peer sends.
func (l *Reach) IsFedByPeer(f *program.Func, lp *facts.Loop) bool {
	return lp.Feed == facts.FeedPeer || lp.Feed == facts.FeedNone && l.fedByStream(f, lp)
}

// fedByStream reports whether a loop of f reads a live stream until that fails, itself or in what
// it calls.
func (l *Reach) fedByStream(f *program.Func, lp *facts.Loop) bool {
	if known, ok := l.streamed[lp]; ok {
		return known
	}
	l.streamed[lp] = false
	out := lp.Reads != nil && l.isLiveStream(f, lp.Reads, maxDrawn) || slices.ContainsFunc(lp.Asks, func(t *facts.Term) bool {
		return l.drawsLive(f, t, maxDrawCalls)
	})
	l.streamed[lp] = out
	return out
}

// drawsLive reports whether a call of f reads from a live stream, in the function itself or in
// one that this calls.
func (l *Reach) drawsLive(f *program.Func, call *facts.Term, depth int) bool {
	if depth == 0 {
		return false
	}
	g := l.Funcs[call.Text]
	if g == nil {
		return l.answerDrawsLive(f, call, depth)
	}
	if g.Unread {
		return false
	}
	g.Steps.Add(1 + len(g.Draws))
	if g.DrawsPeer || slices.ContainsFunc(g.Draws, func(t *facts.Term) bool { return l.isLiveStream(f, t.Substitute(call.Args), maxDrawn) }) {
		return true
	}
	return slices.ContainsFunc(g.Calls, func(c facts.Call) bool {
		return c.Mode == facts.ModePlain && c.Func != "" && l.drawsLive(g, &facts.Term{Op: facts.OpCall, Text: c.Func, Args: c.Args}, depth-1)
	})
}

// answerDrawsLive is the same of a call through an interface: of one of those that may answer it.
func (l *Reach) answerDrawsLive(f *program.Func, call *facts.Term, depth int) bool {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return c.Iface && program.CalledAs(&c) == call.Text })
	return i >= 0 && slices.ContainsFunc(l.DirectTargets(&f.Calls[i]), func(id string) bool {
		g := l.Funcs[id]
		return g != nil && !g.Testing && l.drawsLive(f, &facts.Term{Op: facts.OpCall, Text: id, Args: call.Args}, depth)
	})
}

// ReadsLive reports whether a term of f is standard input or a connection, or what is made around one.
func (l *Reach) ReadsLive(f *program.Func, stream *facts.Term) bool {
	return l.isLiveStream(f, stream, maxDrawn)
}

// isLiveStream reports whether a stream that a term of f names is standard input or a connection,
// as a caller gives it or as it was put into a field: what these bring has no end in view.
func (l *Reach) isLiveStream(f *program.Func, stream *facts.Term, depth int) bool {
	if depth == 0 || f == nil {
		return false
	}
	switch stream.Op {
	case facts.OpGlobal:
		return stream.Text == "os.Stdin"
	case facts.OpCall:
		return isAccept(stream.Text) || l.Funcs[stream.Text] == nil && wrapsReader(stream.Text) && slices.ContainsFunc(stream.Args, func(a *facts.Term) bool {
			return l.isLiveStream(f, a, depth-1)
		})
	case facts.OpField:
		return slices.ContainsFunc(l.Stores[stream.Text], func(st facts.Store) bool {
			g := l.Funcs[st.Func]
			return g != nil && !g.Testing && st.Val != nil && l.isLiveStream(g, st.Val, depth-1)
		})
	case facts.OpParam:
		return l.isLiveParam(f, stream, depth)
	}
	return false
}

// isLiveParam is the same for a parameter of f, or of a function around it.
func (l *Reach) isLiveParam(f *program.Func, stream *facts.Term, depth int) bool {
	at := l.Outer(f, stream.Up)
	if at == nil {
		return false
	}
	if stream.N < len(at.Params) && facts.IsConnection(at.Params[stream.N].Type) {
		return true
	}
	return slices.ContainsFunc(l.ArgumentsOf(at, stream.N), func(a program.Argument) bool {
		return !a.In.Testing && l.isLiveStream(a.In, a.Term, depth-1)
	})
}

// wrapsReader reports whether a function of the standard library makes something around a reader.
func wrapsReader(callee string) bool {
	pkg, typ, name := program.SplitCallee(callee)
	return typ == "" && strings.HasPrefix(name, "New") && program.IsStandard(pkg)
}

// isAccept reports whether a function of package net or crypto/tls gives a connection.
func isAccept(callee string) bool {
	pkg, _, name := program.SplitCallee(callee)
	return (pkg == "net" || pkg == "crypto/tls") && (strings.HasPrefix(name, "Accept") || strings.HasPrefix(name, "Dial"))
}
