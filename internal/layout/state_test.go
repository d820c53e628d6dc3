package layout

import (
	"errors"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// noImports makes the type checker do without other packages: what a name in
// this package refers to does not depend on them.
type noImports struct{}

func (noImports) Import(string) (*types.Package, error) {
	return nil, errors.New("not needed here")
}

// resolve fills what info asks for of a package. Type errors are expected, since
// nothing is imported; each name is resolved all the same.
func resolve(pkg []source, info *types.Info) {
	conf := types.Config{Importer: noImports{}, Error: func(error) {}, FakeImportC: true}
	files := make([]*ast.File, 0, len(pkg))
	for _, f := range pkg {
		files = append(files, f.file)
	}
	// The error repeats what Error was told.
	_, _ = conf.Check(pkg[0].dir(), pkg[0].fset, files, info)
}

// uses resolves the identifiers of a package.
func uses(pkg []source) *types.Info {
	info := &types.Info{Uses: make(map[*ast.Ident]types.Object)}
	resolve(pkg, info)
	return info
}

// writes is a visitor that collects changes of package-level variables.
type writes struct {
	in   source
	info *types.Info
	bad  []string
}

// root is the package-level variable that an expression reaches into: x of
// x.f[i], or pkg.x of another package.
func (w *writes) root(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.Ident:
		v, ok := w.info.Uses[e].(*types.Var)
		return e.Name, ok && v.Parent() != nil && v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			if _, ok := w.info.Uses[x].(*types.PkgName); ok {
				return x.Name + "." + e.Sel.Name, true
			}
		}
		return w.root(e.X)
	case *ast.IndexExpr:
		return w.root(e.X)
	case *ast.SliceExpr:
		return w.root(e.X)
	case *ast.StarExpr:
		return w.root(e.X)
	case *ast.ParenExpr:
		return w.root(e.X)
	}
	return "", false
}

func (w *writes) changed(pos token.Pos, how string, targets ...ast.Expr) {
	for _, target := range targets {
		if name, ok := w.root(target); ok {
			w.bad = append(w.bad, w.in.at(pos)+": "+name+" is "+how)
		}
	}
}

func (w *writes) Visit(n ast.Node) ast.Visitor {
	switch n := n.(type) {
	case *ast.AssignStmt:
		w.changed(n.Pos(), "assigned", n.Lhs...)
	case *ast.IncDecStmt:
		w.changed(n.Pos(), "assigned", n.X)
	case *ast.RangeStmt:
		w.changed(n.Pos(), "assigned", slices.DeleteFunc([]ast.Expr{n.Key, n.Value}, func(e ast.Expr) bool { return e == nil })...)
	case *ast.SendStmt:
		w.changed(n.Pos(), "sent to", n.Chan)
	case *ast.UnaryExpr:
		if _, literal := n.X.(*ast.CompositeLit); n.Op == token.AND && !literal {
			w.changed(n.Pos(), "open to writes through its address", n.X)
		}
	case *ast.CallExpr:
		fn, ok := n.Fun.(*ast.Ident)
		if ok && len(n.Args) > 0 && slices.Contains([]string{"delete", "clear", "copy", "close"}, fn.Name) {
			w.changed(n.Pos(), "changed by "+fn.Name, n.Args[0])
		}
	case *ast.FuncDecl:
		if n.Name.Name == "init" && n.Recv == nil && w.in.dir() != "gclplugin" {
			w.bad = append(w.bad, w.in.at(n.Pos())+": init function")
		}
	case *ast.GenDecl:
		w.mutableTypes(n)
	}
	return w
}

// mutableTypes tells package variables that exist to be changed: locks,
// atomics, pools.
func (w *writes) mutableTypes(decl *ast.GenDecl) {
	if decl.Tok != token.VAR || !slices.Contains(w.in.file.Decls, ast.Decl(decl)) {
		return
	}
	for _, spec := range decl.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		sel, ok := v.Type.(*ast.SelectorExpr)
		if !ok {
			continue
		}
		if x, ok := sel.X.(*ast.Ident); ok && (x.Name == "sync" || x.Name == "atomic") {
			w.bad = append(w.bad, w.in.at(v.Pos())+": "+v.Names[0].Name+" is mutable state at package level")
		}
	}
}

// packageState returns init functions and the places where package-level
// variables are changed.
func packageState(files []source) []string {
	var bad []string
	for _, pkg := range packages(files) {
		info := uses(pkg)
		for _, f := range pkg {
			w := &writes{in: f, info: info}
			ast.Walk(w, f.file)
			bad = append(bad, w.bad...)
		}
	}
	return bad
}

func TestNothingIsWrittenAtPackageLevel(t *testing.T) {
	assert.Empty(t, packageState(shipped(t)))
}

func TestStateCheckSeesViolations(t *testing.T) {
	fset := token.NewFileSet()
	a := parse(t, fset, "internal/a/a.go", strings.TrimLeft(`
package a
import ("net/http"; "sync")
var table = map[string]int{"a": 1}
var count int
var opt struct{ deep []int }
var mu sync.Mutex
var fixed = []string{"x"}
var query = &http.Client{}
type t struct{ count int }
func init() {}
func (x *t) init() { x.count = 1; x.count++ }
`, "\n"))
	b := parse(t, fset, "internal/a/b.go", strings.TrimLeft(`
package a
import ("flag"; "net/http")
func f(v []string) {
	table["b"] = 2
	count++
	opt.deep[0] = 1
	http.DefaultClient = nil
	flag.IntVar(&count, "n", 0, "")
	delete(table, "a")
	for count = range v {}
	{ count := 1; count++; _ = &count }
	local := fixed[0]; local = "y"; _ = local
	fixed := fixed[1:]; fixed[0] = "z"
	_ = &t{}
}
`, "\n"))
	assert.Equal(t, []string{
		"internal/a/a.go:6:5: mu is mutable state at package level",
		"internal/a/a.go:10:1: init function",
		"internal/a/b.go:4:2: table is assigned",
		"internal/a/b.go:5:2: count is assigned",
		"internal/a/b.go:6:2: opt is assigned",
		"internal/a/b.go:7:2: http.DefaultClient is assigned",
		"internal/a/b.go:8:14: count is open to writes through its address",
		"internal/a/b.go:9:2: table is changed by delete",
		"internal/a/b.go:10:2: count is assigned",
	}, packageState([]source{a, b}))
}
