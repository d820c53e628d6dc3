package load

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/finding"
)

// Options says what to load. The zero value loads ./... from the current
// directory, without test files.
type Options struct {
	// Dir is the working directory that patterns are relative to; "" is the
	// current one.
	Dir string
	// Patterns are as for go list; none means ./... . A file argument x.go means
	// the package that x.go belongs to.
	Patterns []string
	// Tags are build tags, comma-separated, as for go build -tags.
	Tags string
	// Tests adds test files: the in-package test variant of a matched package
	// takes the place of the plain one, external test packages come on top.
	Tests bool
	// Env is the environment of the go command; nil means this process's own.
	Env []string
	// Progress, if not nil, is told how many packages are done. It is called from
	// several goroutines.
	Progress func(done, total int)

	// Store keeps the results of packages between runs; nil for none. Under an external
	// driver it is not used, since nothing says what a package's files depend on.
	Store Store
	// StoreID is what the visitor's products depend on besides the package: the
	// program's version and settings.
	StoreID string
	// Refresh makes nothing be read from the store, only written.
	Refresh bool
	// Restore is called in the place of the visitor for a package that has not changed,
	// without syntax and types, with the Product that the visitor left. It reports
	// whether that is of use; if not, the package is visited.
	Restore func(*Package) bool
}

// Module is the module a package belongs to.
type Module struct {
	// Path is the module path, Version is empty for a main module, Dir is empty
	// for a vendored one, GoVersion is as in the go line ("1.26.0").
	Path, Version, Dir, GoVersion string
	// Main reports whether it is the main module or one of the workspace's.
	Main bool
}

// Package is one package in scope, as the visitor sees it.
type Package struct {
	// ID is unique in a run; PkgPath is not, with test variants.
	ID, PkgPath, Dir string
	// Module is nil for the standard library and where a driver does not tell.
	Module *Module
	// Matched reports whether the patterns match the package; if not, it is a
	// dependency inside an analysed module and is not reported on.
	Matched bool
	// Fset is shared by all packages of a run. Position, which honours line
	// directives, is the place in the author's file also where cgo has rewritten it.
	Fset *token.FileSet
	// Files has bodies and comments.
	Files []*ast.File
	// Filenames are the absolute paths of the author's files, parallel to Files.
	Filenames []string
	Types     *types.Package
	Info      *types.Info
	Sizes     types.Sizes
	// IllTyped reports whether the package or one of its imports has errors.
	IllTyped bool
	// SkipFuncs holds the functions whose bodies were removed because they could
	// not be typed: they mention C where cgo's files could not be made, or have an
	// error, or use what an ill-typed import lacks. Nil normally.
	SkipFuncs map[*ast.FuncDecl]bool
	// Tell reports what the visitor could not read at a place.
	Tell func(at token.Pos, message string)
	// Product is what the visitor wants to be given next time, if nothing has changed;
	// nil if the package is to be visited again.
	Product []byte
}

// Result counts what a run loaded and tells what went wrong.
type Result struct {
	// Matched counts the packages that the patterns match, InScope these and their
	// dependencies inside the analysed modules, Total all packages of the graph;
	// external test packages count in none but Total.
	Matched, InScope, Total int
	// ModulePackages counts all packages of the analysed modules that are more than tests, 0
	// if unknown.
	ModulePackages int
	// Troubles are sorted by file, line and column. A trouble is a note if no
	// matched package suffers from it.
	Troubles []finding.Trouble
	// Unreached are the nested modules below the wildcard patterns that these do
	// not reach: directories relative to Options.Dir, slash-separated, sorted.
	Unreached []string
	// Stages is the wall time of each stage: env, list, recall, cgo, check.
	Stages map[string]time.Duration
	// Recalled counts the packages in scope whose product came from the store,
	// TypesRead the packages whose types did, Checked those read from source.
	Recalled, TypesRead, Checked int
}

// UsageError is a problem that the user must mend before anything can be
// analysed; its text names the mend. The command exits with status 2.
type UsageError struct {
	Text string
	// Err is the cause, nil if there is none besides the text.
	Err error
}

// Error returns the text.
func (e *UsageError) Error() string { return e.Text }

// Unwrap returns the cause.
func (e *UsageError) Unwrap() error { return e.Err }

// Load loads the packages and calls visit once for each package in scope,
// dependencies first, possibly from several goroutines at once. The package's
// syntax and Info are released when visit returns; visit must not keep them.
//
// The error is a *UsageError, or the first error of visit, or the context's. A
// panic in visit is a Trouble of kind internal. With an error the result is nil.
//
// With a store a package may be visited after it was restored, and all of them again
// if the store turns out to be damaged: what is said last of a package holds.
func Load(ctx context.Context, opts Options, visit func(*Package) error) (*Result, error) {
	res, err := load(ctx, opts, visit)
	if errors.Is(err, errDamaged) {
		opts.Refresh = true
		return load(ctx, opts, visit)
	}
	return res, err
}

