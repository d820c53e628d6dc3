package rewrite

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/growthlint/growthlint/internal/load"
)

// Unit is a package, as text and as syntax with types.
type Unit struct {
	// Path names it, Files are its texts by name.
	Path  string
	Files map[string]string
	// Split are packages that a rewrite has split off, by the last element of their
	// path, which lies below that of the unit.
	Split map[string]map[string]string

	fset    *token.FileSet
	names   []string // of the files, sorted
	syntax  []*ast.File
	info    *types.Info
	pkg     *types.Package
	imports map[string]*types.Package
	// round is the number of rewrites before; names that it makes differ from theirs.
	round int
}

// Load reads the packages that the patterns match in dir. What the package with imports
// may be imported by what is rewritten.
func Load(dir string, patterns []string, with string) ([]*Unit, error) {
	var mu sync.Mutex
	var units []*Unit
	known := map[string]*types.Package{}
	visit := func(p *load.Package) error {
		u, err := read(p)
		if err != nil {
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		learn(known, p.Types)
		if p.Matched && p.PkgPath != with && u != nil {
			units = append(units, u)
		}
		return nil
	}
	res, err := load.Load(context.Background(), load.Options{Dir: dir, Patterns: append(patterns, with)}, visit)
	if err != nil {
		return nil, fmt.Errorf("loading what is to be rewritten: %w", err)
	}
	for _, t := range res.Troubles {
		return nil, fmt.Errorf("loading what is to be rewritten: %s: %s", t.File, t.Message)
	}
	slices.SortFunc(units, func(a, b *Unit) int { return strings.Compare(a.Path, b.Path) })
	for i, u := range units {
		u.imports = known
		if units[i], err = u.with(u.Files, nil); err != nil {
			return nil, err
		}
		units[i].round = 0
	}
	return units, nil
}

func read(p *load.Package) (*Unit, error) {
	u := &Unit{Path: p.PkgPath, Files: map[string]string{}}
	for _, name := range p.Filenames {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		u.Files[filepath.Base(name)] = string(text)
	}
	return u, nil
}

// learn notes a package and all that it imports.
func learn(known map[string]*types.Package, p *types.Package) {
	if known[p.Path()] == nil {
		known[p.Path()] = p
		for _, imp := range p.Imports() {
			learn(known, imp)
		}
	}
}

// Import implements types.Importer.
func (u *Unit) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := u.imports[path]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("package %s is not loaded", path)
}

// with returns the unit with other texts, type-checked. The packages split off must be
// complete.
func (u *Unit) with(files map[string]string, split map[string]map[string]string) (*Unit, error) {
	n := &Unit{Path: u.Path, Files: files, Split: maps.Clone(u.Split), imports: u.imports, round: u.round + 1}
	if len(split) > 0 {
		n.imports = maps.Clone(u.imports)
		if n.Split == nil {
			n.Split = map[string]map[string]string{}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(split)) {
		n.Split[name] = split[name]
		part := &Unit{Path: u.Path + "/" + name, Files: split[name], imports: n.imports}
		if err := part.check(); err != nil {
			return nil, err
		}
		n.imports[part.Path] = part.pkg
	}
	return n, n.check()
}

func (u *Unit) check() error {
	u.fset, u.syntax = token.NewFileSet(), nil
	u.info = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, Instances: map[*ast.Ident]types.Instance{},
	}
	u.names = slices.Sorted(maps.Keys(u.Files))
	for _, name := range u.names {
		f, err := parser.ParseFile(u.fset, name, u.Files[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return fmt.Errorf("%s: %w", u.Path, err)
		}
		u.syntax = append(u.syntax, f)
	}
	conf := types.Config{Importer: u}
	pkg, err := conf.Check(u.Path, u.fset, u.syntax, u.info)
	if err != nil {
		return fmt.Errorf("%s: %w", u.Path, err)
	}
	u.pkg = pkg
	return nil
}

// At returns the unit under another path, which is that of what is made of it.
func (u *Unit) At(path string) *Unit {
	n := *u
	n.Path = path
	return &n
}

// file is the index of the file that holds a position.
func (u *Unit) file(pos token.Pos) int {
	return slices.Index(u.names, u.fset.File(pos).Name())
}

// text is the source of a node.
func (u *Unit) text(n ast.Node) string {
	return u.Files[u.names[u.file(n.Pos())]][u.offset(n.Pos()):u.offset(n.End())]
}

func (u *Unit) offset(pos token.Pos) int { return u.fset.File(pos).Offset(pos) }

// silenced reports whether a comment on the node's lines, or the one before, speaks to
// the tool.
func (u *Unit) silenced(n ast.Node) bool {
	f := u.fset.File(n.Pos())
	text := u.Files[f.Name()]
	from := f.Offset(f.LineStart(max(f.Line(n.Pos())-1, 1)))
	to := len(text)
	if last := f.Line(n.End()); last < f.LineCount() {
		to = f.Offset(f.LineStart(last + 1))
	}
	return strings.Contains(text[from:to], "growthlint:") || strings.Contains(text[from:to], "nolint")
}
