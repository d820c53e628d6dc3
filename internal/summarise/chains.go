package summarise

import (
	"cmp"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// chains are the linked structures of a package: nodes that point to nodes of their own type,
// held by their ends, the fields and variables outside of the nodes that point to one. What can
// be reached from an end is what it holds, so the end is a list.
type chains struct {
	s *summariser
	// ends are the ends by their keys.
	ends map[string]*chainEnd
	// ops are what stores to ends and links do to a chain.
	ops map[*ssa.Store]chainOp
	// nodes are the types that were asked for whether they are nodes.
	nodes map[types.Type]*types.Named
	// passed are the kinds of nodes that are put behind nodes which their function was given:
	// into the chain of any end.
	passed map[*types.Named]bool
}

// chainEnd is a place that points into a chain.
type chainEnd struct {
	key  string
	v    *types.Var
	in   string // the name of the struct type that it is a field of, "" for a variable
	node *types.Named
	// of leads to the end by whose name both are known: ends that are given one node at a
	// time hold one chain.
	of *chainEnd
	// moves says that the end goes on to each node that is put behind it, and so leaves
	// behind what came before.
	moves bool
	// grows says that nodes are put into the chain.
	grows bool
}

// sorted are the ends in the order of their declarations.
func (c *chains) sorted() []*chainEnd {
	out := make([]*chainEnd, 0, len(c.ends))
	for _, e := range c.ends {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *chainEnd) int { return cmp.Or(cmp.Compare(a.v.Pos(), b.v.Pos()), cmp.Compare(a.key, b.key)) })
	return out
}

// root is the end by whose name the chain is known.
func (e *chainEnd) root() *chainEnd {
	for e.of != nil {
		e = e.of
	}
	return e
}

// declare declares a chain under the name of the first of its ends that does not go on with
// each node; a chain that has no such end keeps nothing.
func (c *chains) declare(first *chainEnd) {
	var all []*chainEnd
	for _, e := range c.sorted() {
		if e.root() == first {
			all = append(all, e)
		}
	}
	n := slices.IndexFunc(all, func(e *chainEnd) bool { return !e.moves })
	if n < 0 || all[n].v.Pkg() != c.s.in.Types || c.s.declared[all[n].key] {
		return
	}
	name := all[n]
	for _, e := range all {
		e.of = nil
		if e != name {
			e.of = name
		}
	}
	name.grows = true
	out := facts.Container{
		Key: name.key, Owner: name.in, Name: name.v.Name(), Levels: []facts.Kind{facts.KindList}, Pos: c.s.pos(name.v.Pos()), Exported: name.v.Exported(),
		TypeText: types.TypeString(name.v.Type(), types.RelativeTo(c.s.in.Types)), Value: c.s.valueTraits(name.v.Type()),
		Links: linksOf(name.node),
	}
	for _, e := range all {
		if e != name {
			out.Ends = append(out.Ends, e.key)
		}
	}
	c.s.declared[name.key] = true
	c.s.out.Containers = append(c.s.out.Containers, out)
}

// known is the end by whose name an end's chain is declared, nil if it is not.
func (c *chains) known(key string) *chainEnd {
	e := c.ends[key]
	if e == nil {
		return nil
	}
	if e = e.root(); !e.grows || !c.s.declared[e.key] {
		return nil
	}
	return e
}

// of are the declared chains of a kind of node.
func (c *chains) of(node *types.Named) []*chainEnd {
	var out []*chainEnd
	for _, e := range c.sorted() {
		if e.node == node && c.known(e.key) == e {
			out = append(out, e)
		}
	}
	return out
}

// mostLinks is how many links a node of a list or of a tree has. One that has more, such as a
// link to its parent beside those to its children, can be taken out in more ways than are read.
const mostLinks = 2

// nodeType is the struct type of the module that t is or points to, if it points to others of
// its own type; else nil.
func (c *chains) nodeType(t types.Type) *types.Named {
	n, known := c.nodes[t]
	if !known {
		if n = instr.NamedOf(t); n != nil && (n.Obj().Pkg() == nil || !c.s.inModule(n.Obj().Pkg()) || !isNode(n)) {
			n = nil
		}
		c.nodes[t] = n
	}
	return n
}

func isNode(n *types.Named) bool { return len(linksOf(n)) > 0 && len(linksOf(n)) <= mostLinks }

// linksOf are the keys of the fields by which a node points to others of its type.
func linksOf(node *types.Named) []string {
	st, ok := node.Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var out []string
	for i := range st.NumFields() {
		if isLinkTo(st.Field(i).Type(), node) {
			out = append(out, instr.TypeKey(node)+"."+st.Field(i).Name())
		}
	}
	return out
}

// isLinkTo reports whether t is a pointer to a node.
func isLinkTo(t types.Type, node *types.Named) bool {
	_, ok := types.Unalias(t).(*types.Pointer)
	return ok && instr.NamedOf(t) == node
}

// link is the node whose link a field address is, nil if it is none.
func (c *chains) link(fa *ssa.FieldAddr) *types.Named {
	n, st := structOfType(fa.X.Type())
	if n == nil || !isLinkTo(st.Field(fa.Field).Type(), n) {
		return nil
	}
	return n
}

// end is the end of a chain at an address, nil if there is none.
func (c *chains) end(addr ssa.Value) *chainEnd {
	var v *types.Var
	var key, in string
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		n, st := structOfType(a.X.Type())
		if n == nil {
			return nil
		}
		v, in = st.Field(a.Field), n.Obj().Name()
		if c.nodeType(v.Type()) == n {
			return nil // a link
		}
		key = instr.FieldKey(instr.Pointee(a.X.Type()), a.Field, nil)
	case *ssa.Global:
		g, ok := a.Object().(*types.Var)
		if !ok {
			return nil
		}
		v, key = g, g.Pkg().Path()+"."+g.Name()
	default:
		return nil
	}
	node := c.nodeType(v.Type())
	if node == nil || key == "" {
		return nil
	}
	e := c.ends[key]
	if e == nil {
		e = &chainEnd{key: key, v: v, in: in, node: node}
		c.ends[key] = e
	}
	return e
}
