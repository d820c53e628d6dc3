package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// maxParts is how many fields and elements deep a part of an object is followed.
const maxParts = 4

// holdings tells what becomes of the module's own objects, of what they hold, and of what
// is told as a handle.
func (fr *frame) holdings() {
	for i, p := range fr.f.Params {
		if fr.s.mayHold(p.Type()) || fr.s.takesDescriptor(p.Type()) {
			fr.holding(p, facts.Holding{From: facts.HandleParam, N: i}, true)
		}
	}
	for n, v := range fr.makes {
		if fr.s.mayHold(v.Type()) {
			fr.holding(v, facts.Holding{From: facts.HandleMake, N: n}, true)
		}
	}
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			n, ok := fr.calls[call]
			if !ok {
				continue
			}
			results := call.Call.Signature().Results()
			fails := results.Len() > 1 && tellsFailure(results.At(results.Len()-1).Type())
			for i := range results.Len() {
				if !fr.s.mayHold(results.At(i).Type()) && !mayBeDescriptor(&call.Call, i) {
					continue
				}
				var v ssa.Value = call
				if results.Len() > 1 {
					v = extracted(call, i)
				}
				h := facts.Holding{From: facts.HandleCall, N: n, Result: i, Fails: fails}
				if results.Len() == 2 && i == 0 && !takesStream(call.Call.Signature()) && instr.IsErrorType(results.At(results.Len()-1).Type()) {
					h.Type = fr.s.foreignKey(results.At(i).Type())
				}
				fr.holding(v, h, v != nil)
			}
		}
	}
}

// tellsFailure reports whether a result of a type tells if there is another one: an error, or a word.
func tellsFailure(t types.Type) bool { return instr.IsErrorType(t) || isBool(t) }

// holding adds what becomes of one value; told says that there is one.
func (fr *frame) holding(v ssa.Value, h facts.Holding, told bool) {
	w := &partWalk{home: fr, seen: map[partOf]bool{}}
	if told {
		w.follow(fr, v, "", 0)
	}
	if w.lost || len(w.flows) > maxFlows {
		return
	}
	h.Flows = w.flows
	fr.out.Holdings = append(fr.out.Holdings, h)
}

// listHoldings tells what becomes of the function's own lists.
func (fr *frame) listHoldings() {
	for n, list := range fr.ownLists().all {
		w := &partWalk{home: fr, seen: map[partOf]bool{}}
		for _, v := range list {
			w.follow(fr, v, "", 0)
		}
		if !w.lost && len(w.flows) <= maxFlows {
			fr.out.Holdings = append(fr.out.Holdings, facts.Holding{From: facts.HandleList, N: n, Flows: w.flows})
		}
	}
}

// partOf is a value as a part of the object that is followed.
type partOf struct {
	v    ssa.Value
	part string
}

// partWalk follows an object, and what is read out of it, through a function and its
// closures.
type partWalk struct {
	home  *frame
	seen  map[partOf]bool
	flows []facts.PartFlow
	// lost: the object itself goes where nobody follows.
	lost bool
}

func (w *partWalk) follow(fr *frame, v ssa.Value, part string, deep int) {
	key := partOf{v, part}
	if w.lost || w.seen[key] || v.Referrers() == nil || deep > maxParts || len(w.flows) > maxFlows {
		return
	}
	w.seen[key] = true
	for _, ref := range *v.Referrers() {
		w.visit(fr, v, ref, part, deep)
	}
}

func (w *partWalk) add(fr *frame, in ssa.Instruction, part string, f facts.Flow) {
	if part == "" && (f.How == facts.FlowOther || f.How == facts.FlowGlobal) {
		w.lost = true
		return
	}
	if fr != w.home {
		f.Func = fr.out.ID
	}
	f.Block = in.Block().Index
	w.flows = append(w.flows, facts.PartFlow{Flow: f, Part: part})
}

func (w *partWalk) visit(fr *frame, v ssa.Value, ref ssa.Instruction, part string, deep int) {
	switch ref := ref.(type) {
	case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.TypeAssert, *ssa.Slice, *ssa.Range:
		w.follow(fr, ref.(ssa.Value), part, deep)
	case *ssa.UnOp:
		if ref.Op == token.MUL && !returnsNil(ref) {
			w.follow(fr, ref, part, deep)
		}
	case *ssa.Convert:
		if isWidened(ref) {
			w.follow(fr, ref, part, deep)
		}
	case *ssa.FieldAddr:
		if fr.isPromoter(ref) {
			w.follow(fr, ref, part, deep)
			return
		}
		w.field(fr, ref, instr.Pointee(ref.X.Type()), ref.Field, part, deep)
	case *ssa.Field:
		w.field(fr, ref, ref.X.Type(), ref.Field, part, deep)
	case *ssa.IndexAddr:
		if ref.X == v && instr.VariadicArray(ref) == nil {
			w.follow(fr, ref, part+"[]", deep+1)
		}
	case *ssa.Index, *ssa.Lookup:
		if *ref.Operands(nil)[0] == v {
			w.follow(fr, ref.(ssa.Value), part+"[]", deep+1)
		}
	case *ssa.Next:
		w.follow(fr, ref, part+"[]", deep+1)
	case *ssa.Extract:
		_, next := ref.Tuple.(*ssa.Next)
		_, plain := ref.Type().Underlying().(*types.Basic)
		if next && (ref.Index == 2 || ref.Index == 1 && !plain) || !next && ref.Index == 0 { // a set has them as its keys
			w.follow(fr, ref, part, deep)
		}
	default:
		w.uses(fr, v, ref, part, deep)
	}
}

