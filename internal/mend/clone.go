package mend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// Cloning is what has to be inserted so that a copy of a part is stored, nil where the
// copy could be told from the part or cannot be written there: bytes that somebody else
// has a way to, or that are written to after they were stored.
func (m *Mender) Cloning(in ssa.Instruction, isPart func(ssa.Value) bool) []facts.Insertion {
	var out []facts.Insertion
	x := m.written()
	add := func(v ssa.Value, e ast.Expr, dest types.Type) bool {
		if !isPart(v) {
			return true
		}
		one := m.cloned(v, e, dest, in)
		out = append(out, one...)
		return len(one) > 0
	}
	switch in := in.(type) {
	case *ssa.MapUpdate:
		t, ok := in.Map.Type().Underlying().(*types.Map)
		if !ok || !add(in.Key, x.keys[in.Pos()], t.Key()) || !add(in.Value, x.stored[in.Pos()], t.Elem()) {
			return nil
		}
	case *ssa.Store:
		e := x.stored[in.Pos()]
		if ia, ok := in.Addr.(*ssa.IndexAddr); ok && e == nil {
			e = m.argument(ia)
		}
		if !add(in.Val, e, instr.Pointee(in.Addr.Type())) {
			return nil
		}
	}
	return out
}

// argument is the source of the argument of an append that is stored in an array of
// arguments, nil for other arrays.
func (m *Mender) argument(ia *ssa.IndexAddr) ast.Expr {
	arr := instr.VariadicArray(ia)
	n, isConst := ia.Index.(*ssa.Const)
	if arr == nil || !isConst {
		return nil
	}
	for _, in := range instr.VariadicCalls(arr) {
		if c, ok := in.(*ssa.Call); !ok || !instr.IsAppend(c) {
			continue
		}
		if call := m.written().appended[in.Pos()]; call != nil && int(n.Int64())+1 < len(call.Args) {
			return call.Args[n.Int64()+1]
		}
	}
	return nil
}

// cloned wraps an expression, the source of v, in a call that copies it.
func (m *Mender) cloned(v ssa.Value, e ast.Expr, dest types.Type, at ssa.Instruction) []facts.Insertion {
	if e == nil {
		return nil
	}
	pkg, since := "strings", "go1.18"
	if t := m.in.Info.Types[e].Type; t == nil || !types.Identical(t.Underlying(), v.Type().Underlying()) {
		return nil
	} else if _, isSlice := t.Underlying().(*types.Slice); isSlice {
		pkg, since = "bytes", "go1.20"
		plain := types.NewSlice(types.Typ[types.Byte])
		if !types.AssignableTo(t, plain) || !types.AssignableTo(plain, dest) || types.IsInterface(dest) || !m.isAlone(v, at) {
			return nil
		}
	} else if !types.Identical(t, types.Typ[types.String]) {
		return nil
	}
	name, imports, ok := m.imported(pkg, e.Pos())
	if !ok || !m.since(since) {
		return nil
	}
	return append([]facts.Insertion{m.insertion(e.Pos(), name+".Clone("), m.insertion(e.End(), ")")}, imports...)
}

// isAlone reports whether the array that v is cut from is read and filled in this
// function alone, stored by the given instruction alone, and never written to after
// that: nobody can tell then whether the part or a copy of it was stored.
func (m *Mender) isAlone(v ssa.Value, at ssa.Instruction) bool {
	src, _ := instr.CutFrom(v, 6)
	def, ok := src.(ssa.Instruction)
	if !ok {
		return false
	}
	a := &arrayUse{at: at, def: def, seen: map[ssa.Value]bool{}}
	return a.follow(src) && m.cutsSome(v)
}

// cutsSome reports whether the cut that made v is not one that keeps nothing: a buffer
// of length 0 is kept for its capacity.
func (m *Mender) cutsSome(v ssa.Value) bool {
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return true
	}
	high, isConst := sl.High.(*ssa.Const)
	return !isConst || high.Int64() > 0
}

// arrayUse follows an array of bytes, and what is cut from it, through a function.
type arrayUse struct {
	at, def ssa.Instruction
	seen    map[ssa.Value]bool
}

func (a *arrayUse) follow(v ssa.Value) bool {
	if a.seen[v] {
		return true
	}
	a.seen[v] = true
	for _, ref := range *v.Referrers() {
		if !a.allowed(v, ref) {
			return false
		}
	}
	return true
}

// writes reports whether a write is one that the stored part cannot see the end of.
func (a *arrayUse) writes(in ssa.Instruction) bool {
	return !instr.Way{From: a.at, To: in, Stop: a.def}.Exists()
}

func (a *arrayUse) allowed(v ssa.Value, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.Slice, *ssa.ChangeType:
		return a.follow(ref.(ssa.Value))
	case *ssa.Extract:
		return !instr.IsText(ref.Type()) || a.follow(ref)
	case *ssa.Convert, *ssa.DebugRef, *ssa.Range:
		return true
	case *ssa.UnOp:
		return ref.Op == token.MUL // the array's value, or a variable that is not followed
	case *ssa.IndexAddr:
		return a.element(ref)
	case *ssa.Store:
		return ref == a.at && ref.Val == v
	case *ssa.MapUpdate:
		return ref == a.at
	case *ssa.Call:
		return a.call(v, ref)
	}
	return false
}

// element follows the place of one byte.
func (a *arrayUse) element(ia *ssa.IndexAddr) bool {
	for _, r := range *ia.Referrers() {
		switch r := r.(type) {
		case *ssa.UnOp:
		case *ssa.Store:
			if r.Addr != ia || !a.writes(r) {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// call reports whether a call only reads the bytes, or fills them and forgets them.
func (a *arrayUse) call(v ssa.Value, c *ssa.Call) bool {
	if b, ok := c.Call.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "len", "cap":
			return true
		case "copy":
			return c.Call.Args[0] != v || a.writes(c)
		case "append":
			return c.Call.Args[0] != v || a.writes(c) && a.follow(c)
		}
		return false
	}
	pkg, name := "", ""
	if c.Call.IsInvoke() {
		if c.Call.Value == v || c.Call.Method.Pkg() == nil {
			return false
		}
		pkg, name = c.Call.Method.Pkg().Path(), c.Call.Method.Name()
	} else if f := c.Call.StaticCallee(); f != nil && f.Pkg != nil {
		pkg, name = f.Pkg.Pkg.Path(), f.Name()
	}
	if pkg == "" || !instr.IsStandardPath(pkg) {
		return false
	}
	switch {
	case strings.HasPrefix(name, "Read"):
		return a.writes(c)
	case strings.HasPrefix(name, "Write"):
		return true
	case pkg == "bytes" && c.Call.Signature().Recv() == nil:
		return name == "Clone" || a.cutByBytes(c)
	}
	return false
}

// cutByBytes follows the parts that a function of package bytes returns.
func (a *arrayUse) cutByBytes(c *ssa.Call) bool {
	results := c.Call.Signature().Results()
	for i := range results.Len() {
		t := results.At(i).Type()
		if _, basic := t.Underlying().(*types.Basic); !basic && !instr.IsText(t) {
			return false // a reader, a list of parts
		}
	}
	if results.Len() == 1 && !instr.IsText(c.Type()) {
		return true
	}
	return a.follow(c)
}