func load(ctx context.Context, opts Options, visit func(*Package) error) (*Result, error) {
	run, err := newRun(ctx, opts)
	if err != nil {
		return nil, err
	}
	if err := run.timed("list", func() error { return run.list(ctx) }); err != nil {
		return nil, err
	}
	run.recallAll()
	if err := run.timed("cgo", func() error { return run.prepareCgo(ctx) }); err != nil {
		return nil, err
	}
	count := run.countModulePackages(ctx)
	run.planTypes()
	if err := run.timed("check", func() error { return run.checkAll(ctx, visit) }); err != nil {
		return nil, err
	}
	if run.recall != nil && run.damaged.Load() {
		return nil, errDamaged
	}
	return run.result(<-count), nil
}

// run is the state of one Load.
type run struct {
	opts     Options
	env      *environment
	query    query
	fset     *token.FileSet
	graph    *graph
	troubles troubleLog
	stages   map[string]time.Duration
	nested   <-chan []string
	checked  atomic.Int64

	*recall // nil without a store
}

func newRun(ctx context.Context, opts Options) (*run, error) {
	r := &run{opts: opts, fset: token.NewFileSet(), stages: map[string]time.Duration{}}
	if r.opts.Env == nil {
		r.opts.Env = os.Environ()
	}
	dir, err := filepath.Abs(opts.Dir)
	if err != nil {
		return nil, usageErrorf(err, "cannot find the working directory: %v", err)
	}
	r.opts.Dir = dir
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, usageErrorf(err, "%s is not a directory: name one that exists", dir)
	}
	err = r.timed("env", func() error {
		if r.env, err = readEnvironment(ctx, r.opts); err != nil {
			return err
		}
		r.query, err = r.env.resolve(ctx, opts.Patterns)
		return err
	})
	if err == nil && opts.Store != nil && !r.env.driver {
		r.recall = newRecall(r.opts)
	}
	return r, err
}

// timed runs one stage and records how long it took.
func (r *run) timed(stage string, f func() error) error {
	start := time.Now()
	defer func() { r.stages[stage] += time.Since(start) }()
	return f()
}

// list asks for the package graph and decides what is in scope.
func (r *run) list(ctx context.Context) error {
	mode := packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps |
		packages.NeedModule | packages.NeedForTest
	if r.env.driver {
		// The go command would run cgo on every dependency for these, so only a
		// driver is asked for them.
		mode |= packages.NeedTypesSizes | packages.NeedCompiledGoFiles
	}
	r.nested = r.findNested()
	cfg := r.config(ctx, mode)
	cfg.Tests = r.opts.Tests
	roots, err := packages.Load(cfg, r.query.patterns...)
	if err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("list packages: %w", context.Cause(ctx))
		}
		return r.env.listError(err)
	}
	if err := r.env.machineError(roots); err != nil {
		return err
	}
	if err := r.query.checkRoots(roots, r.env, r.opts); err != nil {
		return err
	}
	r.graph = newGraph(roots, r.env)
	r.tellListErrors()
	r.tellWithoutCgo()
	return nil
}

func (r *run) result(modulePackages int) *Result {
	r.tellUnplaced()
	res := &Result{
		Total:          len(r.graph.nodes) - r.graph.testMains,
		ModulePackages: modulePackages,
		Troubles:       r.troubles.sorted(),
		Unreached:      r.unreached(<-r.nested),
		Stages:         r.stages,
		Checked:        int(r.checked.Load()),
	}
	if r.recall != nil {
		res.Recalled, res.TypesRead = int(r.recalled.Load()), int(r.typesRead.Load())
	}
	for _, n := range r.graph.visited {
		if n.externalTest {
			continue
		}
		res.InScope++
		if n.matched {
			res.Matched++
		}
	}
	return res
}

// tellWithoutCgo notes the files of the matched packages that are left out since cgo is
// off: what they declare is missing elsewhere.
func (r *run) tellWithoutCgo() {
	if r.env.driver || r.env.CGO_ENABLED != "0" {
		return
	}
	for _, n := range r.graph.visited {
		if !n.matched {
			continue
		}
		for _, file := range n.meta.IgnoredFiles {
			if r.env.needsCgo(file, r.opts) {
				r.tell(n, finding.Trouble{Kind: finding.TroubleLimit, Note: true, File: file,
					Message: `cgo is off, and this file, which imports "C", is left out; ` + withoutCgo})
			}
		}
	}
}
