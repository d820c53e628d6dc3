package summarise

import (
	"go/token"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
	"golang.org/x/tools/go/ssa"
)

// filtered is what a new list of the elements to keep does to the container. Where all are
// kept but those that equal one value, it takes that one.
func (tr *tracer) filtered() facts.Site {
	some := facts.Site{Op: facts.Shrink, How: facts.HowFilter, Extent: facts.ExtentSome}
	kept := tr.appends
	if tr.goesOn() {
		kept = slices.DeleteFunc(slices.Clone(kept), func(c *ssa.Call) bool { return !tr.appendsElement(c) })
	}
	if len(kept) != 1 {
		return some
	}
	b := kept[0].Block()
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

func (tr *tracer) site(o origin) (facts.Site, bool) {
	switch {
	case o.copied && o.more:
		return facts.Site{Op: facts.Grow, How: facts.HowAppend}, true
	case o.copied:
		return facts.Site{}, false
	case o.call != nil:
		return facts.Site{Op: facts.Shrink, How: facts.HowFilter, Extent: facts.ExtentSome, Val: tr.fr.callTerm(o.call, 0)}, true
	case o.own && o.cut != nil:
		o.appended = o.appended || tr.again
		if o.appended && instr.CutOf(o.cut) == facts.CutNone {
			return tr.filtered(), true
		}
		return tr.cutSite(o), true
	case o.own && (o.appended || tr.again):
		return facts.Site{Op: facts.Grow, How: facts.HowAppend}, true
	case o.own:
		return facts.Site{}, false
	}
	if o.appended || tr.again { // a new list of what is kept
		if tr.each {
			return facts.Site{}, false
		}
		return tr.filtered(), true
	}
	return facts.Site{Op: facts.Shrink, How: facts.HowRebuild, Extent: facts.ExtentAll}, true
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
	if tr.goesOn() {
		add(facts.Site{Op: facts.Grow, How: facts.HowAppend})
	}
	return out
}
