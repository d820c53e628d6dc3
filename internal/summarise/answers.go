package summarise

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// answers reports whether a loop works on what the function then returns: it leaves by a
// condition of its own, which no error, no channel and nobody else decides, to where an object
// or a list is returned that it has worked on. Whoever called waits for that, so the loop has
// an end, and with it all that it adds to on the way.
func (fr *frame) answers(l *natural) bool {
	touched := l.touched()
	worked := func(v ssa.Value) bool { return touched[v] || l.inside(v) }
	for _, b := range l.behind(l.ownWays()) {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		for _, v := range ret.Results {
			if root := resultRoot(v); root != nil && isAnswer(v.Type()) && worked(root) {
				return true
			}
		}
	}
	return false
}

// ownWays are the blocks to which the loop leaves by conditions of its own.
func (l *natural) ownWays() []*ssa.BasicBlock {
	var out []*ssa.BasicBlock
	for _, x := range l.exits() {
		if l.isTold(x) && !l.asksAnswer(x) || isSignal(x) || asksForFailure(x.Cond, 4) {
			continue
		}
		for _, s := range x.Block().Succs {
			if !l.has(s) {
				out = append(out, s)
			}
		}
	}
	return out
}

// asksForFailure reports whether a condition asks whether there was an error, or whether a
// channel, a scanner or an iterator has come to its end.
func asksForFailure(cond ssa.Value, depth int) bool {
	if depth == 0 {
		return true
	}
	switch v := cond.(type) {
	case *ssa.BinOp:
		return types.Identical(v.X.Type(), types.Universe.Lookup("error").Type())
	case *ssa.UnOp:
		return v.Op == token.NOT && asksForFailure(v.X, depth-1)
	case *ssa.Extract, *ssa.Call:
		return true
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return asksForFailure(e, depth-1) })
	}
	return false
}

// isAnswer reports whether a caller asks for values of the type: an object or a list, not a
// number, a flag or an error.
func isAnswer(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Array, *types.Struct:
		return true
	case *types.Pointer:
		_, ok := u.Elem().Underlying().(*types.Struct)
		return ok
	}
	return false
}

// resultRoot is the object or variable of the function from which a result is read, nil where
// it is not the function's own.
func resultRoot(v ssa.Value) ssa.Value {
	for range maxTermDepth {
		switch x := v.(type) {
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return nil
			}
			v = x.X
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.Field:
			v = x.X
		case *ssa.Slice:
			v = x.X
		case *ssa.Alloc, *ssa.Phi, *ssa.Call, *ssa.MakeMap, *ssa.MakeSlice:
			return x
		default:
			return nil
		}
	}
	return nil
}

// asksAnswer reports whether a branch asks a flag in what a turn of the loop has been answered
// with: an object that a call of the turn has given unless it failed, or that it has filled in. That
// a page is the last one, nobody tells the loop from outside.
func (l *natural) asksAnswer(x *ssa.If) bool {
	v := x.Cond
	if not, ok := v.(*ssa.UnOp); ok && not.Op == token.NOT {
		v = not.X
	}
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	at := load.X
	for {
		field, ok := at.(*ssa.FieldAddr)
		if !ok {
			break
		}
		at = field.X
	}
	switch own := at.(type) {
	case *ssa.Alloc:
		return l.filledIn(own)
	case *ssa.Extract:
		results := own.Tuple.Type().(*types.Tuple)
		_, call := own.Tuple.(*ssa.Call)
		return call && l.inside(own) && instr.IsErrorType(results.At(results.Len()-1).Type())
	}
	return false
}

// filledIn reports whether calls in a loop are given a variable that nobody else has.
func (l *natural) filledIn(own *ssa.Alloc) bool {
	filled := false
	for work := []ssa.Value{own}; len(work) > 0; {
		at := work[len(work)-1]
		work = work[:len(work)-1]
		for _, ref := range *at.Referrers() {
			switch ref := ref.(type) {
			case *ssa.MakeInterface:
				work = append(work, ref)
			case *ssa.FieldAddr, *ssa.UnOp, *ssa.DebugRef:
			case *ssa.Store:
				if ref.Val == at {
					return false
				}
			case *ssa.Call:
				if instr.IsReceiver(ref, at) || ref.Call.IsInvoke() && ref.Call.Value == at {
					return false // an object with methods of its own may be told to end
				}
				filled = filled || l.has(ref.Block())
			default:
				return false
			}
		}
	}
	return filled
}
