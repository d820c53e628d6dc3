package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// term returns the canonical form of v. An address and what it points to are one
// term; conversions are dropped. Beyond maxTermDepth the term is Unknown.
func (fr *frame) term(v ssa.Value) *facts.Term {
	if v == nil {
		return facts.Unknown()
	}
	if t, ok := fr.terms[v]; ok {
		if t == nil { // a value that depends on itself
			return facts.Unknown()
		}
		return t
	}
	if fr.depth == 0 {
		fr.budget = maxTermReads
	}
	fr.s.steps++
	if fr.budget--; fr.depth >= maxTermDepth || fr.budget < 0 {
		return facts.Unknown()
	}
	fr.terms[v] = nil
	fr.depth++
	t := fr.read(v)
	fr.depth--
	if !isSmall(t) {
		// Terms share their parts: arithmetic on arithmetic doubles what is written of
		// it at each step, whatever the depth at which each part was read.
		t = facts.Unknown()
	}
	if fr.depth > 0 && !t.Known() {
		delete(fr.terms, v) // cut short by depth or a cycle: read again when asked directly
	} else {
		fr.terms[v] = t
	}
	return t
}

func (fr *frame) read(v ssa.Value) *facts.Term {
	switch v := v.(type) {
	case *ssa.Parameter:
		for i, p := range fr.f.Params {
			if p == v {
				return &facts.Term{Op: facts.OpParam, N: i}
			}
		}
	case *ssa.FreeVar:
		return fr.freeVar(v)
	case *ssa.Const:
		if v.Value == nil {
			return &facts.Term{Op: facts.OpZero, Text: zeroStruct(v.Type())}
		}
		return &facts.Term{Op: facts.OpConst, Text: v.Value.ExactString()}
	case *ssa.Global:
		if v.Pkg != nil {
			return &facts.Term{Op: facts.OpGlobal, Text: v.Pkg.Pkg.Path() + "." + v.Name()}
		}
	case *ssa.Function:
		return &facts.Term{Op: facts.OpFunc, Text: valueFuncID(v)}
	case *ssa.MakeClosure:
		return &facts.Term{Op: facts.OpFunc, Text: valueFuncID(v.Fn.(*ssa.Function))}
	case *ssa.Alloc:
		return fr.alloc(v)
	case *ssa.MakeMap:
		if to := fr.takesOver(v); to != nil {
			return to
		}
		return fr.newTerm(v)
	case *ssa.MakeSlice, *ssa.MakeChan:
		return fr.newTerm(v)
	case *ssa.FieldAddr:
		return fr.field(v.X, v.Field)
	case *ssa.Field:
		return fr.field(v.X, v.Field)
	case *ssa.IndexAddr:
		if t := fr.oneOfConstants(v); t != nil {
			return t
		}
		return fr.elem(v.X, fr.index(v.Index))
	case *ssa.Index:
		return fr.elem(v.X, fr.index(v.Index))
	case *ssa.Lookup:
		return fr.elem(v.X, fr.keyTerm(v.Index))
	}
	return fr.readDerived(v)
}

// readDerived reads values that are computed from others.
func (fr *frame) readDerived(v ssa.Value) *facts.Term {
	switch v := v.(type) {
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			return fr.term(v.X)
		case token.ARROW:
			return &facts.Term{Op: facts.OpRecv, Args: []*facts.Term{fr.term(v.X)}}
		}
		return &facts.Term{Op: facts.OpBin, Text: v.Op.String(), Args: []*facts.Term{fr.term(v.X)}}
	case *ssa.ChangeType:
		return fr.term(v.X)
	case *ssa.Convert:
		return fr.term(v.X)
	case *ssa.MultiConvert:
		return fr.term(v.X)
	case *ssa.ChangeInterface:
		return fr.term(v.X)
	case *ssa.MakeInterface:
		if t := namedConstant(v.X); t != nil {
			return t
		}
		return fr.term(v.X)
	case *ssa.TypeAssert:
		return fr.term(v.X)
	case *ssa.SliceToArrayPointer:
		return fr.term(v.X)
	case *ssa.Slice:
		return fr.slice(v)
	case *ssa.Extract:
		return fr.extract(v)
	case *ssa.Phi:
		return fr.phiTerm(v)
	case *ssa.Call:
		if to := fr.takesOver(v); to != nil {
			return to
		}
		if in := fr.slotLoad(v); in != nil {
			return in
		}
		return fr.callTerm(v, 0)
	case *ssa.BinOp:
		return fr.binary(v)
	}
	return facts.Unknown()
}

