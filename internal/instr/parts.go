package instr

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// largeArray is from how many bytes on an array is worth a copy of its part.
const largeArray = 512

// CutFrom follows a value to the array that it lies in, and reports whether it was cut
// out of it on the way. A conversion between text and bytes copies: what was cut before
// it is a small text of its own.
func CutFrom(v ssa.Value, depth int) (src ssa.Value, cut bool) {
	if depth == 0 {
		return nil, false
	}
	switch v := v.(type) {
	case *ssa.Slice:
		whole := CutOf(v) == facts.CutWhole
		src, _ = CutFrom(v.X, depth-1)
		if a, ok := v.X.(*ssa.Alloc); ok {
			return a, !whole && a.Comment != "makeslice" // a make with a constant size cuts an array
		}
		return src, !whole
	case *ssa.ChangeType:
		return CutFrom(v.X, depth-1)
	case *ssa.Convert:
		if src, cut := CutFrom(v.X, depth-1); src != nil && !cut && IsLargeSource(src) {
			return src, false
		}
		return nil, false
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			if of := cutter(c); of != nil && v.Index < 2 {
				src, _ = CutFrom(of, depth-1)
				return src, true
			}
			return c, false
		}
	case *ssa.Call:
		if of := cutter(v); of != nil {
			src, _ = CutFrom(of, depth-1)
			return src, true
		}
		return v, false
	case *ssa.UnOp: // an element of what was split
		if ia, ok := v.X.(*ssa.IndexAddr); ok {
			if c, ok := ia.X.(*ssa.Call); ok {
				if _, isIndex := ia.Index.(*ssa.Const); isIndex && cutter(c) != nil {
					src, _ = CutFrom(cutter(c), depth-1)
					return src, true
				}
			}
		}
	case *ssa.MakeSlice:
		return v, false
	}
	return nil, false
}

// cutter returns the text that a function of the standard library returns parts of, nil
// for other functions.
func cutter(c *ssa.Call) ssa.Value {
	f := c.Call.StaticCallee()
	if f == nil || len(c.Call.Args) == 0 || f.Pkg == nil {
		return nil
	}
	if path := f.Pkg.Pkg.Path(); path != "strings" && path != "bytes" || f.Signature.Recv() != nil {
		return nil
	}
	switch f.Name() {
	case "Cut", "Split", "SplitN", "Fields":
		return c.Call.Args[0]
	}
	return nil
}

// IsLargeSource reports whether a value is an array of some size, or all that a stream or
// a file held.
func IsLargeSource(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeSlice:
		c, ok := v.Cap.(*ssa.Const)
		return ok && c.Value != nil && c.Int64() >= largeArray
	case *ssa.Alloc:
		a, ok := Pointee(v.Type()).Underlying().(*types.Array)
		return ok && v.Heap && a.Len() >= largeArray
	case *ssa.Call:
		f := v.Call.StaticCallee()
		if f == nil {
			return false
		}
		switch ID(f) {
		case "io.ReadAll", "io/ioutil.ReadAll", "os.ReadFile", "io/ioutil.ReadFile":
			return true
		}
	}
	return false
}

// CutOf tells which part a slice expression keeps.
func CutOf(v *ssa.Slice) facts.Cut {
	zero := func(x ssa.Value) bool {
		c, ok := x.(*ssa.Const)
		return x == nil || ok && c.Value != nil && c.Value.ExactString() == "0"
	}
	toEnd := v.High == nil || isLengthOf(v)
	switch {
	case v.High != nil && zero(v.High):
		return facts.CutNone
	case toEnd && zero(v.Low):
		return facts.CutWhole
	case toEnd:
		return facts.CutTail
	case zero(v.Low):
		return facts.CutHead
	}
	return facts.CutTail
}

// isLengthOf reports whether a slice expression goes as far as its list is long, as x[:len(x):len(x)]
// does, which is all of x without the room behind it: the length is asked there and then.
func isLengthOf(v *ssa.Slice) bool {
	c, ok := v.High.(*ssa.Call)
	if !ok || len(c.Call.Args) != 1 {
		return false
	}
	b, ok := c.Call.Value.(*ssa.Builtin)
	if !ok || b.Name() != "len" || !SameRead(c.Call.Args[0], v.X) {
		return false
	}
	if c.Call.Args[0] == v.X {
		return true
	}
	list := v.Block().Instrs
	from := slices.IndexFunc(list, func(in ssa.Instruction) bool {
		read, ok := in.(ssa.Value)
		return ok && (read == c.Call.Args[0] || read == v.X)
	})
	if c.Call.Args[0].(ssa.Instruction).Block() != v.Block() || from < 0 {
		return false
	}
	for _, in := range list[from:slices.Index(list, ssa.Instruction(v))] {
		switch in := in.(type) {
		case *ssa.Store, *ssa.MapUpdate, *ssa.Send, *ssa.Go, *ssa.Defer:
			return false
		case *ssa.Call:
			if !IsBuiltin(&in.Call, "len") {
				return false
			}
		}
	}
	return true
}

// SameRead reports whether two values are one, or are read from one place, whatever is stored there
// between the two.
func SameRead(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	switch x := a.(type) {
	case *ssa.UnOp:
		y, ok := b.(*ssa.UnOp)
		return ok && x.Op == token.MUL && y.Op == token.MUL && SameRead(x.X, y.X)
	case *ssa.FieldAddr:
		y, ok := b.(*ssa.FieldAddr)
		return ok && x.Field == y.Field && SameRead(x.X, y.X)
	case *ssa.Field:
		y, ok := b.(*ssa.Field)
		return ok && x.Field == y.Field && SameRead(x.X, y.X)
	}
	return false
}
