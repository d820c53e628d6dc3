package feed

import "go/ast"

// caller is a call and the function around it.
type caller struct {
	in   *function
	call *ast.CallExpr
}

// meant are the functions in view that a call may mean, none where there are too many.
func (x *Index) meant(fn *function, call *ast.CallExpr) []*function {
	name := calleeName(call)
	_, plain := call.Fun.(*ast.Ident)
	var out []*function
	for _, g := range x.named[name] {
		if len(g.params) != len(call.Args) || plain && (g.decl.Recv != nil || g.in.place.Package != fn.in.place.Package) {
			continue
		}
		out = append(out, g)
	}
	if len(out) > maxMeant {
		return nil
	}
	return out
}

// callers are the calls in view that may mean a function, none where its name is one that
// many things have.
func (x *Index) callers(fn *function) []caller {
	var out []caller
	name := fn.decl.Name.Name
	if meant := x.sameShape(fn); meant > maxMeant {
		return nil
	}
	for _, s := range x.sources {
		for _, base := range sortedNames(s.Files) {
			f := x.files[Place{s.Path, base}]
			if f == nil {
				continue
			}
			if fn.decl.Recv == nil && !ast.IsExported(name) && s.Path != fn.in.place.Package {
				continue
			}
			out = append(out, f.calls(fn)...)
		}
	}
	if len(out) > maxCallers {
		return nil
	}
	return out
}

// sameShape counts the functions that have the name and number of parameters of one.
func (x *Index) sameShape(fn *function) int {
	n := 0
	for _, g := range x.named[fn.decl.Name.Name] {
		if len(g.params) == len(fn.params) && (g.decl.Recv != nil) == (fn.decl.Recv != nil) {
			n++
		}
	}
	return n
}

// calls are the calls in a file that may mean a function.
func (f *file) calls(fn *function) []caller {
	var out []caller
	for _, in := range f.funcs {
		ast.Inspect(in.decl.Body, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != len(fn.params) || calleeName(call) != fn.decl.Name.Name {
				return true
			}
			if _, plain := call.Fun.(*ast.Ident); plain && fn.decl.Recv != nil {
				return true
			}
			out = append(out, caller{in, call})
			return true
		})
	}
	return out
}
