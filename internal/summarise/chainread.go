package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// chainReader reads what one function does to chains.
type chainReader struct {
	c *chains
	f *ssa.Function
	// links and ends are the stores to links of nodes and to ends of chains.
	links, ends []*ssa.Store
}

// stores collects the function's stores to chains.
func (r *chainReader) stores() {
	for _, b := range r.f.Blocks {
		for _, in := range b.Instrs {
			if fa, ok := in.(*ssa.FieldAddr); ok {
				r.c.end(fa)
			}
			st, ok := in.(*ssa.Store)
			if !ok {
				continue
			}
			r.c.s.steps++
			switch a := st.Addr.(type) {
			case *ssa.FieldAddr:
				switch {
				case !isPointer(st.Val.Type()):
				case r.c.link(a) != nil:
					r.links = append(r.links, st)
				case r.c.end(a) != nil:
					r.ends = append(r.ends, st)
				}
			case *ssa.Global:
				if isPointer(st.Val.Type()) && r.c.end(a) != nil {
					r.ends = append(r.ends, st)
				}
			case *ssa.Phi:
				if r.c.nodeType(st.Val.Type()) != nil {
					r.links = append(r.links, st)
				}
			}
		}
	}
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// join notes the ends of one object that are given the same node.
func (r *chainReader) join() {
	for i, a := range r.ends {
		for _, b := range r.ends[:i] {
			if a.Val != b.Val || isZeroValue(a.Val) || !sameObject(a.Addr, b.Addr) {
				continue
			}
			if x, y := r.c.end(a.Addr).root(), r.c.end(b.Addr).root(); x != y {
				x.of = y
			}
		}
	}
}

// sameObject reports whether two addresses are fields of one object, or variables.
func sameObject(a, b ssa.Value) bool {
	x, ok := a.(*ssa.FieldAddr)
	y, ok2 := b.(*ssa.FieldAddr)
	return ok == ok2 && (!ok || x.X == y.X || sameLoad(x.X, y.X))
}

// chainRoot is where a walk along a chain began: at an end, or at a node that the function has.
type chainRoot struct {
	end  *chainEnd
	addr ssa.Value // of the end
	node ssa.Value
}

// roots are the places from which a node can have been come to, each once.
func (r *chainReader) roots(v ssa.Value) []chainRoot {
	w := &chainWalk{r: r, seen: map[ssa.Value]bool{}, left: 40}
	w.node(v)
	return w.out
}

// chainWalk follows a node back along the chain.
type chainWalk struct {
	r    *chainReader
	seen map[ssa.Value]bool
	left int
	out  []chainRoot
}

func (w *chainWalk) add(root chainRoot) {
	if !slices.ContainsFunc(w.out, func(o chainRoot) bool { return o.end == root.end && o.node == root.node }) {
		w.out = append(w.out, root)
	}
}

func (w *chainWalk) node(v ssa.Value) {
	w.r.c.s.steps++
	if w.left--; w.left < 0 || w.seen[v] || isZeroValue(v) {
		return
	}
	w.seen[v] = true
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op == token.MUL {
			if at := forwarded(v); at != nil {
				w.node(at)
				return
			}
			w.address(v.X, v)
			return
		}
	case *ssa.FieldAddr: // a node that is part of the object
		if e := w.r.c.end(v); e != nil {
			w.add(chainRoot{end: e, addr: v})
			return
		}
	case *ssa.Phi:
		for _, e := range v.Edges {
			w.node(e)
		}
		return
	case *ssa.ChangeType:
		w.node(v.X)
		return
	}
	w.add(chainRoot{node: v})
}

// address is where the node that an address leads to can have been come to.
func (w *chainWalk) address(addr, node ssa.Value) {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		if w.r.c.link(a) != nil {
			w.node(a.X)
			for _, st := range w.r.links { // what the function itself has linked there
				if to, ok := st.Addr.(*ssa.FieldAddr); ok && to.X == a.X && to.Field == a.Field && !isZeroValue(st.Val) {
					w.node(st.Val)
				}
			}
			return
		}
		if e := w.r.c.end(a); e != nil {
			w.add(chainRoot{end: e, addr: a})
			return
		}
	case *ssa.Global:
		if e := w.r.c.end(a); e != nil {
			w.add(chainRoot{end: e, addr: a})
			return
		}
	case *ssa.Phi:
		if !w.seen[a] {
			w.seen[a] = true
			for _, e := range a.Edges {
				w.address(e, node)
			}
		}
		return
	case *ssa.Alloc:
		for _, ref := range *a.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
				w.node(st.Val)
			}
		}
		return
	}
	w.add(chainRoot{node: node})
}

// forwarded is what the block has just stored to the place that a load reads, nil if it has not.
func forwarded(load *ssa.UnOp) ssa.Value {
	at, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return nil
	}
	var last ssa.Value
	for _, in := range load.Block().Instrs {
		if in == ssa.Instruction(load) {
			break
		}
		switch in := in.(type) {
		case *ssa.Store:
			if to, ok := in.Addr.(*ssa.FieldAddr); ok && to.Field == at.Field && (to.X == at.X || sameLoad(to.X, at.X)) && to.X.Type() == at.X.Type() {
				last = in.Val
			}
		case *ssa.Call:
			last = nil
		}
	}
	return last
}

// isLinkRead reports whether v is read from a link of another node, at least on some way.
func (r *chainReader) isLinkRead(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.UnOp:
		if v.Op != token.MUL || forwarded(v) != nil {
			return false
		}
		switch a := v.X.(type) {
		case *ssa.FieldAddr:
			return r.c.link(a) != nil
		case *ssa.Phi:
			return true
		}
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool {
			load, ok := e.(*ssa.UnOp)
			return ok && r.isLinkRead(load)
		})
	}
	return false
}

// shared are the roots of a list that another one has as well.
func shared(a, b []chainRoot) []chainRoot {
	var out []chainRoot
	for _, x := range a {
		if slices.ContainsFunc(b, func(y chainRoot) bool {
			return x.node != nil && x.node == y.node || x.end != nil && y.end != nil && x.end.root() == y.end.root()
		}) {
			out = append(out, x)
		}
	}
	return out
}

// isFresh reports whether the function has made a node.
func isFresh(v ssa.Value) bool {
	_, ok := v.(*ssa.Alloc)
	return ok
}
