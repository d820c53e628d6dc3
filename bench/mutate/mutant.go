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
		if n != nil {
			eachSpot(n, m.spot)
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

// spot makes the mutants of a spot.
func (m *maker) spot(s spot) {
	text := m.source(s.node)
	switch s.kind {
	case spotFlip:
		m.put(s.node.Pos(), s.node.End(), "!("+text+")", "flip "+text)
	case spotAnd:
		m.put(s.node.Pos(), s.node.End(), "true", "leave out "+text)
	case spotOr:
		m.put(s.node.Pos(), s.node.End(), "false", "leave out "+text)
	case spotList:
		m.elements(s.node.(*ast.CompositeLit))
	case spotAppend:
		m.put(s.node.Pos(), s.node.End(), m.source(s.node.(*ast.CallExpr).Args[0]), "leave out "+text)
	}
}

// elements leaves out each element of a list.
func (m *maker) elements(c *ast.CompositeLit) {
	for i, e := range c.Elts {
		if i+1 < len(c.Elts) {
			m.put(e.Pos(), c.Elts[i+1].Pos(), "", "leave out "+m.source(e))
		} else {
			m.put(c.Elts[i-1].End(), e.End(), "", "leave out "+m.source(e))
		}
	}
}
