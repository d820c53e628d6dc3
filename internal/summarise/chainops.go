package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// chainOp is what a store does to a chain.
type chainOp struct {
	op     facts.SiteOp
	how    facts.How
	extent facts.Extent
	node   *types.Named
	// on are where the chain is come to from: its end, or a node that the function was given.
	on []chainRoot
}

// read notes what the function's stores do. A node that is taken out and put in again has
// moved, which is neither.
func (r *chainReader) read() {
	grows := map[*ssa.Store]chainOp{}
	for _, st := range slices.Concat(r.ends, r.links) {
		if op, ok := r.grow(st); ok && !r.linkedByEnd(st, grows) {
			grows[st] = op
		}
	}
	cuts := map[*ssa.Store]chainOp{}
	for _, st := range r.links {
		if op, ok := r.unlink(st); ok {
			cuts[st] = op
		}
	}
	for at := range cuts {
		for put := range grows {
			if r.hasRoot(r.target(at), put.Val) || r.hasRoot(r.roots(at.Val), put.Val) {
				delete(grows, put)
			}
		}
	}
	for _, st := range r.ends {
		if _, ok := grows[st]; !ok {
			r.take(st, grows)
		}
	}
	for st, op := range cuts {
		r.c.ops[st] = op
	}
	for st, op := range grows {
		r.c.ops[st] = op
		for _, o := range op.on {
			if o.end != nil {
				o.end.grows = true
			} else {
				r.c.passed[op.node] = true
			}
		}
	}
}

// linkedByEnd reports whether an end was given the very node: then that is the place where it
// is put in.
func (r *chainReader) linkedByEnd(st *ssa.Store, grows map[*ssa.Store]chainOp) bool {
	for g := range grows {
		if g.Val == st.Val && slices.Contains(r.ends, g) {
			return true
		}
	}
	return false
}

// target are the roots of the place that a store writes to.
func (r *chainReader) target(st *ssa.Store) []chainRoot {
	switch a := st.Addr.(type) {
	case *ssa.FieldAddr:
		if e := r.c.end(a); e != nil {
			return []chainRoot{{end: e, addr: a}}
		}
		return r.roots(a.X)
	case *ssa.Global:
		return []chainRoot{{end: r.c.end(a), addr: a}}
	case *ssa.Phi:
		w := &chainWalk{r: r, seen: map[ssa.Value]bool{}, left: 40}
		w.address(a, a)
		return slices.DeleteFunc(w.out, func(o chainRoot) bool { return o.node == a })
	}
	return nil
}

func (r *chainReader) hasRoot(list []chainRoot, v ssa.Value) bool {
	return slices.ContainsFunc(list, func(o chainRoot) bool { return o.node == v })
}

// grow tells whether a store puts a node into a chain: one that is not of it, and to which the
// rest of the chain is linked, or that is put behind its end.
func (r *chainReader) grow(st *ssa.Store) (chainOp, bool) {
	v := st.Val
	node := r.c.nodeType(v.Type())
	if node == nil || isZeroValue(v) || r.isLinkRead(v) {
		return chainOp{}, false
	}
	on := slices.DeleteFunc(r.target(st), func(o chainRoot) bool { return o.node == v || isFresh(o.node) })
	if len(on) == 0 || len(shared(r.plainRoots(v), on)) > 0 {
		return chainOp{}, false
	}
	op := chainOp{op: facts.Grow, how: facts.HowPush, node: node, on: on}
	if len(shared(r.linkedTo(v), on)) > 0 || r.putIn(v, on) {
		return op, true
	}
	switch a := st.Addr.(type) {
	case *ssa.FieldAddr:
		if r.c.link(a) == nil {
			return chainOp{}, false
		}
		return op, r.movesOn(a, v) || r.walksTo(a.X) || r.comesTo(a.X)
	case *ssa.Phi:
		return op, slices.ContainsFunc(a.Edges, func(e ssa.Value) bool {
			fa, ok := e.(*ssa.FieldAddr)
			return ok && r.c.link(fa) != nil
		})
	}
	return chainOp{}, false
}

// plainRoots are the roots of a value itself, without what the function links to it.
func (r *chainReader) plainRoots(v ssa.Value) []chainRoot {
	return slices.DeleteFunc(r.roots(v), func(o chainRoot) bool { return o.node == v })
}

// linkedTo are the roots of what the function links a node to, or has it made with.
func (r *chainReader) linkedTo(v ssa.Value) []chainRoot {
	var out []chainRoot
	for _, st := range r.links {
		fa, ok := st.Addr.(*ssa.FieldAddr)
		if ok && fa.X == v && !isZeroValue(st.Val) && st.Val != v {
			out = append(out, r.roots(st.Val)...)
		}
	}
	if c, ok := v.(*ssa.Call); ok {
		for i, a := range c.Call.Args {
			if r.c.nodeType(a.Type()) != nil && r.makesWith(c.Call.StaticCallee(), i) {
				out = append(out, r.roots(a)...)
			}
		}
	}
	return out
}

