package link

import "github.com/growthlint/growthlint/internal/facts"

// isAnother reports whether what a caller passes as an interface value, by edge e to parameter
// n of f, is an object of a type that is not, and does not hold, the one by which the walk has
// come: it has not the method, or not the field, that led here.
func (w *walker) isAnother(f *Func, e edge, n int, base, arg *facts.Term) bool {
	root := start(base)
	if w.owner == "" || root.Op != facts.OpParam || root.Up > 0 || n >= len(f.Params) || !f.Params[n].Iface && !(e.iface && n == 0) {
		return false
	}
	key := w.l.objectType(arg)
	want := w.owner
	switch {
	case key == "":
		return false
	case e.iface && n == 0 && f.Recv != "":
		want = f.Recv
	case base.Op == facts.OpField:
		field, _ := firstStep(base)
		want = ownerOf(field)
	case w.own[key]:
		return false
	}
	return key != want && !w.l.leadsTo(key, want)
}

// objectType is the struct type of what a term denotes, "" where it does not tell.
func (l *linker) objectType(t *facts.Term) string {
	switch t.Op {
	case facts.OpNew:
		return t.Text
	case facts.OpField:
		owner, name := splitLast(t.Text)
		typ := l.index.types[owner]
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
func (l *linker) leadsTo(from, to string) bool {
	met := map[string]bool{from: true}
	work := []string{from}
	for len(work) > 0 {
		t := l.index.types[work[0]]
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
