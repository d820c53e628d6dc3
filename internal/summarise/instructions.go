package summarise

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// instructions reads every instruction of the function once, in block order.
func (fr *frame) instructions() {
	for _, b := range fr.f.Blocks {
		if fr.out.Blocks[b.Index].Unreachable {
			continue
		}
		for _, in := range b.Instrs {
			fr.seq++
			fr.instruction(b, in)
		}
	}
}

func (fr *frame) instruction(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.MapUpdate:
		fr.mapUpdate(b, in)
	case *ssa.Store:
		fr.store(b, in)
		fr.sets(b, in)
	case *ssa.Send:
		fr.site(b, in.Pos(), facts.Site{Op: facts.Grow, How: facts.HowSend, Ref: fr.term(in.Chan), Val: fr.term(in.X)})
	case *ssa.Lookup:
		fr.reads(in.X)
	case *ssa.Range:
		fr.reads(in.X)
	case *ssa.IndexAddr:
		fr.reads(in.X)
	case *ssa.MakeInterface:
		fr.s.convert(in.X.Type(), in.Type())
	case ssa.CallInstruction:
		fr.call(b, in)
	}
	fr.comms(b, in)
	fr.stays(b, in)
	fr.uses(b, in)
	fr.pins(b, in)
}

// sets notes an assignment to a place of a list. A constant index names a place that has
// its use, and a list that the function has made is being filled.
func (fr *frame) sets(b *ssa.BasicBlock, in *ssa.Store) {
	ia, ok := in.Addr.(*ssa.IndexAddr)
	if !ok || instr.VariadicArray(ia) != nil {
		return
	}
	if _, fixed := ia.Index.(*ssa.Const); fixed {
		return
	}
	t := fr.place(ia.X)
	for t.Op == facts.OpSlice {
		t = t.Arg(0)
	}
	if t.Op == facts.OpField || t.Op == facts.OpGlobal {
		fr.out.Sets = append(fr.out.Sets, facts.Set{List: t, At: fr.keyTerm(ia.Index), Val: fr.keyTerm(in.Val), Block: b.Index})
	}
}

// mapUpdate reads m[k] = v: an insert at m's level and, where v is built from
// m[k], an operation on the element.
func (fr *frame) mapUpdate(b *ssa.BasicBlock, in *ssa.MapUpdate) {
	ref, key := fr.term(in.Map), fr.keyTerm(in.Key)
	st := facts.Site{Op: facts.Grow, How: facts.HowInsert, Ref: ref, Key: key, Val: fr.keyTerm(in.Value), KeyBound: fr.s.keyBound(in.Key.Type()), KeyHeld: fr.heldKey(in.Key), KeyType: boxedType(in.Key)}
	st.Zero = isZeroValue(in.Value)
	if isDecrement(in.Value) && fr.readsElement(in.Value, in.Map, in.Key) {
		st.Op = facts.Empty
		if isCountdown(in.Value) {
			st.How = facts.HowCount
		}
	}
	if isKeyOf(in.Key, in.Map) {
		st.Op = facts.Overwrite
	}
	fr.site(b, in.Pos(), st)
	if isSlice(in.Value.Type()) {
		element := &facts.Term{Op: facts.OpElem, Args: []*facts.Term{ref, key}}
		fr.sliceStore(b, in.Pos(), element, element, in.Value)
	}
}

// isKeyOf reports whether a value is the key that a loop over a map gives: what is put in there is put
// over what is there, whatever the map is called.
func isKeyOf(key, m ssa.Value) bool {
	x, ok := key.(*ssa.Extract)
	if !ok || x.Index != 1 {
		return false
	}
	next, ok := x.Tuple.(*ssa.Next)
	if !ok || next.IsString {
		return false
	}
	over, ok := next.Iter.(*ssa.Range)
	return ok && (over.X == m || sameLoad(over.X, m))
}

// readsElement reports whether v is computed from m[k].
func (fr *frame) readsElement(v, m, k ssa.Value) bool {
	found := false
	fr.walkOperands(v, 4, func(x ssa.Value) {
		if l, ok := x.(*ssa.Lookup); ok && l.X.Type() == m.Type() && (l.Index == k || sameConst(l.Index, k) || sameLoad(l.Index, k)) {
			found = true
		}
	})
	return found
}