// makesWith reports whether a function returns a node that it has made and linked to its
// parameter.
func (r *chainReader) makesWith(f *ssa.Function, n int) bool {
	if f == nil || n >= len(f.Params) {
		return false
	}
	if f.Origin() != nil {
		f = f.Origin()
	}
	for _, ref := range *f.Params[n].Referrers() {
		st, ok := ref.(*ssa.Store)
		if !ok || st.Val != ssa.Value(f.Params[n]) {
			continue
		}
		if fa, ok := st.Addr.(*ssa.FieldAddr); ok && r.c.link(fa) != nil && isFresh(fa.X) {
			return true
		}
	}
	return false
}

// movesOn reports whether the node whose link is set is that of an end, which then goes on to
// the new node.
func (r *chainReader) movesOn(a *ssa.FieldAddr, v ssa.Value) bool {
	load, ok := a.X.(*ssa.UnOp)
	if !ok {
		return false
	}
	for _, st := range r.ends {
		if st.Val == v && sameField(st.Addr, load.X) {
			if !r.linksBack(v, st) {
				r.c.end(st.Addr).moves = true
			}
			return true
		}
	}
	return false
}

// linksBack reports whether a node is linked to what the end had before it.
func (r *chainReader) linksBack(v ssa.Value, at *ssa.Store) bool {
	return len(shared(r.linkedTo(v), r.target(at))) > 0
}

// sameField reports whether two addresses are the same field of the same object, or variable.
func sameField(a, b ssa.Value) bool {
	x, ok := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	if ok && ok2 {
		return x.Field == y.Field && (x.X == y.X || sameLoad(x.X, y.X)) && x.X.Type() == y.X.Type()
	}
	return a == b
}

// walksTo reports whether a node is that at which a loop along the chain has come to its end.
func (r *chainReader) walksTo(v ssa.Value) bool {
	phi, ok := v.(*ssa.Phi)
	return ok && slices.ContainsFunc(phi.Edges, func(e ssa.Value) bool {
		load, ok := e.(*ssa.UnOp)
		if !ok {
			return false
		}
		fa, ok := load.X.(*ssa.FieldAddr)
		return ok && fa.X == v && r.c.link(fa) != nil
	})
}

// comesTo reports whether a node is a parameter of a function that calls itself with what comes
// after it: where it sets a link instead, it has come to the end.
func (r *chainReader) comesTo(v ssa.Value) bool {
	p, ok := v.(*ssa.Parameter)
	if !ok {
		return false
	}
	n := slices.Index(r.f.Params, p)
	for _, b := range r.f.Blocks {
		for _, in := range b.Instrs {
			c, ok := in.(*ssa.Call)
			if !ok || c.Call.StaticCallee() != r.f || n >= len(c.Call.Args) {
				continue
			}
			load, ok := c.Call.Args[n].(*ssa.UnOp)
			if !ok {
				continue
			}
			if fa, ok := load.X.(*ssa.FieldAddr); ok && fa.X == v && r.c.link(fa) != nil {
				return true
			}
		}
	}
	return false
}

// unlink tells whether a store to a link takes a node out: what comes after it takes its place,
// or nothing does.
func (r *chainReader) unlink(st *ssa.Store) (chainOp, bool) {
	on := slices.DeleteFunc(r.target(st), func(o chainRoot) bool { return isFresh(o.node) })
	if len(on) == 0 {
		return chainOp{}, false
	}
	op := chainOp{op: facts.Shrink, how: facts.HowPop, extent: facts.ExtentOne, node: r.c.nodeType(st.Val.Type()), on: on}
	switch {
	case isZeroValue(st.Val):
		op.how, op.extent = facts.HowTrim, facts.ExtentSome
		return op, slices.ContainsFunc(on, func(o chainRoot) bool { return o.end != nil })
	case r.isWhole(st.Val, on):
		op.how, op.extent = facts.HowRebuild, facts.ExtentAll
		return op, true
	case r.isLinkRead(st.Val):
		return op, len(shared(on, r.roots(st.Val))) > 0 && !r.turned(st, on)
	}
	return chainOp{}, false
}

// isWhole reports whether a value is the node in the object that a chain begins with: linked to
// itself it is alone.
func (r *chainReader) isWhole(v ssa.Value, on []chainRoot) bool {
	fa, ok := v.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	e := r.c.end(fa)
	return e != nil && len(on) == 1 && on[0].end == e
}

// take notes what an assignment to an end that puts nothing in takes out.
func (r *chainReader) take(st *ssa.Store, grows map[*ssa.Store]chainOp) {
	op := chainOp{op: facts.Shrink, how: facts.HowPop, extent: facts.ExtentOne, node: r.c.nodeType(st.Val.Type()), on: r.target(st)}
	switch {
	case r.isLinkRead(st.Val):
		if r.turned(st, op.on) {
			return
		}
	case isZeroValue(st.Val):
		op.how, op.extent = facts.HowRebuild, facts.ExtentAll
	default:
		for g := range grows {
			if g.Val == st.Val {
				return // put in elsewhere
			}
		}
		op.how, op.extent = facts.HowAssign, facts.ExtentAll
	}
	r.c.ops[st] = op
}
