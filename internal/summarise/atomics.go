package summarise

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// An atomic.Pointer or atomic.Value that has a container in it is a variable of that
// container: Load reads it, Store, Swap and CompareAndSwap assign to it. One that has an
// object in it is not read here, since what an object holds is told by its own fields.

// slotCall is a call of a method of an atomic pointer or value.
type slotCall struct {
	addr  ssa.Value // of the pointer or value
	put   ssa.Value // what the call puts there, nil for none
	loads bool      // whether the call returns what is, or was, there
}

// slotCallOf reads a call as one of an atomic pointer or value; false for other calls.
func slotCallOf(c *ssa.CallCommon) (slotCall, bool) {
	name := calleeText(c)
	method, ok := strings.CutPrefix(name, "(*sync/atomic.Pointer).")
	if !ok {
		if method, ok = strings.CutPrefix(name, "(*sync/atomic.Value)."); !ok {
			return slotCall{}, false
		}
	}
	if len(c.Args) == 0 {
		return slotCall{}, false
	}
	out := slotCall{addr: c.Args[0]}
	switch method {
	case "Load":
		out.loads = true
	case "Swap":
		out.loads, out.put = true, c.Args[len(c.Args)-1]
	case "Store", "CompareAndSwap":
		out.put = c.Args[len(c.Args)-1]
	default:
		return slotCall{}, false
	}
	return out, true
}

// slotTypes tells what the atomic values of the package have in them, by their fields and
// variables: the type that all Stores in the package put there, if it is a container. One
// that is filled by other packages alone, or under an alias, is not known.
func (s *summariser) slotTypes() map[types.Object]types.Type {
	out := map[types.Object]types.Type{}
	for _, f := range s.in.Files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Store" {
				return true
			}
			m, ok := s.in.Info.Uses[sel.Sel].(*types.Func)
			if !ok || m.FullName() != "(*sync/atomic.Value).Store" {
				return true
			}
			v, t := s.varOf(sel.X), s.in.Info.TypeOf(call.Args[0])
			if v == nil || t == nil {
				return true
			}
			if before, ok := out[v]; ok && !types.Identical(before, t) {
				t = types.Typ[types.Invalid]
			}
			out[v] = t
			return true
		})
	}
	return out
}

// varOf is the field or variable that an expression names, nil for other expressions.
func (s *summariser) varOf(e ast.Expr) types.Object {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return s.in.Info.Uses[e]
	case *ast.SelectorExpr:
		return s.in.Info.Uses[e.Sel]
	case *ast.UnaryExpr:
		return s.varOf(e.X)
	}
	return nil
}

// typeIn is the type of a variable, or of the container in it if it is an atomic pointer or value.
func (s *summariser) typeIn(v *types.Var) types.Type {
	switch n := instr.NamedOf(v.Type()); {
	case n == nil:
	case instr.TypeKey(n) == "sync/atomic.Pointer":
		if in := pointedIn(v.Type()); isPlainContainer(in) {
			return in
		}
	case instr.TypeKey(n) == "sync/atomic.Value":
		if in := s.slots[v]; in != nil && isPlainContainer(in) {
			return in
		}
	}
	return v.Type()
}

// pointedIn is the type that an atomic.Pointer points to.
func pointedIn(t types.Type) types.Type {
	n, ok := types.Unalias(instr.Pointee(types.Unalias(t))).(*types.Named)
	if !ok || n.TypeArgs().Len() != 1 {
		return nil
	}
	return n.TypeArgs().At(0)
}

// isPlainContainer reports whether a type is a map or a list, or points to one.
func isPlainContainer(t types.Type) bool {
	if t == nil {
		return false
	}
	switch instr.Pointee(t).Underlying().(type) {
	case *types.Map, *types.Slice:
		return true
	}
	return false
}

// slotLoad is the place of the container that a call loads from an atomic pointer or value;
// nil for other calls.
func (fr *frame) slotLoad(c *ssa.Call) *facts.Term {
	slot, ok := slotCallOf(&c.Call)
	if !ok || !slot.loads || !fr.hasContainer(slot.addr) {
		return nil
	}
	return fr.term(slot.addr)
}

// hasContainer reports whether the atomic pointer or value at addr has a container in it.
func (fr *frame) hasContainer(addr ssa.Value) bool {
	if in := pointedIn(addr.Type()); in != nil {
		return isPlainContainer(in)
	}
	switch addr := addr.(type) {
	case *ssa.FieldAddr:
		st, ok := instr.Pointee(addr.X.Type()).Underlying().(*types.Struct)
		return ok && isPlainContainer(fr.s.slots[st.Field(addr.Field).Origin()])
	case *ssa.Global:
		return isPlainContainer(fr.s.slots[addr.Object()])
	}
	return false
}

// contentsOf are the containers that a value is, or points to, at an instruction.
func contentsOf(v ssa.Value, at ssa.Instruction) []ssa.Value {
	if mi, ok := v.(*ssa.MakeInterface); ok {
		v = mi.X
	}
	if a, ok := v.(*ssa.Alloc); ok && isPlainContainer(a.Type()) {
		return readingOf(a, at)
	}
	return []ssa.Value{v}
}
