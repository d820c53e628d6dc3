package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// object is the term of an object that something is done to. An element of a list or map that
// the function has made is one of the objects that it has put there.
func (fr *frame) object(v ssa.Value) *facts.Term {
	if in := containerOf(v); in != nil {
		if t := fr.elements(in); t != nil {
			return t
		}
	}
	return fr.term(v)
}

// containerOf is the list or map of which a value is an element, nil for other values and for
// elements that are no references.
func containerOf(v ssa.Value) ssa.Value {
	switch v.Type().Underlying().(type) {
	case *types.Pointer, *types.Interface:
	default:
		return nil
	}
	switch v := v.(type) {
	case *ssa.Lookup:
		return v.X
	case *ssa.Extract:
		switch t := v.Tuple.(type) {
		case *ssa.Lookup:
			if v.Index == 0 {
				return t.X
			}
		case *ssa.Next:
			if rng, ok := t.Iter.(*ssa.Range); ok && v.Index == 2 {
				return rng.X
			}
		}
	case *ssa.UnOp:
		if ia, ok := v.X.(*ssa.IndexAddr); ok && v.Op == token.MUL {
			return ia.X
		}
	}
	return nil
}

// elements is what is put into a list or map that the function makes and hands to nobody
// meanwhile, nil if that is not known.
func (fr *frame) elements(in ssa.Value) *facts.Term {
	if t, ok := fr.putIn[in]; ok {
		return t
	}
	fr.putIn[in] = nil // one of its own elements is none more
	g := &putting{fr: fr, seen: map[ssa.Value]bool{}}
	if g.gather(in) && g.made && len(g.out) > 0 {
		fr.putIn[in] = oneOf(g.out)
	}
	return fr.putIn[in]
}

func oneOf(list []*facts.Term) *facts.Term {
	if len(list) == 1 {
		return list[0]
	}
	return &facts.Term{Op: facts.OpPhi, Args: list}
}

// putting gathers what is put into a list or map.
type putting struct {
	fr   *frame
	seen map[ssa.Value]bool
	out  []*facts.Term
	made bool // it is made here
}

// maxPut is how many different things an element can be one of.
const maxPut = 4

func (g *putting) put(t *facts.Term) bool {
	if t.IsUnknown() {
		return false
	}
	for _, had := range g.out {
		if had.Equal(t) {
			return true
		}
	}
	g.out = append(g.out, t)
	return len(g.out) <= maxPut
}

// gather follows a list or map to where it is made, and each of the values on the way to what
// is put there; false if something else may be done to it.
func (g *putting) gather(v ssa.Value) bool {
	if g.seen[v] {
		return true
	}
	g.seen[v] = true
	switch x := v.(type) {
	case *ssa.MakeMap, *ssa.MakeSlice:
		g.made = true
	case *ssa.Const:
		return true // nil
	case *ssa.Phi:
		for _, e := range x.Edges {
			if !g.gather(e) {
				return false
			}
		}
	case *ssa.Slice:
		if !g.gather(x.X) {
			return false
		}
	case *ssa.Call:
		if !instr.IsAppend(x) || !g.gather(x.Call.Args[0]) || !g.appended(x) {
			return false
		}
		g.made = true
	default:
		return false
	}
	for _, ref := range *v.Referrers() {
		if !g.used(v, ref) {
			return false
		}
	}
	return true
}

// appended notes what an append adds.
func (g *putting) appended(c *ssa.Call) bool {
	if len(c.Call.Args) < 2 {
		return true
	}
	if list, ok := variadicElements(c.Call.Args[1]); ok {
		for _, e := range list {
			if e == nil || !g.put(g.fr.object(e)) {
				return false
			}
		}
		return true
	}
	return g.put(g.fr.elem(c.Call.Args[1], facts.Unknown()))
}

// used notes what an instruction puts into v; false if it hands v to others.
func (g *putting) used(v ssa.Value, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.MapUpdate:
		if ref.Map != v {
			return false
		}
		return g.put(g.fr.object(ref.Value))
	case *ssa.IndexAddr:
		for _, r := range *ref.Referrers() {
			if st, ok := r.(*ssa.Store); ok && (st.Addr != ref || !g.put(g.fr.object(st.Val))) {
				return false
			}
		}
		return true
	case *ssa.Phi, *ssa.Slice:
		return g.gather(ref.(ssa.Value))
	case *ssa.Call:
		if instr.IsAppend(ref) && ref.Call.Args[0] == v {
			return g.gather(ref)
		}
		_, builtin := ref.Call.Value.(*ssa.Builtin)
		return builtin && !instr.IsBuiltin(&ref.Call, "copy") || instr.IsAppend(ref)
	case *ssa.Store:
		a, ok := ref.Addr.(*ssa.Alloc)
		return ok && ref.Val == v && isResult(a)
	case *ssa.Lookup, *ssa.Range, *ssa.Index, *ssa.Return, *ssa.DebugRef:
		return true
	}
	return false
}

// isResult reports whether a variable only keeps what its function is about to return.
func isResult(a *ssa.Alloc) bool {
	for _, ref := range *a.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != a {
				return false
			}
		case *ssa.UnOp:
			for _, r := range *ref.Referrers() {
				if _, ok := r.(*ssa.Return); !ok {
					return false
				}
			}
		case *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// resultElements are the elements of the lists and maps that the function returns, nil if none
// are known.
func (fr *frame) resultElements(n int) []*facts.Term {
	out := make([]*facts.Term, n)
	known := false
	for _, b := range fr.f.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for i, r := range ret.Results {
			for _, v := range returned(r) {
				out[i] = fr.orElements(out[i], v)
			}
			known = known || out[i] != nil && !out[i].IsUnknown()
		}
	}
	if !known {
		return nil
	}
	for i, t := range out {
		if t == nil {
			out[i] = facts.Unknown()
		}
	}
	return out
}

// orElements adds what the elements of one value are that is returned.
func (fr *frame) orElements(had *facts.Term, v ssa.Value) *facts.Term {
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return had
	}
	keys := isSlice(v.Type()) && !holdsReferences(v.Type())
	if !keys && !holdsReferences(v.Type()) {
		return had
	}
	t := fr.elements(v)
	if keys && (t == nil || t.Op != facts.OpKey) {
		return had // plain values that are no keys of a container are not followed
	}
	switch {
	case t == nil || had != nil && had.IsUnknown():
		return facts.Unknown()
	case had == nil || had.Equal(t):
		return t
	}
	return &facts.Term{Op: facts.OpPhi, Args: append(append([]*facts.Term(nil), had.Alternatives()...), t.Alternatives()...)}
}

// holdsReferences reports whether a type is a list or map of pointers or interfaces.
func holdsReferences(t types.Type) bool {
	var elem types.Type
	switch u := t.Underlying().(type) {
	case *types.Slice:
		elem = u.Elem()
	case *types.Map:
		elem = u.Elem()
	default:
		return false
	}
	switch elem.Underlying().(type) {
	case *types.Pointer, *types.Interface:
		return true
	}
	return false
}
