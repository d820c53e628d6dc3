package mend

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// fieldUses tells where the package's code takes the addresses of fields and variables,
// and which structs it copies.
type fieldUses struct {
	addrs map[*types.Var][]ssa.Value
	// others are the instructions that use a variable's address, by the variable.
	others map[*types.Var][]ssa.Instruction
	// copied are the struct types of which whole values are read.
	copied []types.Type
	known  map[*types.Var]bool
}

// fieldsUsed returns the index of all functions of the package.
func (m *Mender) fieldsUsed() *fieldUses {
	if m.uses != nil {
		return m.uses
	}
	u := &fieldUses{addrs: map[*types.Var][]ssa.Value{}, others: map[*types.Var][]ssa.Instruction{}, known: map[*types.Var]bool{}}
	m.uses = u
	for _, f := range m.in.Functions() {
		for _, p := range f.Params {
			u.copies(p)
		}
		for _, b := range f.Blocks {
			for _, in := range b.Instrs {
				u.note(in)
			}
		}
	}
	return u
}

func (u *fieldUses) note(in ssa.Instruction) {
	if a, ok := in.(*ssa.FieldAddr); ok {
		if v := fieldVar(a); v != nil {
			u.addrs[v] = append(u.addrs[v], a)
		}
	}
	if v, ok := in.(ssa.Value); ok {
		u.copies(v)
	}
	for _, op := range in.Operands(nil) {
		if g, ok := (*op).(*ssa.Global); ok {
			if v, ok := g.Object().(*types.Var); ok {
				u.others[v] = append(u.others[v], in)
			}
		}
	}
}

// copies notes a value that is a struct, or has structs in it: what holds it and where it
// came from share the arrays of its lists.
func (u *fieldUses) copies(v ssa.Value) {
	switch v.Type().Underlying().(type) {
	case *types.Struct, *types.Array:
		u.copied = append(u.copied, v.Type())
	}
}

// keptToItself reports whether the array of a list can be reached through one field or
// variable alone, and only as long as nothing else can have run since the list was read:
// then nobody can tell whether slots that were cut off are still what they were.
func (m *Mender) keptToItself(v *types.Var) bool {
	u := m.fieldsUsed()
	if ok, known := u.known[v]; known {
		return ok
	}
	ok := !v.Exported() && v.Pkg() == m.in.Types && !m.mayBeCopied(v, u)
	l := &listUse{of: v, seen: map[ssa.Value]bool{}}
	for _, a := range u.addrs[v] {
		for _, ref := range *a.Referrers() {
			ok = ok && l.address(a, ref)
		}
	}
	for _, in := range u.others[v] {
		ok = ok && l.variable(in)
	}
	u.known[v] = ok
	return ok
}

// mayBeCopied reports whether a struct with the field may be copied whole: here, or,
// where it has no lock, by other packages.
func (m *Mender) mayBeCopied(v *types.Var, u *fieldUses) bool {
	if !v.IsField() {
		return false
	}
	for _, t := range u.copied {
		if holdsField(t, v, 4) {
			return true
		}
	}
	scope := m.in.Types.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if ok && tn.Exported() && holdsField(tn.Type(), v, 4) && !hasLock(tn.Type()) {
			return true
		}
	}
	return false
}

// holdsField reports whether values of a type have the field in them.
func holdsField(t types.Type, v *types.Var, depth int) bool {
	switch u := t.Underlying().(type) {
	case *types.Array:
		return depth > 0 && holdsField(u.Elem(), v, depth-1)
	case *types.Struct:
		for i := range u.NumFields() {
			if f := u.Field(i); f.Origin() == v || depth > 0 && holdsField(f.Type(), v, depth-1) {
				return true
			}
		}
	}
	return false
}

// hasLock reports whether a struct has a lock as a field, which vet keeps from being
// copied.
func hasLock(t types.Type) bool {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for i := range st.NumFields() {
		f := st.Field(i)
		switch instr.TypeKey(f.Type()) {
		case "sync.Mutex", "sync.RWMutex", "sync.Cond", "sync.WaitGroup":
			_, isPointer := f.Type().Underlying().(*types.Pointer)
			return !isPointer
		}
	}
	return false
}

// listUse judges what is done with one list.
type listUse struct {
	of   *types.Var
	seen map[ssa.Value]bool
}

