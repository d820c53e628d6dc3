package container

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// origin is one place where the content of a slice value comes from. Without one of own,
// call and copied it is nil, a new slice or an unrelated value.
type origin struct {
	own      bool // the container that is being stored to
	cut      *ssa.Slice
	appended bool            // something was appended on the way
	last     *ssa.Call       // the append met first, so done last
	edge     *ssa.BasicBlock // where the value joins a variable, for what has no instruction
	call     *ssa.Call       // a call that was given the container
	copied   bool            // a fresh slice that takes all of the container
}

// tracer follows a slice value back to where its content comes from.
type tracer struct {
	fr   *frame
	ref  *facts.Term
	seen map[ssa.Value]bool
	out  []origin
	// deletes marks append(x[:i], x[j:]...), inserts the same with elements between.
	deletes bool
	// again marks an append to a variable that was met before: a loop's append.
	again bool
	// appends are those met on the way.
	appends []*ssa.Call
	// deleted is the append that deletes.
	deleted *ssa.Call
	// self is the loop variable that is the container, for one that has no store.
	self ssa.Value
	left int
}

// sliceStore reads x = v for a slice x, read as ref and kept at own: append, cut, filter,
// rebuild.
func (fr *frame) sliceStore(b *ssa.BasicBlock, pos token.Pos, ref, own *facts.Term, v ssa.Value) {
	tr := &tracer{fr: fr, ref: ref, seen: map[ssa.Value]bool{}, left: 60}
	tr.trace(v, origin{})
	for _, st := range tr.sites() {
		st.Ref = own
		if st.Op == facts.Grow {
			st.Val = fr.appendedValue(v)
		}
		if st.Val == nil {
			st.Val = fr.term(v)
		}
		fr.site(b, pos, st)
	}
}

// appendedValue is what the outermost append adds.
func (fr *frame) appendedValue(v ssa.Value) *facts.Term {
	c, ok := v.(*ssa.Call)
	if !ok || len(c.Call.Args) < 2 {
		return nil
	}
	if elems, ok := variadicElements(c.Call.Args[1]); ok && len(elems) > 0 && elems[0] != nil {
		return fr.keyTerm(elems[0])
	}
	return fr.term(c.Call.Args[1])
}

func (tr *tracer) trace(v ssa.Value, o origin) {
	if tr.seen[v] {
		tr.again = tr.again || o.appended
		if o.cut != nil && !o.appended || o.appended && tr.self != nil {
			o.own = true
			tr.out = append(tr.out, o)
		}
		return
	}
	if tr.left--; tr.left < 0 {
		return
	}
	if v == tr.self {
		o.own = true
		tr.out = append(tr.out, o)
		return
	}
	switch v := v.(type) {
	case *ssa.Phi:
		tr.seen[v] = true
		for i, e := range v.Edges {
			o.edge = v.Block().Preds[i]
			tr.trace(e, o)
		}
		return
	case *ssa.ChangeType:
		tr.trace(v.X, o)
		return
	case *ssa.Slice:
		if cutOf(v) != facts.CutWhole && o.cut == nil {
			o.cut = v
		}
		tr.trace(v.X, o)
		return
	case *ssa.Call:
		tr.call(v, o)
		return
	}
	switch {
	case tr.isRef(v):
		o.own = true
	case tr.isCopyRoom(v):
		o.copied = true
	}
	tr.out = append(tr.out, o)
}

// isCopyRoom reports whether v is a new slice as long as the container: room for a
// copy of all of it.
func (tr *tracer) isCopyRoom(v ssa.Value) bool {
	m, ok := v.(*ssa.MakeSlice)
	if !ok {
		return false
	}
	size := m.Len
	if b, ok := size.(*ssa.BinOp); ok && (b.Op == token.ADD || b.Op == token.MUL) {
		size = b.X
	}
	c, ok := size.(*ssa.Call)
	return ok && calleeIsLen(c) && tr.isRef(c.Call.Args[0])
}

