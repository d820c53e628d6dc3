package load_test

import (
	"context"
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/txtar"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
)

// seen is what the visitor learned, by package ID.
type seen struct {
	mu    sync.Mutex
	order []string
	lines map[string]string
	funcs map[string][]string
	skip  map[string][]string
	files map[string][]string
}

// visit records a package and builds its SSA, as the analysis will.
func (s *seen) visit(p *load.Package) error {
	prog := ssa.NewProgram(p.Fset, ssa.InstantiateGenerics)
	for _, imp := range p.Types.Imports() {
		if prog.ImportedPackage(imp.Path()) == nil {
			prog.CreatePackage(imp, nil, nil, true)
		}
	}
	prog.CreatePackage(p.Types, p.Files, p.Info, false).Build()
	s.mu.Lock()
	defer s.mu.Unlock()
	state := []string{p.PkgPath}
	if !p.Matched {
		state = append(state, "unmatched")
	}
	if p.IllTyped {
		state = append(state, "ill-typed")
	}
	if p.Module != nil && !p.Module.Main {
		state = append(state, "module "+p.Module.Path)
	}
	s.order = append(s.order, p.PkgPath)
	s.lines[p.ID] = strings.Join(state, ", ")
	for i, f := range p.Files {
		s.files[p.ID] = append(s.files[p.ID], filepath.Base(p.Filenames[i]))
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Body != nil {
				s.funcs[p.ID] = append(s.funcs[p.ID], fn.Name.Name)
			}
		}
	}
	for fn := range p.SkipFuncs {
		s.skip[p.ID] = append(s.skip[p.ID], fn.Name.Name)
	}
	slices.Sort(s.skip[p.ID])
	return nil
}

// packages returns a line for each package visited, sorted.
func (s *seen) packages() []string {
	var lines []string
	for _, l := range s.lines {
		lines = append(lines, l)
	}
	slices.Sort(lines)
	return lines
}

// write makes a directory of an archive's files and returns its path.
func write(t *testing.T, archive string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, f.Data, 0o644))
	}
	return dir
}

// environ is the process's environment without what would change the go
// command's mind, and without a network.
func environ(extra ...string) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		return strings.HasPrefix(v, "GOPACKAGESDRIVER=") || strings.HasPrefix(v, "GOWORK=")
	})
	return append(append(env, "GOPROXY=off", "GOFLAGS=", "GOTOOLCHAIN=local", "GO111MODULE="), extra...)
}

func run(t *testing.T, opts load.Options) (*load.Result, *seen, error) {
	t.Helper()
	s := &seen{lines: map[string]string{}, funcs: map[string][]string{}, skip: map[string][]string{}, files: map[string][]string{}}
	if opts.Env == nil {
		opts.Env = environ()
	}
	res, err := load.Load(context.Background(), opts, s.visit)
	return res, s, err
}

// told prints troubles as FILE:LINE:COLUMN: KIND PACKAGE: MESSAGE, with the file
// relative to dir.
func told(dir string, troubles []finding.Trouble) []string {
	var lines []string
	for _, t := range troubles {
		file := t.File
		if rel, err := filepath.Rel(dir, t.File); err == nil && file != "" {
			file = filepath.ToSlash(rel)
		}
		note := ""
		if t.Note {
			note = "note "
		}
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s%s %s: %s", file, t.Line, t.Column, note, t.Kind, t.Package, t.Message))
	}
	return lines
}
