package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// weigh takes a value into account: the one that is least bounded stands for the site.
func (s *labeller) weigh(add *LabelSite, v labelValue) {
	t := s.l.inside(v.term)
	o := &originator{l: s.l, seen: map[string]bool{}, labels: true}
	from := o.of(t, v.in, keyDepth)
	object := ""
	switch {
	case from == OriginOutside || from == OriginFresh:
	case from.Bounded():
		return
	case o.named != "":
		object = o.named
	default:
		object = s.l.comesAndGoes(t, v.in)
	}
	if object == "" && from != OriginOutside && from != OriginFresh {
		return
	}
	if add.Value == nil || from.rank() > add.Origin.rank() {
		add.Value, add.Origin, add.Object, add.Key = t, from, object, t
	}
}

// inside is the value within what a library makes of it: an attribute of a name and a
// value.
func (l *linker) inside(t *facts.Term) *facts.Term {
	if t == nil || t.Op != facts.OpCall || l.index.funcs[t.Text] != nil {
		return t
	}
	pkg, typ, name := splitCallee(t.Text)
	for _, r := range l.table.Func(pkg, typ, name) {
		if r.Role == library.Holds && r.On.Kind == library.OnResult && typ == "" {
			return argAt(t.Args, r.Arg)
		}
	}
	return t
}

// told is what the library table says of the values of a field or a result: that they are
// few whoever asks, or that each names one of the objects that come and go.
func (o *originator) told(t *facts.Term) Origin {
	for _, r := range o.l.rowsOf(t) {
		switch r.Role {
		case library.Few:
			return OriginConfig
		case library.Many:
			o.named = r.Pkg + "." + r.Type
			return OriginParam
		}
	}
	return OriginUnknown
}

// comesAndGoes returns the type of the object that a value is a property of, if objects
// of that type are made for events or are taken out of containers; else "".
func (l *linker) comesAndGoes(t *facts.Term, f *Func) string {
	for t.Op == facts.OpField || t.Op == facts.OpCall && len(t.Args) > 0 {
		t = t.Arg(0)
	}
	if t.Op == facts.OpRecv {
		return "message"
	}
	if t.Op != facts.OpParam {
		return ""
	}
	at := l.index.outer(f, t.Up)
	if at == nil || t.N >= len(at.Params) {
		return ""
	}
	key := at.Params[t.N].Type
	if l.index.types[key] == nil {
		return ""
	}
	if l.isElement(key) || l.endsInPart(key) {
		return key
	}
	return ""
}

// endsInPart reports whether a type's objects are closed one by one, each made for an
// event: a connection, a peer, a session.
func (l *linker) endsInPart(key string) bool {
	t := l.index.types[key]
	if !slices.ContainsFunc(t.Methods, func(m facts.Method) bool { return isEndName(m.Name) }) {
		return false
	}
	w := l.walkerOf("")
	return slices.ContainsFunc(l.index.makes[key], func(m made) bool {
		r := w.from(m.in, m.make.Block, facts.Unknown(), stance{})
		return r.Event || r.Tick || r.Exported && takesConn(m.in)
	})
}

// takesConn reports whether a function is handed a connection: what it makes is of that.
func takesConn(f *Func) bool {
	return f.Shape == facts.ShapeHandler
}

// passedAlong reports whether a parameter of a handler is what its callers choose, and
// not the request itself.
func passedAlong(t *facts.Term, f *Func) bool {
	if t.N >= len(f.Params) {
		return false
	}
	switch f.Params[t.N].Type {
	case requestType, writerType, "net.Conn":
		return false
	}
	return true
}

// foreign reports whether a request is a client's. Of keys it counts as one always.
func (o *originator) foreign(req *facts.Term, f *Func) bool {
	return !o.labels || o.l.fromClient(req, f, 4)
}

// tellsItself reports whether a call only writes down the address that it is called on,
// which may be one of the program's own.
func tellsItself(t *facts.Term) bool {
	switch t.Text {
	case "(*net/url.URL).String", "(net.Addr).String":
		return len(t.Args) == 1
	}
	return false
}

// askedAt reports whether a value is known to be one of those that exist where a block
// runs: it was found in a container, or a function of the same package that was given it
// did not fail.
func (l *linker) askedAt(t *facts.Term, f *Func, block int) bool {
	guards := f.guardsAt(block)
	return asked(t, guards) || slices.ContainsFunc(guards, func(g facts.Guard) bool {
		if g.X == nil || g.X.Op != facts.OpCall {
			return false
		}
		if by := l.index.funcs[g.X.Text]; by == nil || by.Package != f.Package {
			return false // a driver that sees this package alone cannot tell
		}
		passed := g.Kind == facts.GuardErr && g.Neg || g.Kind == facts.GuardCall && !g.Neg
		return passed && slices.ContainsFunc(g.X.Args, func(a *facts.Term) bool { return a.Equal(t) })
	})
}
