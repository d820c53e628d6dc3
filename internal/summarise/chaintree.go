package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// putIn reports whether a value is what a function returns that was given the chain, or a part
// of it, and makes a node where that has come to its end: the chain with one node more.
func (r *chainReader) putIn(v ssa.Value, on []chainRoot) bool {
	c, ok := v.(*ssa.Call)
	if !ok || !slices.ContainsFunc(on, func(o chainRoot) bool { return o.end != nil }) {
		return false
	}
	f := c.Call.StaticCallee()
	if f == nil {
		return false
	}
	if f.Origin() != nil {
		f = f.Origin()
	}
	for i, a := range c.Call.Args {
		if i < len(f.Params) && r.c.nodeType(a.Type()) != nil && len(shared(r.roots(a), on)) > 0 && makesAtEnd(f, f.Params[i]) {
			return true
		}
	}
	return false
}

// makesAtEnd reports whether a function returns a new node where its parameter is nil.
func makesAtEnd(f *ssa.Function, p *ssa.Parameter) bool {
	for _, b := range f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok || !slices.ContainsFunc(ret.Results, isNewNode) {
			continue
		}
		if len(b.Preds) == 1 && testsNil(b.Preds[0], b, p) {
			return true
		}
	}
	return false
}

// isNewNode reports whether a value was made by its function, or by one that it calls.
func isNewNode(v ssa.Value) bool {
	if c, ok := v.(*ssa.Call); ok {
		return c.Call.StaticCallee() != nil && len(c.Call.StaticCallee().Blocks) == 1
	}
	return isFresh(v)
}

// testsNil reports whether control goes from one block to another where a value is nil.
func testsNil(from, to *ssa.BasicBlock, v ssa.Value) bool {
	branch, ok := from.Instrs[len(from.Instrs)-1].(*ssa.If)
	if !ok {
		return false
	}
	cond, ok := branch.Cond.(*ssa.BinOp)
	if !ok || !(cond.X == v && isZeroValue(cond.Y) || cond.Y == v && isZeroValue(cond.X)) {
		return false
	}
	return cond.Op == token.EQL && from.Succs[0] == to || cond.Op == token.NEQ && from.Succs[1] == to
}

// turned reports whether the node that a store leaves out is linked to what is left, so that the
// chain has it in another place.
func (r *chainReader) turned(st *ssa.Store, on []chainRoot) bool {
	load, ok := st.Val.(*ssa.UnOp)
	if !ok {
		return false
	}
	from, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	return slices.ContainsFunc(r.links, func(o *ssa.Store) bool {
		fa, ok := o.Addr.(*ssa.FieldAddr)
		return ok && fa.X == from.X && o != st && !isZeroValue(o.Val) && len(shared(on, r.roots(o.Val))) > 0
	})
}