func sameConst(a, b ssa.Value) bool {
	x, ok := a.(*ssa.Const)
	y, ok2 := b.(*ssa.Const)
	return ok && ok2 && x.Value != nil && y.Value != nil && x.Value.ExactString() == y.Value.ExactString()
}

// walkOperands visits what v is computed from, depth levels deep, each value once and
// the nearest first, up to as many as a term may look at.
func (fr *frame) walkOperands(v ssa.Value, depth int, visit func(ssa.Value)) {
	level := []ssa.Value{v}
	seen := map[ssa.Value]bool{v: true}
	for ; len(level) > 0; depth-- {
		var next []ssa.Value
		for _, v := range level {
			fr.s.steps++
			visit(v)
			in, ok := v.(ssa.Instruction)
			if !ok || depth == 0 {
				continue
			}
			for _, op := range in.Operands(nil) {
				if len(seen) > maxTermReads {
					break
				}
				if *op != nil && !seen[*op] {
					seen[*op] = true
					next = append(next, *op)
				}
			}
		}
		level = next
	}
}

// store reads *addr = v.
func (fr *frame) store(b *ssa.BasicBlock, in *ssa.Store) {
	fr.countdown(b, in)
	ref := fr.place(in.Addr)
	if ref.IsUnknown() {
		return
	}
	t := in.Val.Type()
	switch {
	case ref.Op == facts.OpField || ref.Op == facts.OpGlobal:
		fr.noteStore(b, ref, in)
	case ref.Op == facts.OpLocal && isOneWord(t):
		fr.out.Assigns = append(fr.out.Assigns, facts.Assign{Var: ref.Text, Val: fr.keyTerm(in.Val), Block: b.Index})
	}
	if fr.chainStore(b, in, ref) {
		return
	}
	switch t.Underlying().(type) {
	case *types.Slice:
		fr.sliceStore(b, in.Pos(), ref, fr.ownPlace(in.Addr, ref), in.Val)
	case *types.Map, *types.Chan, *types.Pointer, *types.Interface:
		fr.replace(b, in.Pos(), ref, in.Val)
	case *types.Struct:
		fr.structStore(b, in, ref)
	}
}

// structStore reads the assignment of a whole struct: its containers are replaced.
func (fr *frame) structStore(b *ssa.BasicBlock, in *ssa.Store, ref *facts.Term) {
	st, ok := in.Val.Type().Underlying().(*types.Struct)
	if !ok || fr.isOwnCopy(in.Val, ref) {
		return
	}
	for i := range st.NumFields() {
		switch st.Field(i).Type().Underlying().(type) {
		case *types.Map, *types.Slice:
		default:
			continue
		}
		if key := instr.FieldKey(in.Val.Type(), i, ref); key != "" {
			field := &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{ref}}
			fr.site(b, in.Pos(), facts.Site{Op: facts.Shrink, How: facts.HowAssign, Ref: field, Extent: facts.ExtentAll})
		}
	}
}

// noteStore records what is written to a field or variable that is not a container, or is
// one of bytes, which is a text as well, or another module's, which nothing in view lets grow.
func (fr *frame) noteStore(b *ssa.BasicBlock, ref *facts.Term, in *ssa.Store) {
	v := in.Val
	switch t := v.Type().Underlying().(type) {
	case *types.Map, *types.Chan:
		return
	case *types.Slice:
		if !instr.IsBytes(t) && !fr.s.isForeignField(in.Addr) {
			return
		}
	}
	st := facts.Store{Field: ref.Text, Func: fr.out.ID, Block: b.Index, Seq: fr.seq, Val: fr.keyTerm(v)}
	if in := ref.Arg(0); ref.Op == facts.OpField && (in.Op == facts.OpField || in.Op == facts.OpGlobal) {
		st.Of = in.Text
	}
	switch of := ref.Arg(0); {
	case ref.Op != facts.OpField || of.Up > 0:
	case of.Op == facts.OpNew:
		st.In = 1 + of.N
	case of.Op == facts.OpParam:
		st.In = -1 - of.N
	}
	fr.s.out.Stores = append(fr.s.out.Stores, st)
}
