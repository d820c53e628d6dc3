package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// pins reads the places where something small keeps something large.
func (fr *frame) pins(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Store:
		if _, ok := in.Addr.(*ssa.Alloc); ok {
			return
		}
		if fr.popsSlots(in) {
			fr.pin(b, in.Pos(), facts.Pin{How: facts.PinSlots, Ref: fr.term(in.Addr), Mend: fr.s.mender.Clearing(in)})
		}
		if fr.isPart(in.Val, b) {
			ref, many := fr.keeper(in.Addr)
			fr.pin(b, in.Pos(), facts.Pin{How: facts.PinPart, Ref: ref, Many: many, Mend: fr.s.mender.Cloning(in, func(v ssa.Value) bool { return fr.isPart(v, b) })})
		}
	case *ssa.MapUpdate:
		if fr.isPart(in.Value, b) || fr.isPart(in.Key, b) {
			fr.pin(b, in.Pos(), facts.Pin{How: facts.PinPart, Ref: fr.term(in.Map), Many: true, Mend: fr.s.mender.Cloning(in, func(v ssa.Value) bool { return fr.isPart(v, b) })})
		}
	case *ssa.Call:
		if fr.isPoolPut(in) {
			fr.pin(b, in.Pos(), facts.Pin{How: facts.PinPool, Ref: fr.term(in.Call.Args[0])})
		}
	}
}

func (fr *frame) pin(b *ssa.BasicBlock, pos token.Pos, p facts.Pin) {
	if p.Ref.IsUnknown() {
		return
	}
	p.Block = b.Index
	p.Pos, p.What = fr.s.sources.statement(pos)
	fr.out.Pins = append(fr.out.Pins, p)
}

// keeper is the place that an address stands for. The argument array of an append is
// the list that is appended to.
func (fr *frame) keeper(addr ssa.Value) (ref *facts.Term, many bool) {
	ia, ok := addr.(*ssa.IndexAddr)
	if !ok {
		return fr.term(addr), false
	}
	arr := instr.VariadicArray(ia)
	if arr == nil {
		return fr.term(ia.X), true
	}
	for _, in := range instr.VariadicCalls(arr) {
		if c, ok := in.(*ssa.Call); ok && instr.IsAppend(c) {
			return fr.term(c.Call.Args[0]), true
		}
	}
	return facts.Unknown(), false
}

// popsSlots reports whether a store cuts the head off the list that is stored to, and
// nothing in the function clears slots of it or lets the array go.
func (fr *frame) popsSlots(st *ssa.Store) bool {
	sl, ok := st.Val.(*ssa.Slice)
	if !ok || !isSlice(sl.Type()) || instr.CutOf(sl) != facts.CutTail || !holdsObjects(sl.Type().Underlying().(*types.Slice).Elem(), 4) {
		return false
	}
	ref := fr.term(st.Addr)
	return (ref.Op == facts.OpField || ref.Op == facts.OpGlobal) && fr.term(sl.X).Equal(ref) && !fr.letsGo(ref)
}

// letsGo reports whether the function stores into slots of a list, clears or copies it,
// or gives it another array.
func (fr *frame) letsGo(ref *facts.Term) bool {
	if fr.letGo == nil {
		fr.letGo = map[string]bool{}
		for _, b := range fr.f.Blocks {
			for _, in := range b.Instrs {
				fr.s.steps++
				fr.noteLetGo(in)
			}
		}
	}
	return ref.Known() && fr.letGo[ref.String()]
}

// noteLetGo notes the lists of which an instruction lets parts go.
func (fr *frame) noteLetGo(in ssa.Instruction) {
	note := func(t *facts.Term) {
		if t.Known() {
			fr.letGo[t.String()] = true
		}
	}
	switch in := in.(type) {
	case *ssa.Store:
		if ia, ok := in.Addr.(*ssa.IndexAddr); ok && isSlice(ia.X.Type()) {
			note(fr.listTerm(ia.X))
		}
		if _, cut := in.Val.(*ssa.Slice); !cut {
			if t := fr.term(in.Addr); !isAppendOf(in.Val) {
				note(t)
			}
		}
	case *ssa.Call:
		if instr.IsBuiltin(&in.Call, "clear", "copy") {
			note(fr.listTerm(in.Call.Args[0]))
		}
	}
}

func isAppendOf(v ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	return ok && instr.IsAppend(c)
}

// listTerm is the term of a list, or of that of which v is a cut.
func (fr *frame) listTerm(v ssa.Value) *facts.Term {
	if sl, ok := v.(*ssa.Slice); ok {
		v = sl.X
	}
	return fr.term(v)
}

// holdsObjects reports whether values of a type refer to objects: a text does not count.
func holdsObjects(t types.Type, depth int) bool {
	switch u := t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Signature, *types.Slice, *types.Interface:
		return true
	case *types.Array:
		return depth > 0 && holdsObjects(u.Elem(), depth-1)
	case *types.Struct:
		for i := range u.NumFields() {
			if depth > 0 && holdsObjects(u.Field(i).Type(), depth-1) {
				return true
			}
		}
	}
	return false
}

// isPoolPut reports whether a call puts a buffer into a sync.Pool, in a function that
// nowhere looks at how large it is.
func (fr *frame) isPoolPut(c *ssa.Call) bool {
	f := c.Call.StaticCallee()
	if f == nil || instr.ID(f) != "(*sync.Pool).Put" || len(c.Call.Args) < 2 {
		return false
	}
	mi, ok := c.Call.Args[1].(*ssa.MakeInterface)
	return ok && isBufferValue(mi.X.Type()) && !fr.looksAtSize()
}

// isBufferValue reports whether a type is a buffer of bytes that grows.
func isBufferValue(t types.Type) bool {
	t = instr.Pointee(t)
	if instr.TypeKey(t) == "bytes.Buffer" {
		return true
	}
	s, ok := t.Underlying().(*types.Slice)
	return ok && instr.IsBytes(s)
}

// looksAtSize reports whether the function asks for a capacity or a length.
func (fr *frame) looksAtSize() bool {
	if fr.sized == nil {
		sized := asksSize(fr.f)
		fr.sized = &sized
	}
	return *fr.sized
}

func asksSize(f *ssa.Function) bool {
	for _, b := range f.Blocks {
		for _, in := range b.Instrs {
			c, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			switch callee := c.Call.Value.(type) {
			case *ssa.Builtin:
				if callee.Name() == "cap" {
					return true
				}
			case *ssa.Function:
				if name := callee.Name(); name == "Cap" || name == "Len" || name == "Available" {
					return true
				}
			}
		}
	}
	return false
}
