package laws

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Place is where a cell's store stands.
type Place string

// The places of a store.
const (
	Own  Place = "own"  // a package of its own
	Main Place = "main" // the program's main package
)

// Cell is a kernel behind a program.
type Cell struct {
	Kernel  *Kernel
	Program *Program
	Leaky   bool
	Place   Place
}

// Where cells stand in the workspace: in one module, or each in its own.
const cellsFolder, modulesFolder = "cells", "modules"

// Dir is the cell's folder within the workspace, slash-separated.
func (c *Cell) Dir() string {
	form := "bounded"
	if c.Leaky {
		form = "leaky"
	}
	root := cellsFolder
	if c.Program.Module != "" {
		root = modulesFolder
	}
	return path.Join(root, c.Program.Path(), c.Kernel.Name, form, string(c.Place))
}

// importPath is the path of the cell's packages.
func (c *Cell) importPath() string {
	if c.Program.Module == "" {
		return "matrix/" + c.Dir() // the module is matrix/cells
	}
	form := "a"
	if c.Leaky {
		form = "b"
	}
	return c.Program.Module + "/" + c.Kernel.Name + form
}

// Cells are all cells, in order of programs, places, kernels.
func (w *Wirings) Cells() []Cell {
	var out []Cell
	for i := range w.Programs {
		p := &w.Programs[i]
		for _, place := range []Place{Own, Main} {
			if place == Main && !p.inMain() {
				continue
			}
			for j := range w.Kernels {
				for _, leaky := range []bool{true, false} {
					out = append(out, Cell{Kernel: &w.Kernels[j], Program: p, Leaky: leaky, Place: place})
				}
			}
		}
	}
	return out
}

// write puts the cell's packages below root.
func (c *Cell) write(root string) error {
	dir := filepath.Join(root, filepath.FromSlash(c.Dir()))
	text := c.Kernel.Bounded
	if c.Leaky {
		text = c.Kernel.Leaky
	}
	store := "store/store.go"
	if c.Place == Main {
		store = path.Join(c.Program.mainDir(), "store.go")
		text = strings.Replace(text, "package store\n", "package main\n", 1)
	}
	text, err := c.localise(store, text)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(dir, filepath.FromSlash(store)), text); err != nil {
		return err
	}
	for name, text := range c.Program.Files {
		text, err := c.localise(name, text)
		if err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, filepath.FromSlash(name)), text); err != nil {
			return err
		}
	}
	return nil
}

// suffix is what the cell's own names end with.
func (c *Cell) suffix() string {
	h := fnv.New32a()
	fmt.Fprint(h, c.Dir())
	return fmt.Sprintf("Q%x", h.Sum32())
}

// edit replaces text[from:to].
type edit struct {
	from, to int
	text     string
}

// localise gives the cell's imports of "matrix/…" their true paths; where the store
// stands in package main, its import goes and its names lose their qualifier. The methods
// that interfaces of programs ask for get names that no other cell has: a call through an
// interface in one cell is no call of another's store.
func (c *Cell) localise(name, text string) (string, error) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return "", fmt.Errorf("%s: %w", c.Program.Path(), err)
	}
	at := func(p token.Pos) int { return fset.Position(p).Offset }
	var edits []edit
	bare := false
	for _, decl := range f.Decls {
		d, ok := decl.(*ast.GenDecl)
		if !ok || d.Tok != token.IMPORT {
			continue
		}
		for _, spec := range d.Specs {
			spec := spec.(*ast.ImportSpec)
			p, err := strconv.Unquote(spec.Path.Value)
			switch {
			case err != nil || p != "matrix" && !strings.HasPrefix(p, "matrix/"):
			case p != storeImport || c.Place != Main:
				to := strconv.Quote(c.importPath() + strings.TrimPrefix(p, "matrix"))
				edits = append(edits, edit{at(spec.Path.Pos()), at(spec.Path.End()), to})
			case d.Lparen.IsValid():
				bare = true
				edits = append(edits, edit{at(spec.Pos()), at(spec.End()), ""})
			default:
				bare = true
				edits = append(edits, edit{at(d.Pos()), at(d.End()), ""})
			}
		}
	}
	own := c.suffix()
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && bare && x.Name == "store" {
				edits = append(edits, edit{at(n.Pos()), at(n.Sel.Pos()), ""})
			}
		case *ast.Ident:
			if strings.HasPrefix(n.Name, "Touch") {
				edits = append(edits, edit{at(n.End()), at(n.End()), own})
			}
		}
		return true
	})
	return apply(text, edits), nil
}

// apply makes edits that do not overlap.
func apply(text string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return b.from - a.from })
	for _, e := range edits {
		text = text[:e.from] + e.text + text[e.to:]
	}
	return text
}

func writeFile(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
