package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// flowWalk follows one handle through a function and its closures.
type flowWalk struct {
	home  *frame
	seen  map[ssa.Value]bool
	flows []facts.Flow
	full  bool
}

// nearness tells what a value is to the handle that is followed.
type nearness int

const (
	itself nearness = iota
	around          // made around it: a call's result that took it, an object with a field that holds it
	given           // what a method of it returned
)

// follow visits what refers to v, a value of fr's function.
func (w *flowWalk) follow(fr *frame, v ssa.Value, near nearness) {
	if w.seen[v] || v.Referrers() == nil || w.full {
		return
	}
	w.seen[v] = true
	for _, ref := range *v.Referrers() {
		w.visit(fr, v, ref, near)
	}
}

// add notes what an instruction of fr's function does with the handle, or with what is near
// to it.
func (w *flowWalk) add(fr *frame, in ssa.Instruction, near nearness, f facts.Flow) {
	if len(w.flows) >= maxFlows {
		if !w.full {
			w.full = true
			w.flows = append(w.flows, facts.Flow{How: facts.FlowOther})
		}
		return
	}
	if fr != w.home {
		f.Func = fr.out.ID
	}
	f.Block, f.Within = in.Block().Index, near != itself
	w.flows = append(w.flows, f)
}

func (w *flowWalk) visit(fr *frame, v ssa.Value, ref ssa.Instruction, near nearness) {
	switch ref := ref.(type) {
	case *ssa.UnOp:
		if !returnsNil(ref) {
			w.follow(fr, ref, near)
		}
	case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Convert, *ssa.Phi:
		w.follow(fr, ref.(ssa.Value), near)
	case *ssa.TypeAssert:
		w.follow(fr, ref, near)
	case *ssa.FieldAddr: // an embedded part, whose methods are its own
		if st, ok := instr.Pointee(ref.X.Type()).Underlying().(*types.Struct); ok && ref.X == v && st.Field(ref.Field).Embedded() {
			w.follow(fr, ref, near)
		} else if near == around && ref.X == v && readsObject(ref) {
			w.add(fr, ref, near, facts.Flow{How: facts.FlowOther}) // a part, which may hold it too
		}
	case *ssa.Extract: // of a type assertion, or of a call around the handle
		if _, called := ref.Tuple.(*ssa.Call); !called && ref.Index == 0 || called && instr.IsObject(ref.Type()) {
			w.follow(fr, ref, near)
		}
	case *ssa.Store:
		if ref.Val == v {
			w.stored(fr, ref, near)
		}
	case *ssa.MapUpdate:
		w.add(fr, ref, near, facts.Flow{How: facts.FlowElem})
	case *ssa.Send, *ssa.Select:
		w.add(fr, ref, near, facts.Flow{How: facts.FlowSend})
	case *ssa.Return:
		for i, r := range ref.Results {
			if r == v {
				w.add(fr, ref, near, facts.Flow{How: facts.FlowReturn, Arg: i})
			}
		}
	case *ssa.MakeClosure:
		w.captured(fr, v, ref, near)
	case ssa.CallInstruction:
		w.called(fr, v, ref, near)
	}
}

// readsObject reports whether a field that can hold objects is read.
func readsObject(a *ssa.FieldAddr) bool {
	switch instr.Pointee(a.Type()).Underlying().(type) {
	case *types.Basic, *types.Struct, *types.Array:
		return false
	}
	return slices.ContainsFunc(*a.Referrers(), func(in ssa.Instruction) bool {
		_, ok := in.(*ssa.UnOp)
		return ok
	})
}

// captured follows a handle, or the variable that holds it, into a closure.
func (w *flowWalk) captured(fr *frame, v ssa.Value, mc *ssa.MakeClosure, near nearness) {
	fn := mc.Fn.(*ssa.Function)
	inner := fr.s.frames[fn]
	if inner == nil || fn.Parent() == nil { // a method value: whoever has it may call it
		w.add(fr, mc, near, facts.Flow{How: facts.FlowOther, Dest: &facts.Term{Op: facts.OpFunc, Text: valueFuncID(fn)}})
		return
	}
	for i, b := range mc.Bindings {
		if b == v && i < len(fn.FreeVars) {
			w.follow(inner, fn.FreeVars[i], near)
		}
	}
}

