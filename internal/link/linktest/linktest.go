// Package linktest makes small programs out of Go source for tests of the linked
// data and of the rules' judgements: one package, no files on disk, the standard
// library's declarations only.
package linktest

import (
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/container"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
)

// Path is the import path of the package that Program makes.
const Path = "example.com/p"

// Program summarises and links one file of package p; src is what follows the
// package clause.
func Program(t *testing.T, src string) *link.Program {
	t.Helper()
	sum, err := container.Summarise(Checked(t, token.NewFileSet(), src))
	require.NoError(t, err)
	table, err := library.Load()
	require.NoError(t, err)
	return link.Link([]program.Package{{Summary: sum, Dir: "/src", Matched: true}}, table, link.Options{Trace: true})
}

// standard imports packages of the standard library, each once for all tests of a binary.
var standard = sync.OnceValue(func() types.Importer {
	return &locked{importer: importer.ForCompiler(token.NewFileSet(), "source", nil)}
})

// locked is an importer for tests that run at the same time.
type locked struct {
	mu       sync.Mutex
	importer types.Importer
}

func (l *locked) Import(path string) (*types.Package, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.importer.Import(path)
}

// Checked is what the summariser takes: one file of package p, type-checked.
func Checked(t testing.TB, fset *token.FileSet, src string) container.Input {
	t.Helper()
	f, err := parser.ParseFile(fset, "p.go", "package p\n"+src, parser.ParseComments|parser.SkipObjectResolution)
	require.NoError(t, err)
	info := &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Instances: map[*ast.Ident]types.Instance{}, Scopes: map[ast.Node]*types.Scope{},
		Selections: map[*ast.SelectorExpr]*types.Selection{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: standard()}
	pkg, err := conf.Check(Path, fset, []*ast.File{f}, info)
	require.NoError(t, err)
	return container.Input{Fset: fset, Files: []*ast.File{f}, Types: pkg, Info: info, Module: Path}
}

// Container returns the container with the given key within the package.
func Container(t *testing.T, p *link.Program, key string) *growth.Container {
	t.Helper()
	c := p.Container(Path + "." + key)
	require.NotNil(t, c, "no container %s", key)
	return c
}
