package origin

import (
	"maps"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/stream"
)

// filledDepth is how many calls down a variable is followed to what fills it.
const filledDepth = 3

// filled is where what a variable holds comes from: the target of a decoder, what a row of a result is
// scanned into, in the function that has the variable or in one that is given its address. Unknown if
// nothing of the kind is seen.
func (o *Originator) filled(t *facts.Term, f *program.Func) Origin {
	maker := o.Origins.Outer(f, t.Up)
	if maker == nil || !o.Labels {
		return OriginUnknown
	}
	return o.ofSender(o.Origins.fillerOf(t.Raise(t.Up), maker, filledDepth))
}

// ofSender is the origin of what somebody has sent. What a database or another program answers is
// what these have at the moment, and they are asked again: a series that tells how something is
// names one of the things that they have. One that counts may well name the class of it.
func (o *Originator) ofSender(s library.Sender) Origin {
	switch s {
	case library.SentByClient, library.SentByPeer:
		return OriginOutside
	case library.SentByServer, library.SentByStore:
		if o.State {
			return OriginListed
		}
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
		n := slices.IndexFunc(c.Args, func(a *facts.Term) bool { return a != nil && (a.Equal(obj) || isPartOf(a, obj)) })
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

// isPartOf reports whether a term is a field of an object, or of a struct in it.
func isPartOf(t, obj *facts.Term) bool {
	for t.Op == facts.OpField {
		if t = t.Arg(0); t.Equal(obj) {
			return true
		}
	}
	return false
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
	if c.Value != nil && c.Value.Op == facts.OpParam && len(c.Args) == 1 && l.comesFromPeer(c, f) {
		return library.SentByClient
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
	set := func(st facts.Store) bool { return !st.Val.IsUnknown() }
	if !o.Labels || slices.ContainsFunc(o.Origins.Stores[t.Text], set) {
		return OriginUnknown
	}
	of := OriginUnknown
	switch root.Op {
	case facts.OpNew:
		if of = o.filled(root, f); of == OriginUnknown || of == OriginListed && !hasElement(t) {
			return o.filledAt(t, root, f)
		}
	case facts.OpCall, facts.OpParam:
		if o.Origins.ParamType(root, f) == stream.RequestType {
			return OriginUnknown // one that the program sends is its own
		}
		if of = o.Of(root, f, depth-1); of == OriginUnknown && o.asked(root, f) {
			of = o.ofSender(library.SentByServer)
		}
		if of != OriginOutside && of != OriginListed {
			of = o.ofSender(o.Origins.typeFiller(program.OwnerOf(t.Text)))
		}
	}
	if of == OriginOutside || of == OriginListed && (root.Op == facts.OpParam || hasElement(t)) {
		return of
	}
	return OriginUnknown
}

// typeFiller tells who has sent what the objects of a type of the module are filled with, by
// themselves or as parts of those of another type.
func (l *Origins) typeFiller(key string) library.Sender {
	if key == "" || l.Types[key] == nil {
		return library.SenderUnknown
	}
	known, ok := l.fillers[key]
	if ok {
		return known
	}
	l.fillers[key] = library.SenderUnknown // while it is asked
	for _, m := range l.Makes[key] {
		if known == library.SenderUnknown && !m.In.Testing {
			known = l.fillerOf(&facts.Term{Op: facts.OpNew, Text: key, N: m.Make.N}, m.In, filledDepth)
		}
	}
	for _, whole := range l.wholes()[key] {
		if known == library.SenderUnknown {
			known = l.typeFiller(whole)
		}
	}
	l.fillers[key] = known
	return known
}

// wholes are, by the key of a type, the types of the module that have fields of that.
func (l *Origins) wholes() map[string][]string {
	if l.havingFields == nil {
		l.havingFields = map[string][]string{}
		for _, whole := range slices.Sorted(maps.Keys(l.Types)) {
			for _, fd := range l.Types[whole].Fields {
				for _, part := range fd.Refs {
					l.havingFields[part] = append(l.havingFields[part], whole)
				}
			}
		}
	}
	return l.havingFields
}

// asked reports whether a result is what a library out of view, given a context, was asked for.
func (o *Originator) asked(t *facts.Term, f *program.Func) bool {
	if t.Op != facts.OpCall {
		return false
	}
	pkg, typ, _ := program.SplitCallee(t.Text)
	if !o.State || o.Origins.Funcs[t.Text] != nil || pkg == "" || program.IsStandard(pkg) || o.Origins.Types[pkg+"."+typ] != nil {
		return false
	}
	return slices.ContainsFunc(t.Args, func(a *facts.Term) bool {
		return a != nil && (a.Op == facts.OpCall && strings.HasPrefix(a.Text, "context.") || o.Origins.ParamType(a, f) == "context.Context")
	})
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
	return o.ofSender(o.Origins.fillerOf(t.Raise(root.Up), maker, filledDepth))
}

// hasElement reports whether a term goes through an element of a list or map.
func hasElement(t *facts.Term) bool {
	return t.Any(func(u *facts.Term) bool { return u.Op == facts.OpElem || u.Op == facts.OpKey })
}

// listed is the origin of a result that the table calls a list of what is there.
func (o *Originator) listed(t *facts.Term) Origin {
	if o.State && o.Origins.lists(t) {
		return OriginListed
	}
	return OriginUnknown
}

// lists reports whether the table calls the result of a call a list of what is there.
func (l *Origins) lists(t *facts.Term) bool {
	return slices.ContainsFunc(l.RowsOf(t), func(r *library.Row) bool { return r.Role == library.Lists })
}
