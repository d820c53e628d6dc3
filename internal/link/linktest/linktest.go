// Package linktest makes small programs out of Go source for tests of the linked
// data and of the rules' judgements: one package, no files on disk, the standard
// library's declarations only, and those of the libraries that stand in for others in
// testdata/src/stubs.
package linktest

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/summarise"
)

// Path is the import path of the package that Program makes.
const Path = "example.com/p"

// Program summarises and links one file of package p; src is what follows the
// package clause.
func Program(t *testing.T, src string) *link.Program {
	t.Helper()
	sum, err := summarise.Summarise(Checked(t, token.NewFileSet(), src))
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	return link.Link([]program.Package{{Summary: sum, Dir: "/src", Matched: true}}, table, link.Options{Trace: true})
}

// declared imports what a program may import, each package once for all tests of a binary.
var declared = sync.OnceValue(func() types.Importer {
	fset := token.NewFileSet()
	return &locked{fset: fset, standard: importer.ForCompiler(fset, "source", nil), stubs: map[string]*types.Package{}}
})

// locked is an importer for tests that run at the same time.
type locked struct {
	mu       sync.Mutex
	fset     *token.FileSet
	standard types.Importer
	stubs    map[string]*types.Package
}

func (l *locked) Import(path string) (*types.Package, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.load(path)
}

func (l *locked) load(path string) (*types.Package, error) {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return l.standard.Import(path)
	}
	if pkg := l.stubs[path]; pkg != nil {
		return pkg, nil
	}
	dir, err := stubDir(path)
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(l.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	conf := types.Config{Importer: loader(l.load)}
	pkg, err := conf.Check(path, l.fset, files, nil)
	l.stubs[path] = pkg
	return pkg, err
}

// loader is an importer that is a function.
type loader func(path string) (*types.Package, error)

func (l loader) Import(path string) (*types.Package, error) { return l(path) }

// stubDir is the folder of a library among the stubs, which a test finds above its own.
func stubDir(path string) (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		stub := filepath.Join(dir, "testdata", "src", "stubs", filepath.FromSlash(path))
		if _, err := os.Stat(stub); err == nil {
			return stub, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("no stub of %s", path)
		}
		dir = up
	}
}

// Checked is what the summariser takes: one file of package p, type-checked.
func Checked(t testing.TB, fset *token.FileSet, src string) summarise.Input {
	t.Helper()
	f, err := parser.ParseFile(fset, "p.go", "package p\n"+src, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	in, err := Files(fset, []*ast.File{f})
	require.NoError(t, err)
	return in
}

// Files is what the summariser takes of the files of one package. The error is that of the
// type checker.
func Files(fset *token.FileSet, files []*ast.File) (summarise.Input, error) {
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: declared()}
	pkg, err := conf.Check(Path, fset, files, info)
	return summarise.Input{Fset: fset, Files: files, Types: pkg, Info: info, Module: Path}, err
}

// Container returns the container with the given key within the package.
func Container(t *testing.T, p *link.Program, key string) *growth.Container {
	t.Helper()
	c := p.Container(Path + "." + key)
	require.NotNil(t, c, "no container %s", key)
	return c
}

// Evidence is what the phases found of the container with the given key within the package.
func Evidence(t *testing.T, p *link.Program, key string) link.Evidence {
	t.Helper()
	return p.Evidence(Container(t, p, key))
}