// isRef reports whether v is the container itself.
func (tr *tracer) isRef(v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return false
	}
	t := tr.fr.term(v)
	for _, a := range t.Alternatives() {
		if a != nil && sameContainer(a, tr.ref) {
			return true
		}
	}
	return false
}

// sameContainer compares two container terms by what they name: unknown keys of
// elements agree.
func sameContainer(a, b *facts.Term) bool {
	if a.Op != b.Op {
		return false
	}
	switch a.Op {
	case facts.OpField:
		return a.Text == b.Text && !distinctObjects(a.Arg(0), b.Arg(0))
	case facts.OpGlobal, facts.OpLocal:
		return a.Text == b.Text
	case facts.OpElem:
		return sameContainer(a.Arg(0), b.Arg(0)) && (a.Arg(1).IsUnknown() || b.Arg(1).IsUnknown() || a.Arg(1).String() == b.Arg(1).String())
	case facts.OpParam:
		return a.N == b.N && a.Up == b.Up
	case facts.OpNew:
		return a.N == b.N && a.Up == b.Up
	}
	return false
}

// distinctObjects reports whether two holders are certainly not the same: one was made
// here and the other was not.
func distinctObjects(a, b *facts.Term) bool {
	made := func(t *facts.Term) bool { return t.Op == facts.OpNew || t.Op == facts.OpCall }
	return a.Known() && b.Known() && made(a) != made(b)
}

func (tr *tracer) call(c *ssa.Call, o origin) {
	tr.seen[c] = true
	if isAppend(c) {
		tr.append(c, o)
		return
	}
	for _, a := range c.Call.Args {
		if isSlice(a.Type()) && (tr.isRef(a) || tr.isCutOfRef(a)) {
			o.own, o.call = true, c
			tr.out = append(tr.out, o)
			return
		}
	}
	tr.out = append(tr.out, o)
}

func (tr *tracer) isCutOfRef(v ssa.Value) bool {
	s, ok := v.(*ssa.Slice)
	return ok && tr.isRef(s.X)
}

// append reads append(base, more...).
func (tr *tracer) append(c *ssa.Call, o origin) {
	base := c.Call.Args[0]
	o.appended = true
	tr.appends = append(tr.appends, c)
	if o.last == nil {
		o.last = c
	}
	if len(c.Call.Args) > 1 {
		more := c.Call.Args[1]
		if s, ok := more.(*ssa.Slice); ok && tr.isRef(s.X) && cutOf(s) == facts.CutTail {
			if bs, ok := base.(*ssa.Slice); ok && tr.isRef(bs.X) {
				tr.deletes, tr.deleted = true, c
				return
			}
		}
		if tr.rotates(base, more) {
			tr.out = append(tr.out, origin{own: true})
			return
		}
		if tr.copiesRef(base, more) {
			o.copied = true
			tr.out = append(tr.out, o)
			return
		}
	}
	tr.trace(base, o)
}

// rotates reports whether append(x[i:], x[:i]...) only puts the elements in another order.
func (tr *tracer) rotates(base, more ssa.Value) bool {
	tail, ok := base.(*ssa.Slice)
	if !ok || !tr.isRef(tail.X) || tail.Low == nil || tail.High != nil {
		return false
	}
	head, ok := more.(*ssa.Slice)
	if !ok || !tr.isRef(head.X) || head.High == nil || head.Low != nil {
		return false
	}
	at := tr.fr.term(tail.Low)
	return tail.Low == head.High || at.Known() && at.Equal(tr.fr.term(head.High))
}

// copiesRef reports whether append(base, more...) copies the container whole, or a
// cut of it, into a fresh slice: what is cut then is told by the cut.
func (tr *tracer) copiesRef(base, more ssa.Value) bool {
	if tr.isRef(base) || tr.isCutOfRef(base) {
		return false
	}
	if s, ok := more.(*ssa.Slice); ok && cutOf(s) != facts.CutWhole && tr.isRef(s.X) {
		return false
	}
	return tr.isRef(more)
}

