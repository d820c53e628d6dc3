package instr

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// TypeKey returns "pkg.Name" of the named type that t is or points to, without
// type parameters, or "". Predeclared types have no key.
func TypeKey(t types.Type) string {
	n := NamedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return ""
	}
	return n.Obj().Pkg().Path() + "." + n.Obj().Name()
}

// NamedOf returns the origin of the named type that t is or points to, or nil.
func NamedOf(t types.Type) *types.Named {
	if t == nil {
		return nil
	}
	t = types.Unalias(t)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		if _, named := t.(*types.Named); !named {
			t = types.Unalias(p.Elem())
		}
	}
	n, _ := t.(*types.Named)
	if n == nil {
		return nil
	}
	return n.Origin()
}

// IsStandard reports whether a package is of the standard library.
func IsStandard(p *types.Package) bool { return p != nil && IsStandardPath(p.Path()) }

// IsStandardPath reports whether an import path is one of the standard library.
func IsStandardPath(path string) bool { return facts.IsStandard(path) }

// FuncID names a declared function or method: its full name without type parameters.
func FuncID(obj *types.Func) string {
	obj = obj.Origin()
	recv := obj.Signature().Recv()
	if recv == nil && obj.Pkg() != nil {
		return obj.Pkg().Path() + "." + obj.Name()
	}
	if recv != nil {
		if of, star := receiverType(recv); of != nil && of.Pkg() != nil {
			return "(" + star + of.Pkg().Path() + "." + of.Name() + ")." + obj.Name()
		}
	}
	return stripTypeArgs(obj.FullName())
}

// receiverType is the declared type of a receiver, and a star for a pointer to it; nil if it has no name.
func receiverType(recv *types.Var) (of *types.TypeName, star string) {
	t := recv.Type()
	if p, ok := t.(*types.Pointer); ok {
		t, star = p.Elem(), "*"
	}
	if n, ok := t.(*types.Named); ok {
		return n.Obj(), star
	}
	return nil, ""
}

// stripTypeArgs removes "[…]" from a type's or function's text; the text of slice
// and array types does not occur in function names.
func stripTypeArgs(s string) string {
	if !strings.Contains(s, "[") {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// ID names an SSA function; closures are numbered within their function. A package may declare
// several functions init beside the one that sets its variables: SSA numbers those.
func ID(f *ssa.Function) string {
	if f.Origin() != nil {
		f = f.Origin()
	}
	if p := f.Parent(); p != nil {
		name := f.Name()
		return ID(p) + name[strings.LastIndexByte(name, '$'):]
	}
	if obj, ok := f.Object().(*types.Func); ok && (obj.Name() != "init" || obj.Signature().Recv() != nil) {
		return FuncID(obj)
	}
	if f.Pkg != nil {
		return f.Pkg.Pkg.Path() + "." + f.Name()
	}
	return f.Name()
}

// Display is the function's name as a message shows it.
func Display(f *ssa.Function) string {
	for f.Parent() != nil {
		f = f.Parent()
	}
	recv := f.Signature.Recv()
	if recv == nil {
		return strings.SplitN(f.Name(), "#", 2)[0]
	}
	star := ""
	if _, ok := types.Unalias(recv.Type()).(*types.Pointer); ok {
		star = "*"
	}
	name := "?"
	if n := NamedOf(recv.Type()); n != nil {
		name = n.Obj().Name()
	}
	return "(" + star + name + ")." + f.Name()
}

// CalleeOf splits a declared function into what the library table looks up.
func CalleeOf(obj *types.Func) facts.Callee {
	c := facts.Callee{Name: obj.Name()}
	if obj.Pkg() != nil {
		c.Pkg = obj.Pkg().Path()
	}
	if recv := obj.Signature().Recv(); recv != nil {
		if n := NamedOf(recv.Type()); n != nil {
			c.Type = n.Obj().Name()
			if n.Obj().Pkg() != nil {
				c.Pkg = n.Obj().Pkg().Path()
			}
		}
	}
	return c
}

// FieldKey returns the key of field i of struct type t reached through base, the
// term of the struct: the named type's own key, or, for a nested anonymous struct,
// the key of the field that holds it.
func FieldKey(t types.Type, i int, base *facts.Term) string {
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	name := st.Field(i).Name()
	if key := TypeKey(t); key != "" {
		return key + "." + name
	}
	if base != nil && (base.Op == facts.OpField || base.Op == facts.OpGlobal) {
		return base.Text + "." + name
	}
	if base != nil && base.Op == facts.OpElem {
		if in := base.Arg(0); in.Op == facts.OpField || in.Op == facts.OpGlobal {
			return in.Text + "[]." + name
		}
	}
	return ""
}

// LocalKey is the key of a local variable or container: its outermost function's
// package-qualified name and the variable's.
func LocalKey(f *ssa.Function, name string) string {
	for f.Parent() != nil {
		f = f.Parent()
	}
	pkg := ""
	if f.Pkg != nil {
		pkg = f.Pkg.Pkg.Path()
	}
	fn := f.Name()
	if recv := f.Signature.Recv(); recv != nil {
		if n := NamedOf(recv.Type()); n != nil {
			fn = n.Obj().Name() + "." + fn
		}
	}
	return pkg + "." + fn + "." + name
}