// stored follows a handle into the variable, field or element that takes it.
func (w *flowWalk) stored(fr *frame, st *ssa.Store, near nearness) {
	switch a := st.Addr.(type) {
	case *ssa.Alloc:
		w.follow(fr, a, near)
	case *ssa.FreeVar: // a variable of the function around
		if up, v := fr.binding(a); v != nil {
			w.follow(up, v, near)
			return
		}
		w.add(fr, st, near, facts.Flow{How: facts.FlowOther})
	case *ssa.FieldAddr:
		w.add(fr, st, near, facts.Flow{How: facts.FlowField, Dest: fr.term(a)})
		if obj, ok := rootObject(a.X); ok {
			w.follow(fr, obj, max(near, around))
		}
	case *ssa.Global:
		w.add(fr, st, near, facts.Flow{How: facts.FlowGlobal, Dest: fr.term(a)})
	case *ssa.IndexAddr:
		w.element(fr, a, near)
	default:
		w.add(fr, st, near, facts.Flow{How: facts.FlowOther})
	}
}

// rootObject is the object, made in this function, that a field belongs to.
func rootObject(v ssa.Value) (*ssa.Alloc, bool) {
	for {
		switch x := v.(type) {
		case *ssa.FieldAddr:
			v = x.X
		case *ssa.UnOp: // of a variable that holds a new object
			a, ok := x.X.(*ssa.Alloc)
			if !ok {
				return nil, false
			}
			return madeInto(a)
		case *ssa.Alloc:
			return x, true
		default:
			return nil, false
		}
	}
}

// madeInto is the new object that a variable is given, if it is given nothing else.
func madeInto(variable *ssa.Alloc) (*ssa.Alloc, bool) {
	var made *ssa.Alloc
	for _, ref := range *variable.Referrers() {
		st, ok := ref.(*ssa.Store)
		if !ok || st.Addr != variable {
			continue
		}
		obj, ok := st.Val.(*ssa.Alloc)
		if !ok || made != nil {
			return nil, false
		}
		made = obj
	}
	return made, made != nil
}

// element follows a handle into an array: that of a call's variadic arguments, or a
// list.
func (w *flowWalk) element(fr *frame, ia *ssa.IndexAddr, near nearness) {
	arr := instr.VariadicArray(ia)
	if arr == nil {
		w.add(fr, ia, near, facts.Flow{How: facts.FlowElem})
		return
	}
	for _, call := range instr.VariadicCalls(arr) {
		n, known := fr.calls[call]
		if !known { // append
			w.add(fr, call, near, facts.Flow{How: facts.FlowElem})
			continue
		}
		w.add(fr, call, near, facts.Flow{How: facts.FlowArg, Call: n, Arg: len(fr.out.Calls[n].Args) - 1})
		w.result(fr, call, near, false)
	}
}

// called notes the calls that take the handle, or call it, and follows what they make
// around it.
func (w *flowWalk) called(fr *frame, v ssa.Value, in ssa.CallInstruction, near nearness) {
	n, known := fr.calls[in]
	if !known {
		return // a builtin: append's elements are told by their array
	}
	c := in.Common()
	if c.Value == v && !c.IsInvoke() {
		w.add(fr, in, near, facts.Flow{How: facts.FlowCall, Call: n})
		return
	}
	if c.IsInvoke() && c.Value == v {
		w.add(fr, in, near, facts.Flow{How: facts.FlowArg, Call: n})
		w.result(fr, in, near, true)
	}
	for i, a := range fr.arguments(c) {
		if a != v {
			continue
		}
		if c.IsInvoke() {
			i++
		}
		w.add(fr, in, near, facts.Flow{How: facts.FlowArg, Call: n, Arg: i})
		w.result(fr, in, near, i == 0 && (c.IsInvoke() || c.Signature().Recv() != nil))
	}
}

// result follows what a call made around the handle, or what a method of it gave. What the
// methods of that return is something of their own.
func (w *flowWalk) result(fr *frame, in ssa.CallInstruction, near nearness, method bool) {
	call, ok := in.(*ssa.Call)
	if !ok || method && near != itself {
		return
	}
	to := max(near, around)
	if method {
		to = given
	}
	if call.Call.Signature().Results().Len() > 1 || instr.IsObject(call.Type()) {
		w.follow(fr, call, to)
	}
}
