package summarise

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// chainStore reads a store that changes a chain, and reports whether that is all that it does.
func (fr *frame) chainStore(b *ssa.BasicBlock, in *ssa.Store, ref *facts.Term) bool {
	c := fr.s.chains
	node := c.nodeType(in.Val.Type())
	if node == nil {
		return false
	}
	end := c.end(in.Addr)
	if end != nil && c.known(end.key) == nil || end == nil && len(c.of(node)) == 0 {
		return false
	}
	op, ok := c.ops[in]
	if !ok {
		return true
	}
	if end != nil && op.op == facts.Shrink && (c.known(end.key) != end || op.how == facts.HowAssign && fr.whereEmpty(b, end)) {
		return true // an end that goes on, or the first node
	}
	for _, at := range fr.chainPlaces(op) {
		st := facts.Site{Op: op.op, How: op.how, Extent: op.extent, Ref: at, Val: fr.keyTerm(in.Val)}
		switch {
		case op.op == facts.Shrink && op.extent == facts.ExtentAll:
			st.Val, st.Zero = fr.term(in.Val), isZeroValue(in.Val)
		case op.op == facts.Shrink && end != nil:
			st.Val = &facts.Term{Op: facts.OpSlice, Text: string(facts.CutTail), Args: []*facts.Term{ref}}
		case op.op == facts.Shrink:
			st.Val = nil
		}
		fr.site(b, in.Pos(), st)
	}
	return true
}

// whereEmpty reports whether an end of the chain was found to be nil.
func (fr *frame) whereEmpty(b *ssa.BasicBlock, end *chainEnd) bool {
	return slices.ContainsFunc(fr.guards(b), func(g facts.Guard) bool {
		if g.Kind != facts.GuardNil || g.Neg || g.X == nil {
			return false
		}
		e := fr.s.chains.ends[g.X.Text]
		return e != nil && e.root() == end.root()
	})
}

// chainPlaces are the lists that an operation works on. What takes a node out of which nobody
// knows the list takes it out of each.
func (fr *frame) chainPlaces(op chainOp) []*facts.Term {
	c := fr.s.chains
	var out []*facts.Term
	ended := false
	add := func(t *facts.Term) {
		if !slices.ContainsFunc(out, func(o *facts.Term) bool { return o.Same(t) }) {
			out = append(out, t)
		}
	}
	for _, o := range op.on {
		switch {
		case o.end != nil:
			ended = true
			if name := c.known(o.end.key); name != nil {
				at := *fr.term(o.addr)
				at.Text = name.key
				add(&at)
			}
		case op.op == facts.Grow:
			add(fr.term(o.node))
		}
	}
	if ended || len(out) > 0 || op.op == facts.Grow {
		return out
	}
	for _, e := range c.of(op.node) {
		t := &facts.Term{Op: facts.OpField, Text: e.key, Args: []*facts.Term{facts.Unknown()}}
		if e.in == "" {
			t = &facts.Term{Op: facts.OpGlobal, Text: e.key}
		}
		out = append(out, t)
	}
	return out
}
