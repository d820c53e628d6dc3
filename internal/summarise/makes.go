package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// makeFates tells where what the function makes goes.
func (fr *frame) makeFates() {
	for n, v := range fr.makes {
		m := facts.Make{N: n, Type: madeType(v), Block: blockOf(v), Pos: fr.s.pos(v.Pos())}
		seen := map[ssa.Value]bool{}
		fr.fates(v, &m, seen, 0)
		if key := fr.s.localContainer(fr, v); key != "" {
			m.Local = key
		}
		if mc, ok := v.(*ssa.MakeChan); ok {
			m.Size, m.Limited = fr.term(mc.Size), isLimited(mc.Size) || isEmptyType(mc.Type().Underlying().(*types.Chan).Elem())
			m.Elem = carries(mc)
		}
		if a, ok := v.(*ssa.Alloc); ok {
			m.Value = fr.foreignStruct(a)
			if m.Value == nil && fr.s.isBuilt(a) && instr.IsStandard(instr.NamedOf(a.Type()).Obj().Pkg()) {
				m.Value = fr.structTerm(a)
			}
		}
		if m.Type != "" || m.Local != "" || m.Size != nil || len(m.Fates) > 0 {
			fr.out.Makes = append(fr.out.Makes, m)
		}
	}
}

// callFates tells where the objects go that calls of the module's own functions return.
func (fr *frame) callFates() {
	for in, n := range fr.calls {
		call, ok := in.(*ssa.Call)
		if !ok || call.Call.StaticCallee() == nil {
			continue
		}
		foreign := fr.s.isForeign(calleePackage(call))
		if foreign && !fr.isForeignObject(call.Type()) {
			continue
		}
		var m facts.Make
		if call.Call.Signature().Results().Len() == 1 {
			if instr.TypeKey(call.Type()) == "" {
				continue
			}
			fr.fates(call, &m, map[ssa.Value]bool{}, 0)
		} else {
			fr.tupleFates(call, &m)
		}
		if !foreign || keepsResult(m.Fates) {
			fr.out.Calls[n].Fates = m.Fates
		}
	}
}

// tupleFates follows the first of several results.
func (fr *frame) tupleFates(call *ssa.Call, m *facts.Make) {
	for _, ref := range *call.Referrers() {
		if e, ok := ref.(*ssa.Extract); ok && e.Index == 0 && instr.TypeKey(e.Type()) != "" {
			fr.fates(e, m, map[ssa.Value]bool{}, 0)
		}
	}
}

// madeType is the key of the type of what is made, "" for a variable that takes a
// copy of something: copying makes no object, unless the copy is handed out by its address.
func madeType(v ssa.Value) string {
	if a, ok := v.(*ssa.Alloc); ok {
		for _, ref := range *a.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == a && !isHandedOut(a) {
				return ""
			}
		}
	}
	return instr.TypeKey(v.Type())
}

func blockOf(v ssa.Value) int {
	if in, ok := v.(ssa.Instruction); ok && in.Block() != nil {
		return in.Block().Index
	}
	return 0
}

func (fr *frame) fates(v ssa.Value, m *facts.Make, seen map[ssa.Value]bool, depth int) {
	const most = 24
	if seen[v] || depth > 5 || len(m.Fates) > most || v.Referrers() == nil {
		return
	}
	seen[v] = true
	for _, ref := range *v.Referrers() {
		fr.fate(v, ref, m, seen, depth)
	}
}

func (fr *frame) fate(v ssa.Value, ref ssa.Instruction, m *facts.Make, seen map[ssa.Value]bool, depth int) {
	add := func(how facts.FateHow, dest *facts.Term) { m.Fates = append(m.Fates, facts.Fate{How: how, Dest: dest}) }
	switch ref := ref.(type) {
	case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.Slice, *ssa.Convert:
		fr.fates(ref.(ssa.Value), m, seen, depth+1)
	case *ssa.UnOp: // a struct value or variable loaded whole
		fr.fates(ref, m, seen, depth+1)
	case *ssa.FieldAddr:
		if fr.isPromoter(ref) {
			fr.fates(ref, m, seen, depth)
		}
	case *ssa.Store:
		if ref.Val == v {
			fr.storeFate(ref, m, seen, depth)
		}
	case *ssa.MapUpdate:
		if ref.Value == v {
			add(facts.FateElem, fr.term(ref.Map))
		}
	case *ssa.Return:
		add(facts.FateReturn, nil)
	case *ssa.Send:
		add(facts.FateSend, fr.term(ref.Chan))
	case *ssa.MakeClosure:
		add(facts.FateCaptured, &facts.Term{Op: facts.OpFunc, Text: valueFuncID(ref.Fn.(*ssa.Function))})
	case ssa.CallInstruction:
		fr.argFate(v, ref, m)
	}
}

