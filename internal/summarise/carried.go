package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// Copy on write: a function makes a new map, copies into it all that a place holds, changes
// the copy and puts it into the place. The copy is what the place holds from then on, so what
// is inserted into it is inserted at the place, and to put it there drops nothing. A copy of
// which something was left out is none: that is how entries are dropped.

// maxCarried is how many objects lie between a copy and the place where it is put.
const maxCarried = 3

// takesOver is the place whose entries a map that is made here takes over whole before it is
// put there; nil for other maps.
func (fr *frame) takesOver(v ssa.Value) *facts.Term {
	if _, ok := v.Type().Underlying().(*types.Map); !ok {
		return nil
	}
	if t, ok := fr.carriedTo[v]; ok {
		return t
	}
	if fr.carriedTo == nil {
		fr.carriedTo = map[ssa.Value]*facts.Term{}
	}
	fr.carriedTo[v] = nil // while its places are read
	for _, to := range fr.destinations(v, maxCarried) {
		if fr.copiesAll(v, to) {
			fr.carriedTo[v] = to
			break
		}
	}
	return fr.carriedTo[v]
}

// destinations are the places where a value that is made here is put, by itself, through a
// variable, or in an object that is made here too.
func (fr *frame) destinations(v ssa.Value, deep int) []*facts.Term {
	if deep == 0 || v.Referrers() == nil {
		return nil
	}
	var out []*facts.Term
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Val == v {
				out = append(out, fr.storedAt(ref.Addr, deep)...)
			}
		case *ssa.MakeInterface:
			out = append(out, fr.destinations(ref, deep)...)
		case *ssa.UnOp: // what is read from a variable
			if _, ok := v.(*ssa.Alloc); ok && ref.Op == token.MUL {
				out = append(out, fr.destinations(ref, deep-1)...)
			}
		case ssa.CallInstruction:
			if slot, ok := slotCallOf(ref.Common()); ok && slot.put == v {
				out = append(out, fr.inSlot(slot.addr))
			}
		}
	}
	return out
}

// inSlot is the term of what an atomic pointer or value points to.
func (fr *frame) inSlot(addr ssa.Value) *facts.Term {
	at := fr.term(addr)
	if fr.hasContainer(addr) {
		return at
	}
	name := "(*" + instr.TypeKey(addr.Type()) + ").Load"
	return &facts.Term{Op: facts.OpCall, Text: name, Args: []*facts.Term{at}}
}

// storedAt are the places that an address names. A field of an object that is made here is
// one of each place where that is put.
func (fr *frame) storedAt(addr ssa.Value, deep int) []*facts.Term {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		return fr.destinations(addr, deep)
	case *ssa.FieldAddr:
		a, ok := addr.X.(*ssa.Alloc)
		if !ok {
			break
		}
		var out []*facts.Term
		for _, of := range fr.destinations(a, deep-1) {
			if key := instr.FieldKey(instr.Pointee(a.Type()), addr.Field, of); key != "" {
				out = append(out, &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{of}})
			}
		}
		return out
	}
	if t := fr.term(addr); t.Op == facts.OpField || t.Op == facts.OpGlobal || t.Op == facts.OpElem {
		return []*facts.Term{t}
	}
	return nil
}

// copiesAll reports whether a map takes over all entries of a place: it is a clone, or a new
// one into which they are copied by maps.Copy or one by one, none left out, however many they are.
func (fr *frame) copiesAll(v ssa.Value, from *facts.Term) bool {
	if c, ok := v.(*ssa.Call); ok {
		return calleeText(&c.Call) == "maps.Clone" && len(c.Call.Args) == 1 && fr.term(c.Call.Args[0]).Equal(from)
	}
	for _, m := range sameMap(v) {
		for _, ref := range *m.Referrers() {
			if fr.onlyFew(ref.Block(), v, from) {
				continue
			}
			switch ref := ref.(type) {
			case *ssa.MapUpdate:
				if ref.Map == m && fr.copiesEach(ref, from) {
					return true
				}
			case *ssa.Call:
				if calleeText(&ref.Call) == "maps.Copy" && len(ref.Call.Args) == 2 && ref.Call.Args[0] == m && fr.term(ref.Call.Args[1]).Equal(from) {
					return true
				}
			}
		}
	}
	return false
}

// onlyFew reports whether a block runs, once a value is made, only where a place has few entries.
func (fr *frame) onlyFew(b *ssa.BasicBlock, made ssa.Value, from *facts.Term) bool {
	in, ok := made.(ssa.Instruction)
	for d := b; ok && d != nil && d != in.Block(); d = d.Idom() {
		br := branchTo(d)
		if br == nil {
			continue
		}
		g := fr.guard(br.Cond, entry(d).Succs[1] == d)
		if g.Kind == facts.GuardLen && (g.Op == "<" || g.Op == "<=") && g.X.Text == "len" && g.X.Arg(0).Equal(from) {
			return true
		}
	}
	return false
}

// sameMap are the values by which a function knows a map that it makes: itself and what is
// read from the variable, or the field of an object made here, that it is stored to.
func sameMap(v ssa.Value) []ssa.Value {
	out := []ssa.Value{v}
	for _, ref := range *v.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Val == v {
			for _, at := range sameAddress(st.Addr) {
				out = append(out, loadsOf(at)...)
			}
		}
	}
	return out
}

// sameAddress are the addresses of a variable, or of one field of an object, that a function
// makes; none of other places.
func sameAddress(addr ssa.Value) []ssa.Value {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		return []ssa.Value{addr}
	case *ssa.FieldAddr:
		a, ok := addr.X.(*ssa.Alloc)
		if !ok {
			return nil
		}
		var out []ssa.Value
		for _, ref := range *a.Referrers() {
			if fa, ok := ref.(*ssa.FieldAddr); ok && fa.Field == addr.Field {
				out = append(out, fa)
			}
		}
		return out
	}
	return nil
}

func loadsOf(addr ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, use := range *addr.Referrers() {
		if load, ok := use.(*ssa.UnOp); ok && load.Op == token.MUL {
			out = append(out, load)
		}
	}
	return out
}

// copiesEach reports whether an insert takes over an entry at each turn of a range over a place.
func (fr *frame) copiesEach(in *ssa.MapUpdate, from *facts.Term) bool {
	key, ok := in.Key.(*ssa.Extract)
	if !ok || key.Index != 1 {
		return false
	}
	next, ok := key.Tuple.(*ssa.Next)
	if !ok {
		return false
	}
	rng, ok := next.Iter.(*ssa.Range)
	return ok && everyTurn(in.Block()) == next.Block() && fr.term(rng.X).Equal(from)
}

// everyTurn is the head of the innermost loop around a block that each turn of the loop
// runs; nil for a block that some turn leaves out, or in no loop.
func everyTurn(b *ssa.BasicBlock) *ssa.BasicBlock {
	for head := b; head != nil; head = head.Idom() {
		turns := 0
		for _, p := range head.Preds {
			if !head.Dominates(p) {
				continue
			}
			if turns++; !b.Dominates(p) {
				return nil
			}
		}
		if turns > 0 {
			return head
		}
	}
	return nil
}

// copiesToItself reports whether a call copies the entries of a map into what takes its place.
func (fr *frame) copiesToItself(c *ssa.CallCommon) bool {
	if calleeText(c) != "maps.Copy" || len(c.Args) != 2 {
		return false
	}
	t := fr.term(c.Args[0])
	return t.Known() && t.Equal(fr.term(c.Args[1]))
}
