package rewrite

import (
	"go/ast"
	"go/types"
)

// Isolate gives the exported methods that the package's own interfaces ask for names that
// no other package has, so that a call through an interface of one variant of a package is
// no call of another's. It returns the unit itself if there are none.
func (u *Unit) Isolate() (*Unit, error) {
	c := newChange(u)
	names := map[string]string{}
	for _, obj := range u.info.Defs {
		f, ok := obj.(*types.Func)
		if ok && f.Exported() && f.Signature().Recv() != nil && types.IsInterface(f.Signature().Recv().Type()) && !u.asksForeign(f.Name()) {
			names[f.Name()] = ""
		}
	}
	for _, f := range u.syntax {
		ast.Inspect(f, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if _, is := names[id.Name]; is && u.isMethod(id) {
				if names[id.Name] == "" {
					names[id.Name] = c.name(id.Name)
				}
				c.replace(id, names[id.Name])
			}
			return true
		})
	}
	if c.done == 0 {
		return u, nil
	}
	return c.apply()
}

// isMethod reports whether an identifier is a method of the package.
func (u *Unit) isMethod(id *ast.Ident) bool {
	obj := u.info.Defs[id]
	if obj == nil {
		obj = u.info.Uses[id]
	}
	f, ok := obj.(*types.Func)
	return ok && f.Pkg() == u.pkg && f.Signature().Recv() != nil
}

// asksForeign reports whether an interface of an imported package has a method of that
// name, or a type of one, which the package may have in its place.
func (u *Unit) asksForeign(name string) bool {
	for _, imp := range append(u.pkg.Imports(), u.imports["fmt"]) {
		if imp == nil {
			continue
		}
		for _, n := range imp.Scope().Names() {
			tn, ok := imp.Scope().Lookup(n).(*types.TypeName)
			if !ok {
				continue
			}
			if m, _, _ := types.LookupFieldOrMethod(types.NewPointer(tn.Type()), true, imp, name); m != nil {
				return true
			}
			if m, _, _ := types.LookupFieldOrMethod(tn.Type(), true, imp, name); m != nil {
				return true
			}
		}
	}
	return name == "Error"
}