// variable judges an instruction that uses a package variable.
func (l *listUse) variable(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.UnOp:
		return l.list(in, in)
	case *ssa.Store:
		return l.isOf(in.Addr) && l.owned(in.Val)
	}
	return false
}

// address judges an instruction that uses the address of the field.
func (l *listUse) address(addr ssa.Value, in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.UnOp:
		return l.list(in, in)
	case *ssa.Store:
		return in.Addr == addr && l.owned(in.Val)
	case *ssa.DebugRef:
		return true
	}
	return false
}

// isOf reports whether an address is one of the field or variable.
func (l *listUse) isOf(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		return fieldVar(a) == l.of
	case *ssa.Global:
		return a.Object() == l.of
	}
	return false
}

// owned reports whether an array that is stored in the field is one of its own: made
// here for it, or the one that it had.
func (l *listUse) owned(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return true
	case *ssa.MakeSlice:
		return l.list(v, v)
	case *ssa.Slice:
		if a, ok := v.X.(*ssa.Alloc); ok { // a literal, or a make of constant size
			return a.Comment == "slicelit" || a.Comment == "makeslice"
		}
		return l.owned(v.X)
	case *ssa.UnOp:
		return v.Op == token.MUL && l.isOf(v.X)
	case *ssa.Call:
		return instr.IsAppend(v) && l.owned(v.Call.Args[0]) && l.list(v, v)
	case *ssa.ChangeType:
		return l.owned(v.X)
	}
	return false
}

// list judges what is done with the list, or a cut of it, that was read by def.
func (l *listUse) list(v ssa.Value, def ssa.Instruction) bool {
	if l.seen[v] {
		return true
	}
	l.seen[v] = true
	for _, ref := range *v.Referrers() {
		if !l.used(v, def, ref) || l.late(def, ref) {
			return false
		}
	}
	return true
}

func (l *listUse) used(v ssa.Value, def, ref ssa.Instruction) bool {
	switch ref := ref.(type) {
	case *ssa.IndexAddr:
		return ref.X == v && l.slot(ref, def)
	case *ssa.Slice:
		return l.list(ref, def)
	case *ssa.ChangeType:
		return l.list(ref, def)
	case *ssa.Store:
		return l.isOf(ref.Addr)
	case *ssa.BinOp, *ssa.DebugRef:
		return true
	case *ssa.Call:
		b, ok := ref.Call.Value.(*ssa.Builtin)
		if !ok {
			return false
		}
		if b.Name() == "append" && ref.Call.Args[0] == v {
			return l.list(ref, def)
		}
		return true // len, cap, copy, clear, what another list is appended
	}
	return false
}

// slot judges what is done with the address of an element, or of a part of it: its value
// may be read and written.
func (l *listUse) slot(addr ssa.Value, def ssa.Instruction) bool {
	for _, ref := range *addr.Referrers() {
		ok := false
		switch ref := ref.(type) {
		case *ssa.UnOp, *ssa.DebugRef:
			ok = true
		case *ssa.Store:
			ok = ref.Addr == addr
		case *ssa.FieldAddr:
			ok = l.slot(ref, def)
		}
		if !ok || l.late(def, ref) {
			return false
		}
	}
	return true
}

// late reports whether slots may have been cut off since the list was read: by other
// code that had a turn, or by this function.
func (l *listUse) late(def, use ssa.Instruction) bool {
	return instr.Way{From: def, To: use, Stop: def, By: l.lets}.Exists()
}

// lets reports whether other code may run at an instruction, or the list is cut there.
func (l *listUse) lets(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Call:
		_, builtin := in.Call.Value.(*ssa.Builtin)
		return !builtin
	case *ssa.Send, *ssa.Select, *ssa.RunDefers:
		return true
	case *ssa.UnOp:
		return in.Op == token.ARROW
	case *ssa.Store:
		sl, ok := in.Val.(*ssa.Slice)
		return ok && l.isOf(in.Addr) && instr.CutOf(sl) == facts.CutTail
	}
	return false
}

// fieldVar is the field, as declared, that an address is of.
func fieldVar(a *ssa.FieldAddr) *types.Var {
	st, ok := instr.Pointee(a.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(a.Field).Origin()
}
