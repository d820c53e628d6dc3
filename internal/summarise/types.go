package summarise

import (
	"go/types"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// types lists the package's named types: what they hold and what they can do.
func (s *summariser) types() {
	for _, obj := range s.in.Info.Defs {
		tn, ok := obj.(*types.TypeName)
		if !ok || tn.IsAlias() {
			continue
		}
		n, ok := tn.Type().(*types.Named)
		if !ok {
			continue
		}
		s.out.Types = append(s.out.Types, s.namedType(tn, n))
	}
}

func (s *summariser) namedType(tn *types.TypeName, n *types.Named) facts.Type {
	out := facts.Type{Key: instr.TypeKey(n), Exported: tn.Exported(), Pos: s.pos(tn.Pos())}
	switch u := n.Underlying().(type) {
	case *types.Struct:
		out.Fields = structFields(u)
	case *types.Interface:
		out.Interface = true
		for i := range u.NumMethods() {
			m := u.Method(i)
			out.Methods = append(out.Methods, facts.Method{Name: m.Name(), Sig: signatureText(m.Signature())})
		}
		return out
	}
	set := types.NewMethodSet(types.NewPointer(n))
	for i := range set.Len() {
		fn, ok := set.At(i).Obj().(*types.Func)
		if !ok {
			continue
		}
		sig, ok := set.At(i).Type().(*types.Signature)
		if !ok {
			continue
		}
		out.Methods = append(out.Methods, facts.Method{Name: fn.Name(), Sig: signatureText(sig), Func: instr.FuncID(fn)})
	}
	return out
}

func structFields(st *types.Struct) []facts.Field {
	var out []facts.Field
	for i := range st.NumFields() {
		f := st.Field(i)
		out = append(out, facts.Field{
			Name: f.Name(), Embedded: f.Embedded(),
			Lock: isSynchronised(f.Type()), Refs: typeRefs(f.Type()), Object: isObjectType(f.Type()),
		})
	}
	return out
}

// isObjectType reports whether t is a named struct type, or a pointer to one.
func isObjectType(t types.Type) bool {
	n := instr.NamedOf(t)
	if n == nil || instr.TypeKey(n) == "" {
		return false
	}
	_, ok := n.Underlying().(*types.Struct)
	return ok
}

// isSynchronised reports whether a field shows that goroutines share its struct.
func isSynchronised(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Chan); ok {
		return true
	}
	n := instr.NamedOf(t)
	if n == nil || n.Obj().Pkg() == nil {
		return false
	}
	switch n.Obj().Pkg().Path() {
	case "sync", "sync/atomic":
		return n.Obj().Name() != "Once"
	}
	return false
}

// typeRefs are the keys of the named types that t mentions, outermost first.
func typeRefs(t types.Type) []string {
	var out []string
	seen := map[types.Type]bool{}
	var walk func(t types.Type, depth int)
	walk = func(t types.Type, depth int) {
		t = types.Unalias(t)
		if depth == 0 || seen[t] {
			return
		}
		seen[t] = true
		if n, ok := t.(*types.Named); ok {
			if key := instr.TypeKey(n); key != "" {
				out = append(out, key)
			}
			for i := range n.TypeArgs().Len() {
				walk(n.TypeArgs().At(i), depth-1)
			}
			return
		}
		switch u := t.(type) {
		case *types.Pointer:
			walk(u.Elem(), depth-1)
		case *types.Slice:
			walk(u.Elem(), depth-1)
		case *types.Array:
			walk(u.Elem(), depth-1)
		case *types.Chan:
			walk(u.Elem(), depth-1)
		case *types.Map:
			walk(u.Key(), depth-1)
			walk(u.Elem(), depth-1)
		case *types.Struct:
			for i := range u.NumFields() {
				walk(u.Field(i).Type(), depth-1)
			}
		}
	}
	walk(t, 6)
	return out
}

// convert notes that a concrete type flows into an interface. The methods of an
// interface of another package are told with it: its summary may be out of view.
func (s *summariser) convert(from, to types.Type) {
	key := instr.TypeKey(from)
	iface, ok := to.Underlying().(*types.Interface)
	if key == "" || !ok {
		return
	}
	c := facts.Conversion{Type: key, Iface: instr.TypeKey(to)}
	id := c.Type + ">" + types.TypeString(to, nil)
	if s.flows[id] {
		return
	}
	if s.flows == nil {
		s.flows = map[string]bool{}
	}
	s.flows[id] = true
	n := instr.NamedOf(to)
	if n == nil || n.Obj().Pkg() != s.in.Types {
		for i := range iface.NumMethods() {
			c.Methods = append(c.Methods, iface.Method(i).Name())
		}
	}
	s.out.Converts = append(s.out.Converts, c)
}

// noteIface notes the methods of an interface that another package declares: its summary
// may be out of view.
func (s *summariser) noteIface(t types.Type) {
	n := instr.NamedOf(t)
	if n == nil || n.Obj().Pkg() == s.in.Types {
		return
	}
	iface, ok := n.Underlying().(*types.Interface)
	key := instr.TypeKey(n)
	if !ok || key == "" || s.ifaces[key] {
		return
	}
	if s.ifaces == nil {
		s.ifaces = map[string]bool{}
	}
	s.ifaces[key] = true
	out := facts.Iface{Key: key}
	for i := range iface.NumMethods() {
		out.Methods = append(out.Methods, iface.Method(i).Name())
	}
	s.out.Ifaces = append(s.out.Ifaces, out)
}

// instances notes what type arguments stand for: the methods of a constraint are called
// on them.
func (s *summariser) instances() {
	for id, inst := range s.in.Info.Instances {
		var params *types.TypeParamList
		switch obj := s.in.Info.Uses[id].(type) {
		case *types.Func:
			params = obj.Signature().TypeParams()
		case *types.TypeName:
			if n, ok := types.Unalias(obj.Type()).(*types.Named); ok {
				params = n.TypeParams()
			}
		}
		for i := range min(params.Len(), inst.TypeArgs.Len()) {
			constraint := params.At(i).Constraint()
			if iface, ok := constraint.Underlying().(*types.Interface); ok && iface.NumMethods() > 0 {
				s.convert(inst.TypeArgs.At(i), constraint)
			}
		}
	}
}