// sites turns the origins into operations.
func (tr *tracer) sites() []facts.Site {
	var out []facts.Site
	add := func(st facts.Site) {
		for _, s := range out {
			if s.Op == st.Op && s.Extent == st.Extent && s.How == st.How {
				return
			}
		}
		out = append(out, st)
	}
	if tr.deletes {
		add(facts.Site{Op: facts.Shrink, How: facts.HowDelete, Extent: facts.ExtentOne})
	}
	for _, o := range tr.out {
		if st, ok := tr.site(o); ok {
			add(st)
		}
	}
	return out
}

func (tr *tracer) site(o origin) (facts.Site, bool) {
	switch {
	case o.copied:
		return facts.Site{}, false
	case o.call != nil:
		return facts.Site{Op: facts.Shrink, How: facts.HowFilter, Extent: facts.ExtentSome, Val: tr.fr.callTerm(o.call, 0)}, true
	case o.own && o.cut != nil:
		o.appended = o.appended || tr.again
		if o.appended && cutOf(o.cut) == facts.CutNone {
			return tr.filtered(), true
		}
		return tr.cutSite(o), true
	case o.own && (o.appended || tr.again):
		return facts.Site{Op: facts.Grow, How: facts.HowAppend}, true
	case o.own:
		return facts.Site{}, false
	}
	if o.appended || tr.again { // a new list of what is kept
		return tr.filtered(), true
	}
	return facts.Site{Op: facts.Shrink, How: facts.HowRebuild, Extent: facts.ExtentAll}, true
}

// filtered is what a new list of the elements to keep does to the container. Where all are
// kept but those that equal one value, it takes that one.
func (tr *tracer) filtered() facts.Site {
	some := facts.Site{Op: facts.Shrink, How: facts.HowFilter, Extent: facts.ExtentSome}
	if len(tr.appends) != 1 {
		return some
	}
	b := tr.appends[0].Block()
	guards := tr.fr.guards(b)
	if len(guards) != tr.fr.conditions(b) {
		return some // one that cannot be read
	}
	one := some
	for _, g := range guards {
		x, y := g.X, g.Y
		if !tr.isElement(x) {
			x, y = y, x
		}
		switch {
		case tr.isElement(x) && g.Kind == facts.GuardEq && g.Op == "!=" && one.Key == nil && y.Known() && !y.Any(tr.changes):
			one.Key, one.Extent = y, facts.ExtentOne
		case g.X.Any(tr.isElement) || g.Y.Any(tr.isElement):
			return some
		}
	}
	return one
}

// changes reports whether a part of a term may change with the turns of a loop.
func (tr *tracer) changes(t *facts.Term) bool {
	return t.Op == facts.OpKey || t.Op == facts.OpPhi || tr.isElement(t)
}

// isElement reports whether a term is an element of the container, or a field of one.
func (tr *tracer) isElement(t *facts.Term) bool {
	for t != nil && t.Op == facts.OpField && !sameContainer(t, tr.ref) {
		t = t.Arg(0)
	}
	return t != nil && t.Op == facts.OpElem && sameContainer(t.Arg(0), tr.ref)
}

// cutSite is what keeping a part of the container does to it.
func (tr *tracer) cutSite(o origin) facts.Site {
	st := facts.Site{Op: facts.Shrink, How: facts.HowTrim, Extent: facts.ExtentSome}
	switch cutOf(o.cut) {
	case facts.CutNone:
		st.Extent = facts.ExtentAll
		st.How = facts.HowClear
	case facts.CutTail:
		if c, ok := o.cut.Low.(*ssa.Const); ok && c.Value != nil {
			st.How, st.Extent = facts.HowPop, facts.ExtentOne
		} else if p, ok := o.cut.Low.(*ssa.Parameter); ok {
			st.Key = tr.fr.term(p) // as many as the caller says
		}
	case facts.CutHead:
		if b, ok := o.cut.High.(*ssa.BinOp); ok && b.Op == token.SUB {
			if _, ok := b.Y.(*ssa.Const); ok {
				st.How, st.Extent = facts.HowPop, facts.ExtentOne
			}
		}
	}
	return st
}
