package summarise

import (
	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// uses notes where the function values among an instruction's operands go.
func (fr *frame) uses(b *ssa.BasicBlock, in ssa.Instruction) {
	switch in.(type) {
	case *ssa.MakeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.MakeClosure, *ssa.Extract, *ssa.ChangeInterface, *ssa.Convert:
		return // the value is met again where it is consumed
	}
	for _, op := range in.Operands(nil) {
		if *op == nil {
			continue
		}
		for _, fv := range fr.functionValues(*op) {
			use := facts.Use{Func: valueFuncID(fv.f), Block: b.Index}
			if fv.bound != nil {
				use.Bound = fr.term(fv.bound)
			}
			fr.useOf(in, *op, &use)
			if fv.f.Parent() == nil && (use.How == facts.UseCall || use.How == facts.UseGo || use.How == facts.UseDefer) {
				continue // the call edge tells
			}
			fr.out.Uses = append(fr.out.Uses, use)
		}
	}
}

type functionValue struct {
	f     *ssa.Function
	bound ssa.Value // receiver of a method value
}

// functionValues are the functions that v can be, through conversions and phis.
func (fr *frame) functionValues(v ssa.Value) []functionValue {
	w := functionWalk{fr: fr}
	w.visit(v)
	return w.found
}

// functionWalk collects functions. Each phi is looked at once: the states of a generated
// parser lead to one another by the hundred.
type functionWalk struct {
	fr    *frame
	seen  map[*ssa.Phi]bool
	found []functionValue
}

func (w *functionWalk) visit(v ssa.Value) {
	w.fr.s.steps++
	switch v := v.(type) {
	case *ssa.Function:
		w.found = append(w.found, functionValue{f: v})
	case *ssa.MakeClosure:
		fn := v.Fn.(*ssa.Function)
		if fn.Parent() == nil && len(v.Bindings) == 1 {
			w.found = append(w.found, functionValue{f: fn, bound: v.Bindings[0]})
			return
		}
		w.found = append(w.found, functionValue{f: fn})
	case *ssa.ChangeType:
		w.visit(v.X)
	case *ssa.MakeInterface:
		w.visit(v.X)
	case *ssa.Phi:
		if w.seen[v] || !w.fr.choices()[v] {
			return
		}
		if w.seen == nil {
			w.seen = map[*ssa.Phi]bool{}
		}
		w.seen[v] = true
		for _, e := range v.Edges {
			w.visit(e)
		}
	}
}

// choices are the phis of the function that a function reaches, the only ones worth a
// look for functions.
func (fr *frame) choices() map[*ssa.Phi]bool {
	if fr.chosen != nil {
		return fr.chosen
	}
	fr.chosen = map[*ssa.Phi]bool{}
	from := map[ssa.Value][]ssa.Value{}
	var work []ssa.Value
	pass := func(x ssa.Value, to ssa.Value) {
		fr.s.steps++
		from[x] = append(from[x], to)
		switch x.(type) {
		case *ssa.Function, *ssa.MakeClosure:
			work = append(work, to)
		}
	}
	for _, b := range fr.f.Blocks {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.ChangeType:
				pass(in.X, in)
			case *ssa.MakeInterface:
				pass(in.X, in)
			case *ssa.Phi:
				for _, e := range in.Edges {
					pass(e, in)
				}
			}
		}
	}
	seen := map[ssa.Value]bool{}
	for len(work) > 0 {
		v := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[v] {
			continue
		}
		seen[v] = true
		if phi, ok := v.(*ssa.Phi); ok {
			fr.chosen[phi] = true
		}
		work = append(work, from[v]...)
	}
	return fr.chosen
}

// useOf tells what the instruction does with an operand.
func (fr *frame) useOf(in ssa.Instruction, op ssa.Value, use *facts.Use) {
	use.How = facts.UseOther
	switch in := in.(type) {
	case ssa.CallInstruction:
		fr.useInCall(in, op, use)
		fr.noteVisits(in, op, use)
	case *ssa.Store:
		fr.useInStore(in, use)
	case *ssa.Return:
		use.How = facts.UseReturn
	case *ssa.Send:
		use.How, use.Field = facts.UseSend, containerText(fr.term(in.Chan))
	case *ssa.Select:
		for _, st := range in.States {
			if st.Send == op {
				use.How, use.Field = facts.UseSend, containerText(fr.term(st.Chan))
			}
		}
	case *ssa.MapUpdate:
		use.How = facts.UseElem
		use.Into = fr.term(in.Map)
		use.Field = containerText(use.Into)
	}
}

func (fr *frame) useInCall(in ssa.CallInstruction, op ssa.Value, use *facts.Use) {
	c := in.Common()
	if c.Value == op && !c.IsInvoke() {
		use.How = facts.UseCall
		switch in.(type) {
		case *ssa.Go:
			use.How = facts.UseGo
		case *ssa.Defer:
			use.How = facts.UseDefer
		}
		return
	}
	n, ok := fr.calls[in.(ssa.Instruction)]
	if !ok {
		return // a builtin: append of functions, told by the store
	}
	use.How, use.Call = facts.UseArg, n
	for i, a := range fr.arguments(c) {
		if a == op {
			use.Arg = i
			if c.IsInvoke() {
				use.Arg++
			}
		}
	}
}

// useInStore tells a function stored in a field, a variable, an element, or an
// argument array of a variadic call.
func (fr *frame) useInStore(in *ssa.Store, use *facts.Use) {
	if ia, ok := in.Addr.(*ssa.IndexAddr); ok {
		if arr := instr.VariadicArray(ia); arr != nil {
			fr.useInVariadic(arr, in.Val, use)
			return
		}
		if arr, ok := ia.X.(*ssa.Alloc); ok { // an element of a list written out here
			use.How, use.Into = facts.UseElem, fr.newTerm(arr)
			return
		}
	}
	if v, ok := in.Addr.(*ssa.Alloc); ok && isResult(v) {
		use.How = facts.UseReturn
		return
	}
	t := fr.place(in.Addr)
	switch t.Op {
	case facts.OpField:
		use.How, use.Field, use.Into = facts.UseField, t.Text, t.Arg(0)
	case facts.OpGlobal:
		use.How, use.Field = facts.UseGlobal, t.Text
	case facts.OpElem:
		use.How, use.Field, use.Into = facts.UseElem, containerText(t.Arg(0)), t.Arg(0)
	}
}

// useInVariadic finds the call that the argument array is made for; append puts the
// function into the slice that is stored.
func (fr *frame) useInVariadic(arr *ssa.Alloc, v ssa.Value, use *facts.Use) {
	calls := instr.VariadicCalls(arr)
	if len(calls) == 0 {
		return
	}
	c := calls[0].Common()
	if instr.IsBuiltin(c, "append") {
		use.How, use.Field = facts.UseElem, containerText(fr.term(c.Args[0]))
		return
	}
	use.How = facts.UseArg
	use.Call = len(fr.out.Calls) // the call comes right after its arguments
	for i, a := range fr.arguments(c) {
		if a == v {
			use.Arg = i
		}
	}
}

// containerText names the field or variable behind a container term, or "".
func containerText(t *facts.Term) string {
	for t.Op == facts.OpElem || t.Op == facts.OpSlice {
		t = t.Arg(0)
	}
	switch t.Op {
	case facts.OpField, facts.OpGlobal, facts.OpLocal:
		return t.Text
	}
	return ""
}
