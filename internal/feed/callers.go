package feed

import "go/ast"

// caller is a call and the function around it.
type caller struct {
	in   *function
	call *ast.CallExpr
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
