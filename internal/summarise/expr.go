package summarise

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// callTerm is result n of a call. append is followed as a value; other calls are
// named with their arguments.
func (fr *frame) callTerm(c *ssa.Call, n int) *facts.Term {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok {
		return fr.builtinTerm(b.Name(), c)
	}
	if t := fr.syncMapLookup(&c.Call, n); t != nil {
		return t
	}
	if t := fr.toldBy(&c.Call); t != nil {
		return t
	}
	t := &facts.Term{Op: facts.OpCall, Text: calleeText(&c.Call), N: n}
	for _, a := range fr.arguments(&c.Call) {
		t.Args = append(t.Args, fr.keyTerm(a))
	}
	if c.Call.IsInvoke() || c.Call.StaticCallee() == nil {
		t.Args = append([]*facts.Term{fr.term(c.Call.Value)}, t.Args...)
	}
	return t
}

func (fr *frame) builtinTerm(name string, c *ssa.Call) *facts.Term {
	args := make([]*facts.Term, len(c.Call.Args))
	for i, a := range c.Call.Args {
		args[i] = fr.term(a)
	}
	if name == "append" {
		return &facts.Term{Op: facts.OpAppend, Args: args[:1]}
	}
	return &facts.Term{Op: facts.OpCall, Text: name, Args: args}
}

// calleeText names the callee of a call: a function's ID, an interface method's
// full name, or "dynamic".
func calleeText(c *ssa.CallCommon) string {
	if c.IsInvoke() {
		return instr.FuncID(c.Method)
	}
	if f := c.StaticCallee(); f != nil {
		return valueFuncID(f)
	}
	return "dynamic"
}

// valueFuncID names a function used as a value: a wrapper stands for its method.
func valueFuncID(f *ssa.Function) string {
	if f.Synthetic != "" && f.Parent() == nil {
		if obj, ok := f.Object().(*types.Func); ok {
			return instr.FuncID(obj)
		}
	}
	return instr.ID(f)
}

// arguments are a call's arguments with written-out variadic ones spread.
func (fr *frame) arguments(c *ssa.CallCommon) []ssa.Value {
	if !c.Signature().Variadic() || len(c.Args) == 0 {
		return c.Args
	}
	last := c.Args[len(c.Args)-1]
	spread, ok := variadicElements(last)
	if !ok {
		return c.Args
	}
	return append(append([]ssa.Value(nil), c.Args[:len(c.Args)-1]...), spread...)
}

// variadicElements returns the values written into the array behind a variadic
// argument, if they are written out at the call.
func variadicElements(v ssa.Value) ([]ssa.Value, bool) {
	if c, ok := v.(*ssa.Const); ok && c.Value == nil {
		return nil, true
	}
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	arr, ok := sl.X.(*ssa.Alloc)
	if !ok || arr.Comment != "varargs" {
		return nil, false
	}
	n := arr.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Array).Len()
	const most = 24
	if n > most {
		return nil, false
	}
	out := make([]ssa.Value, n)
	for _, ref := range *arr.Referrers() {
		ia, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		i, ok := ia.Index.(*ssa.Const)
		if !ok {
			continue
		}
		for _, r := range *ia.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == ia {
				out[i.Int64()] = st.Val
			}
		}
	}
	return out, true
}

// keyTerm is the term of a value used as a key or an argument: a struct literal is
// told by its fields, so that two literals of the same values are the same.
func (fr *frame) keyTerm(v ssa.Value) *facts.Term {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			if t := namedConstant(x.X); t != nil {
				return t
			}
			v = x.X
			continue
		case *ssa.ChangeType:
			v = x.X
			continue
		case *ssa.UnOp:
			if a, ok := x.X.(*ssa.Alloc); ok && x.Op == token.MUL {
				if t := fr.structLiteral(a); t != nil {
					return t
				}
			}
		}
		return fr.term(v)
	}
}

// namedConstant is a constant that becomes an interface value, with its type: two of the same
// value are two keys of a context if their types differ. It is nil for one of an unnamed type.
func namedConstant(v ssa.Value) *facts.Term {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return nil
	}
	named, ok := types.Unalias(c.Type()).(*types.Named)
	if !ok {
		return nil
	}
	return &facts.Term{Op: facts.OpConst, Text: types.TypeString(named, nil) + "(" + c.Value.ExactString() + ")"}
}

// binary reads arithmetic; a remainder, a mask and a right shift of a fixed width
// keep the result in a fixed range.
func (fr *frame) binary(v *ssa.BinOp) *facts.Term {
	args := []*facts.Term{fr.term(v.X), fr.term(v.Y)}
	switch v.Op {
	case token.REM:
		return &facts.Term{Op: facts.OpMask, Text: v.Op.String(), Args: args}
	case token.AND:
		if args[1].Op == facts.OpConst || args[0].Op == facts.OpConst {
			return &facts.Term{Op: facts.OpMask, Text: v.Op.String(), Args: args}
		}
	case token.SHR:
		if bitsLeft(v) <= fewBits {
			return &facts.Term{Op: facts.OpMask, Text: v.Op.String(), Args: args}
		}
	}
	return &facts.Term{Op: facts.OpBin, Text: v.Op.String(), Args: args}
}

// fewBits is how many bits a value may have whose range counts as fixed and small.
const fewBits = 16

// bitsLeft is how many bits of a value a shift to the right by a constant leaves.
func bitsLeft(v *ssa.BinOp) int {
	all := 64 // int and uint too, on the machines that servers run on
	if b, ok := v.X.Type().Underlying().(*types.Basic); ok {
		switch b.Kind() {
		case types.Int8, types.Uint8:
			all = 8
		case types.Int16, types.Uint16:
			all = 16
		case types.Int32, types.Uint32:
			all = 32
		}
	}
	if c, ok := v.Y.(*ssa.Const); ok && c.Value != nil {
		if by, exact := constant.Int64Val(constant.ToInt(c.Value)); exact && by >= 0 {
			return all - int(by)
		}
	}
	return all
}
