package container

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// largeArray is from how many bytes on an array is worth a copy of its part.
const largeArray = 512

// isPart reports whether v is a part, cut here or by a function that cuts, of a large
// array or text that this activation has read or made, in the same turn of a loop: what
// is cut into many parts which are all kept wastes nothing.
func (fr *frame) isPart(v ssa.Value, at *ssa.BasicBlock) bool {
	if !isText(v.Type()) {
		return false
	}
	src, cut := fr.cutFrom(v, 6)
	if !cut || src == nil || !isLargeSource(src) {
		return false
	}
	in, ok := src.(ssa.Instruction)
	return ok && fr.out.Blocks[in.Block().Index].Loop == fr.out.Blocks[at.Index].Loop
}

// isText reports whether a type is a text or a slice of bytes.
func isText(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.String
	case *types.Slice:
		return isBytes(u)
	}
	return false
}

// cutFrom follows a value to the array that it lies in, and reports whether it was cut
// out of it on the way. A conversion between text and bytes copies: what was cut before
// it is a small text of its own.
func (fr *frame) cutFrom(v ssa.Value, depth int) (src ssa.Value, cut bool) {
	if depth == 0 {
		return nil, false
	}
	switch v := v.(type) {
	case *ssa.Slice:
		whole := cutOf(v) == facts.CutWhole
		src, _ = fr.cutFrom(v.X, depth-1)
		if a, ok := v.X.(*ssa.Alloc); ok {
			return a, !whole && a.Comment != "makeslice" // a make with a constant size cuts an array
		}
		return src, !whole
	case *ssa.ChangeType:
		return fr.cutFrom(v.X, depth-1)
	case *ssa.Convert:
		if src, cut := fr.cutFrom(v.X, depth-1); src != nil && !cut && isLargeSource(src) {
			return src, false
		}
		return nil, false
	case *ssa.Extract:
		if c, ok := v.Tuple.(*ssa.Call); ok {
			if of := cutter(c); of != nil && v.Index < 2 {
				src, _ = fr.cutFrom(of, depth-1)
				return src, true
			}
			return c, false
		}
	case *ssa.Call:
		if of := cutter(v); of != nil {
			src, _ = fr.cutFrom(of, depth-1)
			return src, true
		}
		return v, false
	case *ssa.UnOp: // an element of what was split
		if ia, ok := v.X.(*ssa.IndexAddr); ok {
			if c, ok := ia.X.(*ssa.Call); ok {
				if _, isIndex := ia.Index.(*ssa.Const); isIndex && cutter(c) != nil {
					src, _ = fr.cutFrom(cutter(c), depth-1)
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

// isLargeSource reports whether a value is an array of some size, or all that a stream or
// a file held.
func isLargeSource(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.MakeSlice:
		c, ok := v.Cap.(*ssa.Const)
		return ok && c.Value != nil && c.Int64() >= largeArray
	case *ssa.Alloc:
		a, ok := pointee(v.Type()).Underlying().(*types.Array)
		return ok && v.Heap && a.Len() >= largeArray
	case *ssa.Call:
		f := v.Call.StaticCallee()
		if f == nil {
			return false
		}
		switch ssaID(f) {
		case "io.ReadAll", "io/ioutil.ReadAll", "os.ReadFile", "io/ioutil.ReadFile":
			return true
		}
	}
	return false
}
