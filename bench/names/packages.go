package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"github.com/growthlint/growthlint/internal/library"
)

// builtin is the package of the table that stands for the language.
const builtin = "builtin"

func packagesOf(table *library.Table) []string {
	var out []string
	for _, r := range table.Rows() {
		out = append(out, r.Pkg)
	}
	for _, t := range table.Types() {
		out = append(out, t.Pkg)
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(p string) bool { return p == builtin })
}

// listed is what go list tells of a package.
type listed struct {
	ImportPath string
	Dir        string
	GoFiles    []string
	Imports    []string
	ImportMap  map[string]string
	Error      *struct{ Err string }
}

// world are the packages, type-checked without function bodies.
type world struct {
	fset   *token.FileSet
	listed map[string]*listed
	slots  chan struct{} // as many checks at a time

	mu   sync.Mutex
	done map[string]*checked
}

// checked is a package whose check began; ready is closed when it has ended.
type checked struct {
	ready chan struct{}
	pkg   *types.Package
}

// load lists the packages with all they import and checks them. A package that
// cannot be listed is left out.
func load(paths []string) (*world, error) {
	w := &world{fset: token.NewFileSet(), listed: make(map[string]*listed), slots: make(chan struct{}, runtime.GOMAXPROCS(0)), done: make(map[string]*checked)}
	args := append([]string{"list", "-e", "-deps", "-json=ImportPath,Dir,GoFiles,Imports,ImportMap,Error", "--"}, paths...)
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	var problems bytes.Buffer
	cmd.Stderr = &problems
	text, err := cmd.Output()
	if len(text) == 0 && err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, problems.Bytes())
	}
	for dec := json.NewDecoder(bytes.NewReader(text)); ; {
		var l listed
		if err := dec.Decode(&l); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("reading what go list prints: %w", err)
		}
		w.listed[l.ImportPath] = &l
	}
	var all sync.WaitGroup
	for _, path := range paths {
		all.Go(func() { w.pkg(path) })
	}
	all.Wait()
	return w, nil
}

// pkg returns a package, nil if it cannot be listed or has no files.
func (w *world) pkg(path string) *types.Package {
	if path == "unsafe" {
		return types.Unsafe
	}
	w.mu.Lock()
	c, begun := w.done[path]
	if !begun {
		c = &checked{ready: make(chan struct{})}
		w.done[path] = c
	}
	w.mu.Unlock()
	if begun {
		<-c.ready
		return c.pkg
	}
	defer close(c.ready)
	l := w.listed[path]
	if l == nil || len(l.GoFiles) == 0 {
		return nil
	}
	var imports sync.WaitGroup
	for _, imported := range l.Imports {
		imports.Go(func() { w.pkg(imported) })
	}
	imports.Wait()
	w.slots <- struct{}{}
	c.pkg = w.check(l)
	<-w.slots
	return c.pkg
}

// check type-checks the declarations of a package. What does not check is left
// out of its scope, and so unresolved.
func (w *world) check(l *listed) *types.Package {
	var files []*ast.File
	for _, name := range l.GoFiles {
		file, err := parser.ParseFile(w.fset, filepath.Join(l.Dir, name), nil, parser.SkipObjectResolution)
		if err == nil {
			files = append(files, file)
		}
	}
	conf := types.Config{
		Importer: importer{w, l}, IgnoreFuncBodies: true, FakeImportC: true,
		Error: func(error) {}, Sizes: types.SizesFor("gc", runtime.GOARCH),
	}
	pkg, _ := conf.Check(l.ImportPath, w.fset, files, nil)
	return pkg
}

// importer resolves what one package imports: it was checked before.
type importer struct {
	w *world
	l *listed
}

func (i importer) Import(path string) (*types.Package, error) {
	if mapped, ok := i.l.ImportMap[path]; ok {
		path = mapped
	}
	if pkg := i.w.pkg(path); pkg != nil {
		return pkg, nil
	}
	return nil, fmt.Errorf("package %s is not here", path)
}
