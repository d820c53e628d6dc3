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
	name := fn.decl.Name.Name
	if x.sameShape(fn) > maxMeant {
		return nil
	}
	var out []caller
	for _, c := range x.called[name] {
		_, plain := c.call.Fun.(*ast.Ident)
		switch {
		case len(c.call.Args) != len(fn.params), plain && fn.decl.Recv != nil:
		case fn.decl.Recv == nil && !ast.IsExported(name) && c.in.in.place.Package != fn.in.place.Package:
		default:
			out = append(out, c)
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
