package inline

import (
	"go/ast"
	"go/types"
	"maps"
	"slices"
)

// own makes copies of the maps of the type information that name what is made.
func (in *inliner) own() {
	if in.copied {
		return
	}
	in.copied = true
	info := *in.Info
	info.Types, info.Selections = maps.Clone(info.Types), maps.Clone(info.Selections)
	info.InitOrder = slices.Clone(info.InitOrder)
	info.Implicits, info.FileVersions = maps.Clone(info.Implicits), maps.Clone(info.FileVersions)
	in.info = &info
}

// ownNames makes copies of the maps that tell what names mean.
func (in *inliner) ownNames() {
	in.own()
	if !in.renamed {
		in.renamed = true
		in.info.Defs, in.info.Uses = maps.Clone(in.info.Defs), maps.Clone(in.info.Uses)
	}
}

// inform gives a copy of a node the information of the node.
func (in *inliner) inform(from, to any) {
	in.own()
	if e, ok := from.(ast.Expr); ok {
		if t, ok := in.info.Types[e]; ok {
			in.info.Types[to.(ast.Expr)] = t
		}
	}
	if e, ok := from.(*ast.SelectorExpr); ok {
		if sel, ok := in.info.Selections[e]; ok {
			in.info.Selections[to.(*ast.SelectorExpr)] = sel
		}
	}
	if n, ok := from.(ast.Node); ok {
		if obj, ok := in.info.Implicits[n]; ok {
			in.info.Implicits[to.(ast.Node)] = obj
		}
	}
}

// isAbstract reports whether a method is an interface's.
func isAbstract(f *types.Func) bool {
	recv := f.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// varOf is the variable that an object is, nil if it is none.
func varOf(obj types.Object) *types.Var {
	v, _ := obj.(*types.Var)
	return v
}