// freeVar reads a captured variable in the enclosing function's frame.
func (fr *frame) freeVar(v *ssa.FreeVar) *facts.Term {
	up, bound := fr.binding(v)
	if bound == nil {
		return facts.Unknown()
	}
	return up.term(bound).Lower(1)
}

// alloc reads a variable or a made object. A variable that is stored to once is
// what was stored; one with several stores stands for itself.
func (fr *frame) alloc(v *ssa.Alloc) *facts.Term {
	if v.Comment == "varargs" {
		return facts.Unknown()
	}
	var stored []ssa.Value
	for _, st := range storesTo(v) {
		stored = append(stored, st.Val)
	}
	stored = append(stored, fr.storedInClosures(v)...)
	switch {
	case len(stored) == 0:
		if t := fr.arrayLiteral(v); t != nil {
			return t
		}
		if t := fr.copiedInto(v); t != nil {
			return t
		}
		return fr.newTerm(v)
	case len(stored) == 1:
		if c, ok := stored[0].(*ssa.Const); ok && c.Value == nil {
			return fr.newTerm(v)
		}
		if _, ok := stored[0].(*ssa.FreeVar); !ok && stored[0].Parent() == fr.f {
			if t := fr.foreignStruct(v); t != nil && t.Text != "" {
				return t // a configuration that was made elsewhere and changed here
			}
			return fr.term(stored[0])
		}
	}
	if v.Comment == "complit" || v.Comment == "new" || v.Comment == "" {
		return fr.newTerm(v)
	}
	return &facts.Term{Op: facts.OpLocal, Text: instr.LocalKey(fr.f, v.Comment), N: fr.made[v]}
}

// storedInClosures returns what closures store to the variable that they capture.
func (fr *frame) storedInClosures(v *ssa.Alloc) []ssa.Value {
	var out []ssa.Value
	for _, ref := range *v.Referrers() {
		mc, ok := ref.(*ssa.MakeClosure)
		if !ok {
			continue
		}
		for _, fv := range fr.captures(mc)[v] {
			for _, r := range *fv.Referrers() {
				if st, ok := r.(*ssa.Store); ok && st.Addr == fv {
					out = append(out, st.Val)
				}
			}
		}
	}
	return out
}

// captures are the variables of a closure's code by what its maker binds to them.
func (fr *frame) captures(mc *ssa.MakeClosure) map[ssa.Value][]*ssa.FreeVar {
	if known := fr.captured[mc]; known != nil {
		return known
	}
	fn := mc.Fn.(*ssa.Function)
	bound := map[ssa.Value][]*ssa.FreeVar{}
	for i, b := range mc.Bindings {
		fr.s.steps++
		if i < len(fn.FreeVars) {
			bound[b] = append(bound[b], fn.FreeVars[i])
		}
	}
	if fr.captured == nil {
		fr.captured = map[*ssa.MakeClosure]map[ssa.Value][]*ssa.FreeVar{}
	}
	fr.captured[mc] = bound
	return bound
}

// newTerm names what this function makes by its number.
func (fr *frame) newTerm(v ssa.Value) *facts.Term {
	n, ok := fr.made[v]
	if !ok {
		return facts.Unknown()
	}
	return &facts.Term{Op: facts.OpNew, Text: instr.TypeKey(v.Type()), N: n}
}

func (fr *frame) field(x ssa.Value, i int) *facts.Term {
	if t := fr.succeeds(x, i); t != nil {
		return t
	}
	base := fr.object(x)
	if t := fr.folded(x, i, base); t != nil {
		return t
	}
	key := instr.FieldKey(instr.Pointee(x.Type()), i, base)
	if key == "" {
		return facts.Unknown()
	}
	return &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{base}}
}

