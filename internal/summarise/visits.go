package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/instr"
)

// visits reports whether the function that hands a closure to a call goes on, after the
// call, to read what the closure has captured, without a lock: then the call has finished
// with the closure. gathers reports whether that is a list, a map or a plain variable.
func (fr *frame) visits(in ssa.CallInstruction, fn ssa.Value) (visits, gathers bool) {
	mc := closureOf(fn)
	call, ok := in.(*ssa.Call)
	if mc == nil || !ok {
		return false, false
	}
	for _, b := range mc.Bindings {
		if readAfter(b, call, readsPlainly) {
			return true, true
		}
		visits = visits || readAfter(b, call, looksAtObject)
	}
	return visits || answersFor(mc, call), false
}

// answersFor reports whether a closure says whether to go on, or says that it failed and the
// error of the call that it is handed to is looked at: the one is the other's outcome.
// Less sure than a read; nothing else tells a visitor whose closure only reports.
func answersFor(mc *ssa.MakeClosure, call *ssa.Call) bool {
	said := mc.Fn.(*ssa.Function).Signature.Results()
	if said.Len() != 1 {
		return false
	}
	if isBool(said.At(0).Type()) {
		return true
	}
	return instr.IsErrorType(said.At(0).Type()) && instr.IsErrorType(call.Type()) && len(*call.Referrers()) > 0
}

// closureOf is the closure, or the method value, behind conversions; nil if there is none.
func closureOf(v ssa.Value) *ssa.MakeClosure {
	for {
		switch x := v.(type) {
		case *ssa.MakeClosure:
			return x
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		default:
			return nil
		}
	}
}

// readAfter reports whether control, after a call or another instruction, reaches a place that reads the captured
// value.
func readAfter(captured ssa.Value, call ssa.Instruction, reads func(ref ssa.Instruction, captured ssa.Value) bool) bool {
	refs := captured.Referrers()
	return refs != nil && slices.ContainsFunc(*refs, func(ref ssa.Instruction) bool { return follows(ref, call) && reads(ref, captured) })
}

// readsPlainly reports whether an instruction reads a captured list, map or plain variable, or
// makes a closure that looks into it.
func readsPlainly(ref ssa.Instruction, captured ssa.Value) bool {
	switch x := ref.(type) {
	case *ssa.UnOp: // a variable that the closure shares
		return isPlainVariable(x.Type())
	case *ssa.MakeClosure:
		return looksInto(x, captured)
	}
	_, isValue := ref.(ssa.Value)
	return isValue && isPlainVariable(captured.Type()) && usesPlainly(ref)
}

// looksAtObject reports whether an instruction reads a captured object.
func looksAtObject(ref ssa.Instruction, captured ssa.Value) bool {
	switch x := ref.(type) {
	case *ssa.UnOp:
		if readsLoaded(x) {
			return true
		}
	case *ssa.FieldAddr:
		if loads(x) {
			return true
		}
	}
	return isShown(ref, captured)
}

// looksInto reports whether a closure looks into a list or map that it has captured.
func looksInto(mc *ssa.MakeClosure, captured ssa.Value) bool {
	fn := mc.Fn.(*ssa.Function)
	for i, b := range mc.Bindings {
		if b != captured || i >= len(fn.FreeVars) {
			continue
		}
		for _, ref := range *fn.FreeVars[i].Referrers() {
			load, ok := ref.(*ssa.UnOp)
			if ok && isPlainVariable(load.Type()) && slices.ContainsFunc(*load.Referrers(), usesPlainly) || isPlainVariable(captured.Type()) && usesPlainly(ref) {
				return true
			}
		}
	}
	return false
}

// isPlainVariable reports whether a variable of the type is read where it is loaded: it is no
// object with methods of its own.
func isPlainVariable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Slice, *types.Map, *types.Array:
		return true
	}
	return false
}

// usesPlainly reports whether an instruction looks into a list or map.
func usesPlainly(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Range, *ssa.Lookup, *ssa.Index, *ssa.IndexAddr, *ssa.Slice:
		return true
	case *ssa.Call:
		return !in.Call.IsInvoke()
	}
	return false
}

// readsLoaded reports whether an object that was loaded from a shared variable is read:
// a field of it, or the whole of it by code that is handed it to show.
func readsLoaded(v ssa.Value) bool {
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		if a, ok := ref.(*ssa.FieldAddr); ok {
			return loads(a)
		}
		return isShown(ref, v)
	})
}

// loads reports whether a field is loaded that is no lock.
func loads(a *ssa.FieldAddr) bool {
	return slices.ContainsFunc(*a.Referrers(), func(ref ssa.Instruction) bool {
		load, ok := ref.(*ssa.UnOp)
		return ok && load.X == a
	})
}

// isShown reports whether an object is returned, or converted to an empty interface, as
// what prints or encodes takes it.
func isShown(in ssa.Instruction, v ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.Return:
		return true
	case *ssa.MakeInterface:
		return isAny(in.Type())
	case *ssa.Call:
		b, ok := in.Call.Value.(*ssa.Builtin)
		return ok && b.Name() != "append" && slices.Contains(in.Call.Args, v)
	}
	return false
}

// follows reports whether control can reach an instruction after another one.
func follows(in, call ssa.Instruction) bool {
	from, to := call.Block(), in.Block()
	if from == nil || to == nil || in.Parent() != call.Parent() {
		return false
	}
	if from == to {
		return slices.Index(from.Instrs, in) > slices.Index(from.Instrs, call)
	}
	seen := map[*ssa.BasicBlock]bool{from: true}
	work := slices.Clone(from.Succs)
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if b == to {
			return true
		}
		if !seen[b] {
			seen[b] = true
			work = append(work, b.Succs...)
		}
	}
	return false
}

// pointeeOf is the type of a value, or of the variable that it is the address of.
func pointeeOf(v ssa.Value) types.Type {
	if _, ok := v.(*ssa.Alloc); ok {
		return instr.Pointee(v.Type())
	}
	return v.Type()
}