func (fr *frame) storeFate(st *ssa.Store, m *facts.Make, seen map[ssa.Value]bool, depth int) {
	if a, ok := st.Addr.(*ssa.Alloc); ok {
		fr.fates(a, m, seen, depth+1)
		return
	}
	t := fr.term(st.Addr)
	switch t.Op {
	case facts.OpField:
		m.Fates = append(m.Fates, facts.Fate{How: facts.FateField, Dest: t})
	case facts.OpGlobal:
		m.Fates = append(m.Fates, facts.Fate{How: facts.FateGlobal, Dest: t})
	case facts.OpElem:
		m.Fates = append(m.Fates, facts.Fate{How: facts.FateElem, Dest: t.Arg(0)})
	default:
		if ia, ok := st.Addr.(*ssa.IndexAddr); ok {
			fr.elementFate(ia, m)
		}
	}
}

// elementFate is what becomes of a value put into the argument array of a call.
func (fr *frame) elementFate(ia *ssa.IndexAddr, m *facts.Make) {
	arr := instr.VariadicArray(ia)
	if arr == nil {
		return
	}
	var use facts.Use
	fr.useInVariadic(arr, nil, &use)
	if use.How == facts.UseElem && use.Field != "" {
		m.Fates = append(m.Fates, facts.Fate{How: facts.FateElem, Dest: &facts.Term{Op: facts.OpField, Text: use.Field}})
		return
	}
	m.Fates = append(m.Fates, facts.Fate{How: facts.FateArg, Any: isAny(arr.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array).Elem())})
}

func (fr *frame) argFate(v ssa.Value, in ssa.CallInstruction, m *facts.Make) {
	n, ok := fr.calls[in.(ssa.Instruction)]
	if !ok {
		return
	}
	c, how := in.Common(), facts.FateArg
	if _, ok := in.(*ssa.Go); ok {
		how = facts.FateGo
	}
	for i, a := range fr.arguments(c) {
		if a != v {
			continue
		}
		if c.IsInvoke() {
			i++
		}
		fate := facts.Fate{How: how, Call: n, Arg: i, Any: isAny(v.Type())}
		if call, ok := in.(*ssa.Call); ok && types.IsInterface(v.Type()) {
			fate.Visits = readAfter(boxed(v), call, readsPlainly) || readAfter(boxed(v), call, looksAtObject)
		}
		if fate.Any {
			fate.Parts = unnamedParts(boxed(v).Type())
		}
		m.Fates = append(m.Fates, fate)
	}
}

// boxed is the object, or the variable that holds it, behind an interface value.
func boxed(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.UnOp:
			if a, ok := x.X.(*ssa.Alloc); ok && x.Op == token.MUL {
				return a
			}
			return v
		default:
			return v
		}
	}
}

// unnamedParts are the keys of the types that the fields of a struct without a name mention.
func unnamedParts(t types.Type) []string {
	st, ok := instr.Pointee(t).(*types.Struct)
	if !ok {
		return nil
	}
	var out []string
	for i := range st.NumFields() {
		out = append(out, typeRefs(st.Field(i).Type())...)
	}
	return out
}

// keepsResult reports whether something that outlives the call keeps its result.
func keepsResult(fates []facts.Fate) bool {
	for _, f := range fates {
		switch f.How {
		case facts.FateField, facts.FateGlobal, facts.FateReturn, facts.FateElem:
			return true
		}
	}
	return false
}

// isForeignObject reports whether a call returns an object whose type another module
// declares.
func (fr *frame) isForeignObject(t types.Type) bool {
	if tuple, ok := t.(*types.Tuple); ok {
		if tuple.Len() == 0 {
			return false
		}
		t = tuple.At(0).Type()
	}
	n := instr.NamedOf(t)
	return n != nil && fr.s.isForeign(n.Obj().Pkg())
}

// isPromoter reports whether a field is the embedded object inside an object of the standard
// library or of another module: methods called on it are the outer one's own, wherever they are
// declared (the rows of sqlx are those of database/sql).
func (fr *frame) isPromoter(addr *ssa.FieldAddr) bool {
	n := instr.NamedOf(addr.X.Type())
	st, ok := instr.Pointee(addr.X.Type()).Underlying().(*types.Struct)
	if !ok || n == nil || n.Obj().Pkg() == nil || fr.s.inModule(n.Obj().Pkg()) || !st.Field(addr.Field).Embedded() {
		return false
	}
	return instr.NamedOf(st.Field(addr.Field).Type()) != nil
}