func (fr *frame) elem(x ssa.Value, key *facts.Term) *facts.Term {
	return &facts.Term{Op: facts.OpElem, Args: []*facts.Term{fr.term(x), key}}
}

// index is the term of a slice index; a loop's own counter is unknown.
func (fr *frame) index(v ssa.Value) *facts.Term {
	if _, ok := v.(*ssa.Phi); ok {
		return facts.Unknown()
	}
	return fr.term(v)
}

func (fr *frame) slice(v *ssa.Slice) *facts.Term {
	if a, ok := v.X.(*ssa.Alloc); ok && v.Low == nil && v.High == nil {
		if given := fr.wholeArray(a); given != nil {
			return &facts.Term{Op: facts.OpSlice, Text: string(facts.CutWhole), Args: []*facts.Term{fr.term(given)}}
		}
		return fr.newTerm(a) // a slice literal or an array's slice
	}
	return &facts.Term{Op: facts.OpSlice, Text: string(instr.CutOf(v)), Args: []*facts.Term{fr.term(v.X)}}
}

func (fr *frame) extract(v *ssa.Extract) *facts.Term {
	switch t := v.Tuple.(type) {
	case *ssa.Lookup:
		return fr.lookedUp(t, v.Index)
	case *ssa.Next:
		rng, ok := t.Iter.(*ssa.Range)
		if !ok {
			return facts.Unknown()
		}
		key := &facts.Term{Op: facts.OpKey, Args: []*facts.Term{fr.term(rng.X)}}
		switch v.Index {
		case 1:
			return key
		case 2:
			return fr.elem(rng.X, key)
		}
	case *ssa.TypeAssert:
		if v.Index == 0 {
			return fr.term(t.X)
		}
	case *ssa.UnOp:
		if v.Index == 0 && t.Op == token.ARROW {
			return fr.term(t)
		}
	case *ssa.Select:
		return fr.selected(t, v.Index)
	case *ssa.Call:
		return fr.callTerm(t, v.Index)
	}
	return facts.Unknown()
}

// selected is what the receiving case of a select got.
func (fr *frame) selected(s *ssa.Select, index int) *facts.Term {
	n := 2
	for _, st := range s.States {
		if st.Dir != types.RecvOnly {
			continue
		}
		if n == index {
			return &facts.Term{Op: facts.OpRecv, Args: []*facts.Term{fr.term(st.Chan)}}
		}
		n++
	}
	return facts.Unknown()
}

// phi is one of its edges; edges that lead back to the phi say nothing.
func (fr *frame) phi(v *ssa.Phi) *facts.Term {
	var alts []*facts.Term
	seen := map[string]bool{}
	partial := false
	var add func(t *facts.Term)
	add = func(t *facts.Term) {
		if t.IsUnknown() {
			partial = true
			return
		}
		if t.Op == facts.OpPhi {
			for _, a := range t.Args {
				add(a)
			}
			return
		}
		if k := t.String(); !seen[k] {
			seen[k] = true
			alts = append(alts, t)
		}
	}
	edges := v.Edges
	if len(edges) > maxTermReads { // more than a term may look at
		edges, partial = edges[:maxTermReads], true
	}
	for i, e := range edges {
		fr.s.steps++
		if e == v {
			continue
		}
		if _, ok := e.(*ssa.Phi); ok && isOpen(fr.terms, e) {
			continue // a phi of phis: the outer one has its edges
		}
		add(fr.alternative(v, i))
	}
	if len(alts) == 0 || len(alts) > maxPhi {
		return facts.Unknown()
	}
	if len(alts) == 1 && !partial {
		return alts[0]
	}
	if partial {
		alts = append(alts, facts.Unknown())
	}
	return &facts.Term{Op: facts.OpPhi, Args: alts}
}

// isOpen reports whether v is being read further out.
func isOpen(terms map[ssa.Value]*facts.Term, v ssa.Value) bool {
	t, ok := terms[v]
	return ok && t == nil
}

// zeroStruct is the key of a named struct type, by whose zero value it is known where a
// key of that type is asked for; "" for other zero values.
func zeroStruct(t types.Type) string {
	if _, ok := t.Underlying().(*types.Struct); !ok {
		return ""
	}
	return instr.TypeKey(t)
}
