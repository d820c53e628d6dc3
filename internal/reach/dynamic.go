package reach

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// isAnother reports whether what a caller passes, by edge e to parameter n of f, is an object of
// a type that is not, and does not hold, the one by which the walk has come: it has not the
// method, or not the field, that led here.
func (w *Walker) isAnother(f *program.Func, e program.Edge, n int, base, arg *facts.Term, st Stance) bool {
	root := Start(base)
	if w.Owner == "" || root.Op != facts.OpParam || root.Up > 0 || n >= len(f.Params) || !f.Params[n].Iface && !(e.Iface && n == 0) {
		return false
	}
	key := w.Reach.objectType(e.Caller, arg)
	if key == "" {
		return false
	}
	want := w.Owner
	switch {
	case st.as != "":
		return key != st.as && !w.Reach.embeds(key, st.as)
	case e.Iface && n == 0 && f.Recv != "":
		want = f.Recv
	case base.Op == facts.OpField:
		want = program.OwnerOf(FirstStep(base))
	case w.Own[key]:
		return false
	}
	return key != want && !w.Reach.leadsTo(key, want)
}

// dynamicType is the type that a parameter of an interface type has at the caller: that of the
// method which was found for it, "" if what is passed on is no such parameter.
func dynamicType(f *program.Func, e program.Edge, n int, base, arg *facts.Term, st Stance) string {
	if base.Op != facts.OpParam || arg.IsUnknown() || arg.Op != facts.OpParam {
		return ""
	}
	if e.Iface && n == 0 {
		return f.Recv
	}
	return st.as
}

// embeds reports whether a type has the methods of another one by embedding it.
func (l *Reach) embeds(key, in string) bool {
	t := l.Types[key]
	return t != nil && slices.ContainsFunc(t.Fields, func(f facts.Field) bool {
		return f.Embedded && len(f.Refs) > 0 && (f.Refs[0] == in || f.Refs[0] != key && l.embeds(f.Refs[0], in))
	})
}

// objectType is the struct type of what a term of f denotes, "" where it does not tell.
func (l *Reach) objectType(f *program.Func, t *facts.Term) string {
	if t.IsUnknown() {
		return ""
	}
	switch t.Op {
	case facts.OpParam:
		if t.Up == 0 && t.N < len(f.Params) && !f.Params[t.N].Iface {
			return f.Params[t.N].Type
		}
	case facts.OpNew:
		return t.Text
	case facts.OpField:
		owner, name := program.SplitLast(t.Text)
		typ := l.Types[owner]
		if typ == nil {
			return ""
		}
		for i := range typ.Fields {
			if f := &typ.Fields[i]; f.Name == name && f.Object && len(f.Refs) > 0 {
				return f.Refs[0]
			}
		}
	}
	return ""
}

// leadsTo reports whether an object of a type may hold one of another, as far as its fields
// show; where one is of an interface type, it may.
func (l *Reach) leadsTo(from, to string) bool {
	key := [2]string{from, to}
	leads, ok := l.leading[key]
	if !ok {
		leads = l.findsWithin(from, to)
		l.leading[key] = leads
	}
	return leads
}

func (l *Reach) findsWithin(from, to string) bool {
	met := map[string]bool{from: true}
	work := []string{from}
	for len(work) > 0 {
		t := l.Types[work[0]]
		if work[0] == to || t != nil && t.Interface {
			return true
		}
		work = work[1:]
		if t == nil {
			continue // of another module or the standard library: it has no method of ours
		}
		for i := range t.Fields {
			for _, ref := range t.Fields[i].Refs {
				if !met[ref] {
					met[ref] = true
					work = append(work, ref)
				}
			}
		}
	}
	return false
}
