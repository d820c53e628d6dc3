package origin

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// filledDepth is how many calls down a variable is followed to what fills it.
const filledDepth = 3

// filled is where what a variable of f holds comes from that f, or a function which f hands its
// address to, has had filled: a decoder's target, what a row of a result is scanned into.
// Unknown if nothing of the kind is seen.
func (o *Originator) filled(t *facts.Term, f *program.Func) Origin {
	maker := o.Origins.Outer(f, t.Up)
	if maker == nil || !o.Labels {
		return OriginUnknown
	}
	return ofSender(o.Origins.fillerOf(t.Raise(t.Up), maker, filledDepth))
}

// ofSender is the origin of what somebody has sent: what a database or another program answers
// is what these have at the moment, and they are asked again and again.
func ofSender(s library.Sender) Origin {
	switch s {
	case library.SentByClient, library.SentByPeer:
		return OriginOutside
	case library.SentByServer, library.SentByStore:
		return OriginListed
	}
	return OriginUnknown
}

// fillerOf tells who has sent what calls of f put into an object that f names by a term.
func (l *Origins) fillerOf(obj *facts.Term, f *program.Func, depth int) library.Sender {
	if depth == 0 || f.Testing {
		return library.SenderUnknown
	}
	key := f.ID + "<" + obj.String()
	if known, ok := l.fillers[key]; ok {
		return known
	}
	l.fillers[key] = library.SenderUnknown // while it is asked
	for i := range f.Calls {
		c := &f.Calls[i]
		n := slices.IndexFunc(c.Args, func(a *facts.Term) bool { return a != nil && a.Equal(obj) })
		if n < 0 {
			continue
		}
		if sent := l.fillsAt(c, n, f, depth); sent != library.SenderUnknown {
			l.fillers[key] = sent
			break
		}
	}
	return l.fillers[key]
}

// fillsAt tells who has sent what a call puts into its argument n.
func (l *Origins) fillsAt(c *facts.Call, n int, f *program.Func, depth int) library.Sender {
	for _, r := range l.Rows(c) {
		if r.Role != library.Fills && (r.Role != library.Reads || !r.Decodes) {
			continue
		}
		if r.Sent != library.SenderUnknown {
			return r.Sent
		}
		from := 0
		if r.Arg != library.None {
			from = r.Arg + libcall.ReceiverShift(c)
		}
		if from == n || from >= len(c.Args) {
			continue
		}
		if sent := l.SentBytes(c.Args[from], f); sent != library.SenderUnknown {
			return sent
		}
	}
	for _, id := range l.Targets(f, c) {
		g := l.Funcs[id]
		if g == nil || n >= len(g.Params) {
			continue
		}
		if sent := l.fillerOf(&facts.Term{Op: facts.OpParam, N: n}, g, depth-1); sent != library.SenderUnknown {
			return sent
		}
	}
	return library.SenderUnknown
}

// partOfFilled is where the field of an object comes from that nothing in view sets but what fills
// the object. One object that is asked for again and again has one value at a time, which seldom
// changes; of a list of them each turn may name others.
func (o *Originator) partOfFilled(t, root *facts.Term, f *program.Func, depth int) Origin {
	if !o.Labels || len(o.Origins.Stores[t.Text]) > 0 {
		return OriginUnknown
	}
	switch root.Op {
	case facts.OpNew:
		if of := o.filled(root, f); of == OriginOutside || of == OriginListed && hasElement(t) {
			return of
		}
		return o.filledAt(t, root, f)
	case facts.OpCall, facts.OpParam:
		if o.isRequest(root, f) {
			return OriginUnknown // one that the program sends is its own
		}
		if of := o.Of(root, f, depth-1); of == OriginOutside || of == OriginListed && (root.Op == facts.OpParam || hasElement(t)) {
			return of
		}
	}
	return OriginUnknown
}

// isRequest reports whether a term is a parameter that is a request.
func (o *Originator) isRequest(t *facts.Term, f *program.Func) bool {
	at := o.Origins.Outer(f, t.Up)
	return t.Op == facts.OpParam && at != nil && t.N < len(at.Params) && at.Params[t.N].Type == stream.RequestType
}

// ofElement is where the field of an element comes from whose container is given, as a whole and
// while the program runs, what others list or send.
func (o *Originator) ofElement(t *facts.Term, f *program.Func, depth int) Origin {
	if !o.Labels {
		return OriginUnknown
	}
	for t.Op == facts.OpField {
		t = t.Arg(0)
	}
	if t.Op != facts.OpElem {
		return OriginUnknown
	}
	if of := o.ranged(t, f, depth); of == OriginOutside || of == OriginListed {
		return of
	}
	return OriginUnknown
}

// filledAt is where a field of a variable of f comes from whose own address a call is given.
func (o *Originator) filledAt(t, root *facts.Term, f *program.Func) Origin {
	maker := o.Origins.Outer(f, root.Up)
	if maker == nil {
		return OriginUnknown
	}
	return ofSender(o.Origins.fillerOf(t.Raise(root.Up), maker, filledDepth))
}

// hasElement reports whether a term goes through an element of a list or map.
func hasElement(t *facts.Term) bool {
	return t.Any(func(u *facts.Term) bool { return u.Op == facts.OpElem || u.Op == facts.OpKey })
}

// listed is the origin of a result that the table calls a list of what is there.
func (o *Originator) listed(t *facts.Term) Origin {
	if !o.Labels {
		return OriginUnknown
	}
	for _, r := range o.Origins.RowsOf(t) {
		if r.Role == library.Lists {
			return OriginListed
		}
	}
	return OriginUnknown
}