// uses visits the instructions at which a value goes somewhere.
func (w *partWalk) uses(fr *frame, v ssa.Value, ref ssa.Instruction, part string, deep int) {
	switch ref := ref.(type) {
	case *ssa.Store:
		if ref.Val == v {
			w.stored(fr, ref, part, deep)
		}
	case *ssa.MapUpdate:
		if ref.Value == v || ref.Key == v {
			w.add(fr, ref, part, facts.Flow{How: facts.FlowElem, Dest: fr.term(ref.Map)})
		}
	case *ssa.Send:
		if ref.Chan == v {
			w.add(fr, ref, part, facts.Flow{How: facts.FlowTell})
		}
		if ref.X == v {
			w.add(fr, ref, part, facts.Flow{How: facts.FlowSend})
		}
	case *ssa.Select:
		for _, st := range ref.States {
			switch {
			case st.Send == v:
				w.add(fr, ref, part, facts.Flow{How: facts.FlowSend})
			case st.Chan == v && st.Dir == types.SendOnly:
				w.add(fr, ref, part, facts.Flow{How: facts.FlowTell})
			}
		}
	case *ssa.Return:
		for i, r := range ref.Results {
			if r == v {
				w.add(fr, ref, part, facts.Flow{How: facts.FlowReturn, Arg: i})
			}
		}
	case *ssa.MakeClosure:
		w.captured(fr, v, ref, part, deep)
	case ssa.CallInstruction:
		w.called(fr, v, ref, part, deep)
	}
}

// field follows what is read from a field.
func (w *partWalk) field(fr *frame, v ssa.Value, owner types.Type, n int, part string, deep int) {
	if _, basic := instr.Pointee(v.Type()).Underlying().(*types.Basic); basic && !fr.s.takesDescriptor(instr.Pointee(v.Type())) {
		return
	}
	if isListValue(owner, n) {
		w.follow(fr, v, part, deep)
		return
	}
	key := instr.FieldKey(owner, n, facts.Unknown())
	if key == "" {
		w.add(fr, v.(ssa.Instruction), part, facts.Flow{How: facts.FlowOther})
		return
	}
	w.follow(fr, v, part+"."+key, deep+1)
}

func (w *partWalk) captured(fr *frame, v ssa.Value, mc *ssa.MakeClosure, part string, deep int) {
	fn := mc.Fn.(*ssa.Function)
	inner := fr.s.frames[fn]
	if m, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil { // a method value
		w.add(fr, mc, part, facts.Flow{How: facts.FlowMethod, Dest: &facts.Term{Op: facts.OpFunc, Text: instr.FuncID(m)}})
		return
	}
	if inner == nil {
		w.add(fr, mc, part, facts.Flow{How: facts.FlowOther})
		return
	}
	for i, b := range mc.Bindings {
		if b == v && i < len(fn.FreeVars) {
			w.follow(inner, fn.FreeVars[i], part, deep)
		}
	}
}

func (w *partWalk) stored(fr *frame, st *ssa.Store, part string, deep int) {
	switch a := st.Addr.(type) {
	case *ssa.Alloc:
		w.follow(fr, a, part, deep)
	case *ssa.FreeVar:
		if up, v := fr.binding(a); v != nil {
			w.follow(up, v, part, deep)
			return
		}
		w.add(fr, st, part, facts.Flow{How: facts.FlowOther})
	case *ssa.FieldAddr:
		w.add(fr, st, part, facts.Flow{How: facts.FlowField, Dest: fr.term(a)})
	case *ssa.Global:
		w.add(fr, st, part, facts.Flow{How: facts.FlowGlobal, Dest: fr.term(a)})
	case *ssa.IndexAddr:
		w.element(fr, a, part)
	default:
		w.add(fr, st, part, facts.Flow{How: facts.FlowOther})
	}
}

// element follows a value into a list: that of a call's variadic arguments, what is appended
// to a list, or a slot.
func (w *partWalk) element(fr *frame, ia *ssa.IndexAddr, part string) {
	arr := instr.VariadicArray(ia)
	if arr == nil {
		w.add(fr, ia, part, facts.Flow{How: facts.FlowElem, Dest: fr.term(ia.X)})
		return
	}
	for _, call := range instr.VariadicCalls(arr) {
		n, known := fr.calls[call]
		if known {
			w.add(fr, call, part, facts.Flow{How: facts.FlowArg, Call: n, Arg: len(fr.out.Calls[n].Args) - 1})
			continue
		}
		w.add(fr, call, part, facts.Flow{How: facts.FlowElem, Dest: fr.term(call.Common().Args[0]), List: fr.listOf(call)})
	}
}

// called notes what a call does with a value.
func (w *partWalk) called(fr *frame, v ssa.Value, in ssa.CallInstruction, part string, deep int) {
	c := in.Common()
	n, known := fr.calls[in]
	if !known {
		switch {
		case instr.IsBuiltin(c, "close"):
			w.add(fr, in, part, facts.Flow{How: facts.FlowClose})
		case instr.IsBuiltin(c, "append"):
			if call, ok := in.(*ssa.Call); ok {
				w.follow(fr, call, part, deep)
			}
		}
		return
	}
	if w.inList(fr, v, in, part, deep) {
		return
	}
	if c.Value == v && !c.IsInvoke() {
		w.add(fr, in, part, facts.Flow{How: facts.FlowCall, Call: n})
		return
	}
	if c.IsInvoke() && c.Value == v {
		w.add(fr, in, part, facts.Flow{How: facts.FlowArg, Call: n})
	}
	for i, a := range fr.arguments(c) {
		if a != v {
			continue
		}
		if c.IsInvoke() {
			i++
		}
		w.add(fr, in, part, facts.Flow{How: facts.FlowArg, Call: n, Arg: i})
	}
}
