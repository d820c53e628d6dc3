package label

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// weigh takes a value into account: the one that is least bounded stands for the site.
func (s *labeller) weigh(add *LabelSite, v labelValue) {
	t, name := inside(s.l, v.term)
	if name != "" {
		v.label = name
	}
	o := &origin.Originator{Origins: s.l.Origins, Labels: true, State: v.state}
	from := o.Of(t, v.in, origin.KeyDepth)
	object := ""
	left := s.leaves(o.From, from)
	switch {
	case from == origin.OriginOutside || from == origin.OriginFresh || from == origin.OriginListed || left != nil:
	case from.Bounded():
		return
	case o.Named != "":
		object = o.Named
	default:
		if object = comesAndGoes(s.l, t, v.in); object == "" {
			return
		}
	}
	if add.Value == nil || from.Rank() > add.Origin.Rank() {
		add.Value, add.In, add.Origin, add.Object, add.Key = t, v.in, from, object, t
		add.Label, add.Left, add.Named = v.label, left, o.Named != "" && object == o.Named
		add.Source, add.SourceIn = o.Source, o.SourceIn
	}
}

// leaves returns the container that values are keys of, if these are not few and entries leave it
// while the program runs: the series of what has left stay. One that nothing shrinks grows itself,
// and is told for that.
func (s *labeller) leaves(from []string, of origin.Origin) *growth.Container {
	if of != origin.OriginRanged || len(from) == 0 {
		return nil
	}
	c := s.containers[from[0]]
	if c == nil || !slices.ContainsFunc(c.Grows, comesAlong) || !slices.ContainsFunc(c.Shrinks, goesAlong) {
		return nil
	}
	return c
}

// comesAlong reports whether an insert gives a container keys which are not few.
func comesAlong(e *growth.Event) bool {
	return e.Roots.Live() && (e.Origin == origin.OriginOutside || e.Origin == origin.OriginFresh || e.Origin == origin.OriginListed)
}

// goesAlong reports whether a removal takes entries away while others stay.
func goesAlong(e *growth.Event) bool { return e.Roots.Live() && e.Class != growth.ClassVoid }

// inside is the value within what a library makes of it, an attribute of a name and a value,
// and the name if it is written out.
func inside(l *growth.Growth, t *facts.Term) (value *facts.Term, name string) {
	if t == nil || t.Op != facts.OpCall || l.Funcs[t.Text] != nil {
		return t, ""
	}
	pkg, typ, fn := program.SplitCallee(t.Text)
	for _, r := range l.Table.Func(pkg, typ, fn) {
		if r.Role == library.Holds && r.On.Kind == library.OnResult && typ == "" {
			return program.ArgAt(t.Args, r.Arg), constText(program.ArgAt(t.Args, r.Arg-1))
		}
	}
	return t, ""
}

// comesAndGoes returns the type of the object that a value is a property of, if objects
// of that type are made for events or are taken out of containers; else "".
func comesAndGoes(l *growth.Growth, t *facts.Term, f *program.Func) string {
	for t.Op == facts.OpField || t.Op == facts.OpCall && len(t.Args) > 0 {
		t = t.Arg(0)
	}
	if t.Op == facts.OpRecv {
		return "message"
	}
	if t.Op != facts.OpParam {
		return ""
	}
	at := l.Outer(f, t.Up)
	if at == nil || t.N >= len(at.Params) {
		return ""
	}
	key := at.Params[t.N].Type
	if l.Types[key] == nil {
		return ""
	}
	if l.IsElement(key) || endsInPart(l, key) {
		return key
	}
	return ""
}

// endsInPart reports whether a type's objects are closed one by one, each made for an
// event: a connection, a peer, a session.
func endsInPart(l *growth.Growth, key string) bool {
	t := l.Types[key]
	if !slices.ContainsFunc(t.Methods, func(m facts.Method) bool { return program.IsEndName(m.Name) }) {
		return false
	}
	w := l.WalkerOf("")
	return slices.ContainsFunc(l.Makes[key], func(m program.Making) bool {
		r := w.From(m.In, m.Make.Block, facts.Unknown(), reach.Stance{})
		return r.Event || r.Tick || r.Exported && takesConn(m.In)
	})
}

// takesConn reports whether a function is handed a connection: what it makes is of that.
func takesConn(f *program.Func) bool {
	return f.Shape == facts.ShapeHandler
}

// constText is the text of a constant string, "" for anything else.
func constText(t *facts.Term) string {
	if t == nil || t.Op != facts.OpConst {
		return ""
	}
	text, err := strconv.Unquote(t.Text)
	if err != nil {
		return ""
	}
	return text
}
