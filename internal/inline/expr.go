package inline

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// evaluated are statements that evaluate expressions of which nobody wants the values.
func evaluated(list []ast.Expr) []ast.Stmt {
	var out []ast.Stmt
	for _, e := range list {
		if calls(e) {
			out = append(out, set(ast.NewIdent("_"), token.ASSIGN, e))
		}
	}
	return out
}

func set(id *ast.Ident, tok token.Token, e ast.Expr) ast.Stmt {
	return &ast.AssignStmt{Lhs: []ast.Expr{id}, TokPos: e.Pos(), Tok: tok, Rhs: []ast.Expr{e}}
}

func parameters(t *ast.FuncType) []*ast.Ident {
	var out []*ast.Ident
	for _, f := range t.Params.List {
		if len(f.Names) == 0 {
			out = append(out, nil)
		}
		out = append(out, f.Names...)
	}
	return out
}

func first(list *ast.FieldList) *ast.Ident {
	if len(list.List) == 0 || len(list.List[0].Names) == 0 {
		return nil
	}
	return list.List[0].Names[0]
}

// has reports whether a node has one in it that is of a kind, closures left out.
func has(n ast.Node, is func(ast.Node) bool) bool {
	found := false
	ast.Inspect(n, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		found = found || n != nil && is(n)
		return !found
	})
	return found
}

// returns reports whether a statement has a return of its function in it.
func returns(n ast.Node) bool {
	return has(n, func(n ast.Node) bool {
		_, ok := n.(*ast.ReturnStmt)
		return ok
	})
}

// ends reports whether a block ends with a return.
func ends(b *ast.BlockStmt) bool {
	if len(b.List) == 0 {
		return false
	}
	_, ok := b.List[len(b.List)-1].(*ast.ReturnStmt)
	return ok
}

// size counts the statements of a body, blocks left out.
func size(body *ast.BlockStmt) int {
	n := 0
	ast.Inspect(body, func(x ast.Node) bool {
		if _, ok := x.(ast.Stmt); ok {
			n++
		}
		if _, ok := x.(*ast.BlockStmt); ok {
			n--
		}
		return true
	})
	return n
}

// starts reports whether a body starts a goroutine or makes a closure.
func starts(body *ast.BlockStmt) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.GoStmt, *ast.FuncLit:
			found = true
		}
		return !found
	})
	return found
}

// isPlain reports whether a body can stand elsewhere: it defers nothing, does not recover,
// and no label is in it.
func isPlain(body *ast.BlockStmt) bool {
	return !has(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.DeferStmt, *ast.LabeledStmt:
			return true
		case *ast.CallExpr:
			id, ok := n.Fun.(*ast.Ident)
			return ok && id.Name == "recover"
		}
		return false
	})
}

// isDirected reports whether the compiler or the linker is told something of a function.
func isDirected(d *ast.FuncDecl) bool {
	return d.Doc != nil && slices.ContainsFunc(d.Doc.List, func(c *ast.Comment) bool {
		return strings.HasPrefix(c.Text, "//go:") || strings.HasPrefix(c.Text, "//export ")
	})
}

// takesContainer reports whether a function is given a map, or a pointer to a list: what it does
// to that is told of those who call it, at the call.
func takesContainer(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		t := p.Type().Underlying()
		ptr, isPointer := t.(*types.Pointer)
		if isPointer {
			t = ptr.Elem().Underlying()
		}
		_, isList := t.(*types.Slice)
		if _, isMap := t.(*types.Map); isMap || isList && isPointer {
			return true
		}
	}
	return false
}

// takesStruct reports whether a function is given a struct by value, whose parts a variable for it
// would keep from what is made of them.
func takesStruct(sig *types.Signature) bool {
	for p := range sig.Params().Variables() {
		if _, ok := p.Type().Underlying().(*types.Struct); ok {
			return true
		}
	}
	return false
}

// calls reports whether an expression has a call or a receive in it.
func calls(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			found = true
		case *ast.UnaryExpr:
			found = found || n.Op == token.ARROW
		case *ast.FuncLit:
			return false
		}
		return !found
	})
	return found
}

// namesResults reports whether results are variables of their own.
func namesResults(sig *types.Signature) bool {
	return sig.Results().Len() > 0 && sig.Results().At(0).Name() != "" && sig.Results().At(0).Name() != "_"
}
