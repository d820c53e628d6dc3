package summarise

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// toldBy is the term of what a call gives that only tells where something lies: a field of what the
// function is given, or a variable of the package, which it may make before. Who asks for a map by
// a method works on the field itself, as if it were named there. It is nil for other calls.
//
// Functions of other packages are not read, nor are the methods of interfaces. What says by an error of
// a variable that it has failed is asked as a call.
func (fr *frame) toldBy(c *ssa.CallCommon) *facts.Term {
	f := c.StaticCallee()
	if f == nil || f.Signature.Results().Len() != 1 || instr.IsErrorType(f.Signature.Results().At(0).Type()) {
		return nil
	}
	v := fr.s.placeTold(f)
	if v == nil {
		return nil
	}
	return fr.placeGiven(v, f, c.Args)
}

// placeTold is the one place of which a function always returns what it holds, nil if there is none.
func (s *summariser) placeTold(f *ssa.Function) ssa.Value {
	if v, ok := s.places[f]; ok {
		return v
	}
	v := s.findPlaceTold(f)
	s.places[f] = v
	return v
}

func (s *summariser) findPlaceTold(f *ssa.Function) ssa.Value {
	if f.Parent() != nil {
		return nil
	}
	given := onlyResults(f)
	n := slices.IndexFunc(given, func(v ssa.Value) bool {
		at := s.readFrom(v)
		return at != nil && isPlaceGiven(at)
	})
	if n < 0 {
		return nil
	}
	place := s.readFrom(given[n])
	for _, v := range given {
		if at := s.readFrom(v); (at == nil || !instr.SameRead(place, at)) && !isPutInto(v, place) {
			return nil
		}
	}
	return place
}

// onlyResults are the values that the one result of a function can be.
func onlyResults(f *ssa.Function) []ssa.Value {
	var out []ssa.Value
	for _, b := range f.Blocks {
		if b == f.Recover {
			continue
		}
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			out = append(out, returned(ret.Results[0])...)
		}
	}
	return out
}

// readFrom is the address from which a value is read, also that of an atomic pointer or value with a container
// in it; nil if it is read from none.
func (s *summariser) readFrom(v ssa.Value) ssa.Value {
	if of, ok := v.(*ssa.TypeAssert); ok && !of.CommaOk {
		v = of.X
	}
	if load := loadedFrom(v); load != nil {
		if _, loads := load.(*ssa.Call); !loads {
			return load
		}
		v = load
	}
	call, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if slot, ok := slotCallOf(&call.Call); ok && slot.loads && (&frame{s: s}).hasContainer(slot.addr) {
		return slot.addr
	}
	return nil
}

// loadedFrom is the address from which a value is read, nil if it is not.
func loadedFrom(v ssa.Value) ssa.Value {
	if load, ok := v.(*ssa.UnOp); ok && load.Op == token.MUL {
		return load.X
	}
	return nil
}

// isPlaceGiven reports whether an address is that of a variable of a package, or lies behind fields
// of a parameter.
func isPlaceGiven(at ssa.Value) bool {
	for {
		switch x := at.(type) {
		case *ssa.Global:
			return true
		case *ssa.FieldAddr:
			if parameterOf(x.X) != nil {
				return true
			}
			at = x.X
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return false
			}
			at = x.X
		default:
			return false
		}
	}
}

// parameterOf is the parameter that a value is, or that is read from the variable in which a closure
// finds it.
func parameterOf(v ssa.Value) *ssa.Parameter {
	if a, ok := loadedFrom(v).(*ssa.Alloc); ok {
		v = stored(a)
	}
	p, _ := v.(*ssa.Parameter)
	return p
}

// isPutInto reports whether a value that a function has made is put where a place lies.
func isPutInto(v, place ssa.Value) bool {
	if v.Referrers() == nil {
		return false
	}
	for _, ref := range *v.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Val == v && instr.SameRead(st.Addr, place) {
			return true
		}
	}
	return false
}

// placeGiven is the term of a place of a function, for a call of it.
func (fr *frame) placeGiven(at ssa.Value, f *ssa.Function, args []ssa.Value) *facts.Term {
	if p := parameterOf(at); p != nil {
		if i := slices.Index(f.Params, p); i < len(args) {
			return fr.object(args[i])
		}
		return nil
	}
	switch x := at.(type) {
	case *ssa.Global:
		return fr.term(x)
	case *ssa.UnOp:
		return fr.placeGiven(x.X, f, args)
	case *ssa.FieldAddr:
		base := fr.placeGiven(x.X, f, args)
		if base == nil || base.IsUnknown() {
			return base
		}
		if t := fr.folded(x, x.Field, base); t != nil {
			return t
		}
		if key := instr.FieldKey(instr.Pointee(x.X.Type()), x.Field, base); key != "" {
			return &facts.Term{Op: facts.OpField, Text: key, Args: []*facts.Term{base}}
		}
	}
	return nil
}
