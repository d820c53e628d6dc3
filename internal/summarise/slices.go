package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
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
	more     bool            // and more than that
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
	// each says that one append takes over each element of the container, in a loop.
	each bool
	// deleted is the append that deletes.
	deleted *ssa.Call
	// exact asks for the very container: another object's of the same type is another one.
	exact bool
	// self is the loop variable that is the container, for one that has no store.
	self ssa.Value
	left int
}

// appendedValue is what the outermost append adds.
func (fr *frame) appendedValue(v ssa.Value) *facts.Term {
	c, ok := v.(*ssa.Call)
	if !ok || len(c.Call.Args) < 2 {
		return nil
	}
	added := c.Call.Args[len(c.Call.Args)-1] // of slices.Insert behind where
	if elems, ok := variadicElements(added); ok && len(elems) > 0 && elems[0] != nil {
		return fr.keyTerm(elems[0])
	}
	return fr.term(added)
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
		if instr.CutOf(v) != facts.CutWhole && o.cut == nil {
			o.cut = v
		}
		tr.trace(v.X, o)
		return
	case *ssa.Call:
		if tr.isRef(v) { // what it gives lies there
			break
		}
		tr.call(v, o)
		return
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL && !tr.isRef(v) {
			if of := readingOf(a, v); len(of) > 0 {
				tr.seen[v] = true
				for _, x := range of {
					tr.trace(x, o)
				}
				return
			}
		}
	}
	switch {
	case tr.isRef(v):
		o.own = true
	case tr.isCopyRoom(v):
		o.copied, o.more = true, o.appended || hasRoomLeft(v)
	}
	tr.out = append(tr.out, o)
}

// isRef reports whether v is the container itself.
func (tr *tracer) isRef(v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return false
	}
	t := tr.fr.term(v)
	for _, a := range t.Alternatives() {
		if a != nil && (sameContainer(a, tr.ref) && !tr.exact || a.Equal(tr.ref)) {
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
		return sameContainer(a.Arg(0), b.Arg(0)) && (a.Arg(1).IsUnknown() || b.Arg(1).IsUnknown() || a.Arg(1).Same(b.Arg(1)))
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
	if instr.IsAppend(c) {
		tr.append(c, o)
		return
	}
	switch calleeText(&c.Call) {
	case "slices.Clone", "slices.Clip", "slices.Grow":
		tr.trace(c.Call.Args[0], o)
		return
	case "slices.Concat":
		parts, _ := variadicElements(c.Call.Args[0])
		if n := slices.IndexFunc(parts, func(p ssa.Value) bool { return p != nil && (tr.isRef(p) || tr.isCutOfRef(p)) }); n >= 0 {
			o.appended = o.appended || len(parts) > 1
			tr.trace(parts[n], o)
			return
		}
	case "slices.Insert", "slices.AppendSeq":
		o.appended = true
		if o.last == nil {
			o.last = c
		}
		tr.trace(c.Call.Args[0], o)
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
		if s, ok := more.(*ssa.Slice); ok && tr.isRef(s.X) && instr.CutOf(s) == facts.CutTail {
			if bs, ok := base.(*ssa.Slice); ok && tr.isRef(bs.X) {
				tr.deletes, tr.deleted = true, c
				return
			}
		}
		if tr.rotates(base, more) {
			tr.out = append(tr.out, origin{own: true})
			return
		}
		if tr.copiesEach(c) {
			tr.each = true
		}
		if tr.copiesRef(base, more) {
			o.copied, o.more = true, o.last != c
			tr.out = append(tr.out, o)
			return
		}
	}
	tr.trace(base, o)
}

// cutSite is what keeping a part of the container does to it.
func (tr *tracer) cutSite(o origin) facts.Site {
	st := facts.Site{Op: facts.Shrink, How: facts.HowTrim, Extent: facts.ExtentSome}
	switch instr.CutOf(o.cut) {
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
