package load

import (
	"bytes"
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// cgoFiles is what is known about a package in scope that imports "C".
type cgoFiles struct {
	// source are the author's files that import "C".
	source []string
	// compiled are all files as the compiler would see them, with cgo's own ones in
	// the place of source; nil if they cannot be had, and failed says why.
	compiled []string
	failed   string
	// used reports whether the compiled files were type-checked.
	used bool
}

// prepareCgo finds the packages in scope that import "C" and asks the go command
// for the files that cgo makes of them. This runs the C compiler, for these
// packages alone; a driver has given compiled files already.
func (r *run) prepareCgo(ctx context.Context) error {
	var ids []string
	for _, n := range r.graph.visited {
		if n.recalled {
			continue
		}
		var source []string
		for _, f := range n.files {
			if importsC(f) {
				source = append(source, f)
			}
		}
		if source != nil {
			n.cgo = &cgoFiles{source: source, failed: "the driver gave none"}
			ids = append(ids, n.meta.PkgPath)
		}
	}
	if len(ids) == 0 || r.env.driver {
		return nil
	}
	slices.Sort(ids)
	cfg := r.config(ctx, packages.NeedName|packages.NeedFiles|packages.NeedCompiledGoFiles|packages.NeedForTest)
	cfg.Tests = r.opts.Tests
	cfg.Overlay = r.withoutLines()
	pkgs, err := packages.Load(cfg, slices.Compact(ids)...)
	if ctx.Err() != nil {
		return fmt.Errorf("list cgo's files: %w", context.Cause(ctx))
	}
	for _, n := range r.graph.visited {
		if n.cgo != nil {
			n.cgo.take(n, pkgs, err)
		}
	}
	return r.addCgoImports(ctx)
}

// withoutLines returns the files for cgo that have line directives without these.
func (r *run) withoutLines() map[string][]byte {
	var out map[string][]byte
	for _, n := range r.graph.visited {
		if n.cgo == nil {
			continue
		}
		for _, file := range n.cgo.source {
			src, err := os.ReadFile(file)
			if err != nil {
				continue
			}
			if plain, changed := withoutLines(src); changed {
				if out == nil {
					out = map[string][]byte{}
				}
				out[file] = plain
			}
		}
	}
	return out
}

// addCgoImports adds to the graph what cgo's files import. The go command counts
// these among the dependencies of the package, but not among its imports.
func (r *run) addCgoImports(ctx context.Context) error {
	mode := packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule
	pkgs, err := packages.Load(r.config(ctx, mode), cgoImports()...)
	if err != nil {
		return usageErrorf(err, "cannot list the packages that cgo's files import: %v", err)
	}
	r.graph.add(pkgs, r.env)
	for _, path := range cgoImports() {
		if n := r.graph.nodes[path]; n != nil {
			n.need()
		}
	}
	r.graph.collectNeeded()
	return nil
}

// take finds n's compiled files among the listed packages.
func (c *cgoFiles) take(n *node, pkgs []*packages.Package, err error) {
	c.failed = "cgo did not run; does go build find a C compiler?"
	if err != nil {
		c.failed = oneLine(err.Error())
	}
	for _, p := range pkgs {
		if p.ID != n.meta.ID {
			continue
		}
		for _, e := range p.Errors {
			c.failed = oneLine(e.Msg)
		}
		generated := slices.ContainsFunc(p.CompiledGoFiles, func(f string) bool { return !slices.Contains(n.files, f) })
		if generated && len(p.Errors) == 0 {
			c.compiled = p.CompiledGoFiles
		}
	}
}

// importsC reports whether the file imports "C"; not if it cannot be read.
func importsC(file string) bool {
	src, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(src, []byte(`"C"`)) {
		return false
	}
	f := parseImports(src)
	return f != nil && slices.ContainsFunc(f.Imports, isImportC)
}

func isImportC(spec *ast.ImportSpec) bool {
	path, err := strconv.Unquote(spec.Path.Value)
	return err == nil && path == "C"
}

// parseCompiled parses the file at index i of n's compiled ones. It returns the name of
// the file as well: the author's, or one in the package's directory for a file of cgo's
// own, which lies where nobody looks and elsewhere on another machine.
func (r *run) parseCompiled(n *node, i int, name string) (*cgoFile, string, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, "", err
	}
	if origin := cgoOrigin(text, n.cgo.source); origin != "" {
		f, err := r.parseCgo(text, origin)
		return f, origin, err
	}
	own := !slices.Contains(n.files, name)
	if own {
		name = filepath.Join(n.dir, fmt.Sprintf("_cgo_%d.go", i))
	}
	f, err := parser.ParseFile(r.fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	return &cgoFile{File: f, own: own}, name, err
}

// parseImports parses a file up to its imports; nil if that is not possible.
func parseImports(src []byte) *ast.File {
	f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	return f
}
