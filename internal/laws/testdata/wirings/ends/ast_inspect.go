package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"

	store "matrix/store"
)

type names struct{ s *store.Store }

func (n names) Visit(node ast.Node) ast.Visitor {
	if id, ok := node.(*ast.Ident); ok {
		n.s.Touch(id.Name)
	}
	return n
}

func main() {
	f, err := parser.ParseFile(token.NewFileSet(), os.Args[1], nil, 0)
	if err != nil {
		os.Exit(1)
	}
	n := names{store.NewStore()}
	ast.Walk(n, f)
	ast.Inspect(f, func(node ast.Node) bool {
		if lit, ok := node.(*ast.BasicLit); ok {
			n.s.Touch(lit.Value)
		}
		return true
	})
	fmt.Println(n.s)
}
