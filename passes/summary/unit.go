package summary

import (
	"fmt"
	"go/token"
	"path/filepath"
	"strconv"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
)

// Unit is one package, summarised and linked as the rules ask for it.
type Unit struct {
	pass  *analysis.Pass
	table func() (*library.Table, error)
	// imports are what the imported packages tell, by their digests.
	imports *apart.Imports

	mu       sync.Mutex
	views    [2]*view // without and with test files
	programs map[variant]*link.Program
}

// view is a summary of the package's files or of those that are no tests.
type view struct {
	apart.Source
	files  map[string]*token.File // by the name that the summary gives them
	closed bool
}

// variant is the part of the settings that changes the linked program.
type variant struct {
	generated, tests bool
	rows             string
}

func newUnit(pass *analysis.Pass, opts Options, table func() (*library.Table, error)) (*Unit, error) {
	u := &Unit{pass: pass, table: table, imports: apart.ImportsOf(nil), programs: map[variant]*link.Program{}}
	v, err := u.view(false)
	if err != nil {
		return nil, err
	}
	if opts.Digests {
		return u, u.exchange(v)
	}
	return u, nil
}

// view summarises the package, with its test files or without them. A view may be
// empty: an external test package has test files only.
func (u *Unit) view(tests bool) (*view, error) {
	n := 0
	if tests {
		n = 1
	}
	if v := u.views[n]; v != nil {
		return v, nil
	}
	in := input(u.pass, tests)
	v := &view{files: map[string]*token.File{}}
	u.views[n] = v
	if len(in.Files) == 0 {
		return v, nil
	}
	src, err := apart.Read(in, Rules())
	if err != nil {
		return nil, fmt.Errorf("summarising %s: %w", in.Types.Path(), err)
	}
	v.Source, v.closed = *src, in.Types.Name() == "main"
	// Base names are not unique where some files are generated into another folder.
	names := map[string]string{}
	for i, f := range in.Files {
		tf := in.Fset.File(f.FileStart)
		name := strconv.Itoa(i) + "/" + filepath.Base(tf.Name())
		names[tf.Name()], v.files[name], v.Summary.Files[i].Name = name, tf, name
	}
	for i := range v.Directives {
		v.Directives[i].File = names[v.Directives[i].File]
	}
	return v, nil
}

// program returns a view and its program as the settings ask for it, which is linked
// once for all rules that ask for the same. The program is nil where the view is empty.
func (u *Unit) program(s *Settings, tests bool) (*view, *link.Program, error) {
	u.mu.Lock()
	defer u.mu.Unlock()
	v, err := u.view(tests)
	if err != nil || v.Summary == nil {
		return v, nil, err
	}
	key := variant{generated: s.Generated, tests: tests, rows: s.LibraryRows}
	if p := u.programs[key]; p != nil {
		return v, p, nil
	}
	table, err := u.table()
	if err != nil {
		return nil, nil, fmt.Errorf("reading the library table: %w", err)
	}
	if key.rows != "" {
		rows, err := library.Parse("library-rows", key.rows)
		if err != nil {
			return nil, nil, err
		}
		table = table.With(rows)
	}
	own := program.Package{Summary: v.Summary, Matched: true, Closed: v.closed}
	p := u.imports.Link(own, table, link.Options{Generated: key.generated, Tests: key.tests})
	u.programs[key] = p
	return v, p, nil
}
