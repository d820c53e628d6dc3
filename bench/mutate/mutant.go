package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
)

// mutant is a file with one change.
type mutant struct {
	name  string // the file that it stands for
	place string
	what  string
	text  []byte
}

// overlay writes the mutant and the file for go test -overlay that puts it in place.
func (m mutant) overlay(dir string) (string, error) {
	real, err := filepath.Abs(m.name)
	if err != nil {
		return "", err
	}
	stand, overlay := filepath.Join(dir, "mutant.go"), filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]map[string]string{"Replace": {real: stand}})
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(stand, m.text, 0o666); err != nil {
		return "", err
	}
	return overlay, os.WriteFile(overlay, text, 0o666)
}

// maker collects the mutants of one file.
type maker struct {
	name string
	text []byte
	file *token.File
	out  []mutant
}

// mutants returns the mutants of a file, in the order of their places.
func mutants(name string, text []byte) ([]mutant, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	m := &maker{name: name, text: text, file: fset.File(file.FileStart)}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.IfStmt:
			m.flip(n.Cond)
		case *ast.ForStmt:
			// A flipped condition of a loop would seldom end.
			return true
		case *ast.CaseClause:
			m.cases(n)
		case *ast.ReturnStmt:
			m.returned(n)
		case *ast.BinaryExpr:
			m.operands(n)
		case *ast.CompositeLit:
			m.elements(n)
		case *ast.AssignStmt:
			m.appended(n)
		}
		return true
	})
	return m.out, nil
}

func (m *maker) source(n ast.Node) string {
	return string(m.text[m.file.Offset(n.Pos()):m.file.Offset(n.End())])
}

// put records the file with other text in the place of a part of it.
func (m *maker) put(pos, end token.Pos, with, what string) {
	from, to := m.file.Offset(pos), m.file.Offset(end)
	text := append([]byte(nil), m.text[:from]...)
	text = append(append(text, with...), m.text[to:]...)
	m.out = append(m.out, mutant{m.name, fmt.Sprintf("%s:%d", filepath.ToSlash(m.name), m.file.Line(pos)), what, text})
}

func (m *maker) flip(cond ast.Expr) {
	m.put(cond.Pos(), cond.End(), "!("+m.source(cond)+")", "flip "+m.source(cond))
}

// cases flips the conditions of a switch without a tag; in others the flipped case does
// not compile.
func (m *maker) cases(c *ast.CaseClause) {
	for _, e := range c.List {
		switch e.(type) {
		case *ast.BinaryExpr, *ast.CallExpr, *ast.UnaryExpr:
			m.flip(e)
		}
	}
}

// returned flips a condition that is the only result.
func (m *maker) returned(r *ast.ReturnStmt) {
	if len(r.Results) != 1 {
		return
	}
	switch e := r.Results[0].(type) {
	case *ast.BinaryExpr:
		if e.Op != token.ADD && e.Op != token.SUB && e.Op != token.MUL {
			m.flip(e)
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			m.flip(e)
		}
	}
}

// operands leaves out either side of && and ||.
func (m *maker) operands(b *ast.BinaryExpr) {
	if b.Op != token.LAND && b.Op != token.LOR {
		return
	}
	m.put(b.Pos(), b.End(), m.source(b.Y), "leave out "+m.source(b.X))
	m.put(b.Pos(), b.End(), m.source(b.X), "leave out "+m.source(b.Y))
}

// elements leaves out each element of a list that has no keys and more than one element.
func (m *maker) elements(c *ast.CompositeLit) {
	if _, list := c.Type.(*ast.ArrayType); !list || len(c.Elts) < 2 {
		return
	}
	for i, e := range c.Elts {
		if i+1 < len(c.Elts) {
			m.put(e.Pos(), c.Elts[i+1].Pos(), "", "leave out "+m.source(e))
		} else {
			m.put(c.Elts[i-1].End(), e.End(), "", "leave out "+m.source(e))
		}
	}
}

// appended leaves out x = append(x, …).
func (m *maker) appended(a *ast.AssignStmt) {
	if len(a.Rhs) != 1 || len(a.Lhs) != 1 || a.Tok != token.ASSIGN {
		return
	}
	call, ok := a.Rhs[0].(*ast.CallExpr)
	if !ok {
		return
	}
	if fun, ok := call.Fun.(*ast.Ident); ok && fun.Name == "append" {
		m.put(a.Pos(), a.End(), m.source(a.Lhs[0])+" = "+m.source(call.Args[0]), "leave out "+m.source(a))
	}
}
