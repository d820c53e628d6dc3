// Package passdrive runs the rules' analyzers in process, one package at a time,
// within the limits of the narrowest driver: facts travel as bytes and from direct
// imports only, none come from the standard library, and without a module a pass has
// neither Module nor ReadFile, as under Bazel's nogo. Tests and measurements use it;
// no driver does.
package passdrive

import (
	"bytes"
	"cmp"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"go/types"
	"maps"
	"os"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
)

// Options say what to run on what.
type Options struct {
	Dir      string
	Patterns []string
	// Analyzers are run on each package that the patterns match and on those that
	// they import, in the same module; what the latter report is dropped.
	Analyzers []*analysis.Analyzer
	// Bare passes have no Module and no ReadFile.
	Bare bool
	// Tests loads test files.
	Tests bool
	// Env is the environment of the go command; nil means this process's own.
	Env []string
}

// Diagnostic is what an analyzer has reported.
type Diagnostic struct {
	Analyzer, Message string
	Position          finding.Position
	// Own reports whether it lies in one of the package's own files.
	Own bool
}

// Result is what a run gave, sorted.
type Result struct {
	Diagnostics []Diagnostic
	// Findings are the results of the analyzers that have findings as results.
	Findings []finding.Finding
	// Facts are the encoded facts, by package path.
	Facts    map[string][]byte //growthlint:bounded one entry for each package of a run
	Troubles []finding.Trouble
	// Failed are the errors of analyzers.
	Failed []error
}

// Run runs the analyzers. An error means that nothing was run.
func Run(ctx context.Context, opts Options) (*Result, error) {
	if err := analysis.Validate(opts.Analyzers); err != nil {
		return nil, fmt.Errorf("the analyzers are unsound: %w", err)
	}
	d := &driver{opts: opts, facts: map[string]map[string][]byte{}, out: &Result{Facts: map[string][]byte{}}}
	res, err := load.Load(ctx, load.Options{Dir: opts.Dir, Patterns: opts.Patterns, Tests: opts.Tests, Env: opts.Env}, d.visit)
	if err != nil {
		return nil, err
	}
	d.out.Troubles = res.Troubles
	finding.Sort(d.out.Findings)
	slices.SortFunc(d.out.Diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(a.Position.Compare(b.Position), cmp.Compare(a.Analyzer, b.Analyzer))
	})
	return d.out, nil
}

// driver keeps the facts of the packages that are done.
type driver struct {
	opts Options
	mu   sync.Mutex
	// facts are encoded, by package path and by type of fact.
	facts map[string]map[string][]byte //growthlint:bounded one for each package of a run
	out   *Result
}

// visit runs all analyzers on one package. Ill-typed packages are left out, as all
// drivers do.
func (d *driver) visit(p *load.Package) error {
	if p.IllTyped {
		return nil
	}
	u := &unit{d: d, p: p, results: map[*analysis.Analyzer]any{}, exported: map[string][]byte{}}
	for _, a := range d.opts.Analyzers {
		if _, err := u.run(a); err != nil {
			d.mu.Lock()
			d.out.Failed = append(d.out.Failed, fmt.Errorf("%s on %s: %w", a.Name, p.PkgPath, err))
			d.mu.Unlock()
		}
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, kind := range slices.Sorted(maps.Keys(u.exported)) {
		d.out.Facts[p.PkgPath] = append(d.out.Facts[p.PkgPath], u.exported[kind]...)
	}
	d.facts[p.Types.Path()] = u.exported
	if !p.Matched {
		return nil
	}
	d.out.Diagnostics = append(d.out.Diagnostics, u.diagnostics...)
	for _, a := range d.opts.Analyzers {
		if found, ok := u.results[a].([]finding.Finding); ok {
			d.out.Findings = append(d.out.Findings, found...)
		}
	}
	return nil
}

// unit is one package while analyzers run on it.
type unit struct {
	d           *driver
	p           *load.Package
	results     map[*analysis.Analyzer]any
	exported    map[string][]byte
	diagnostics []Diagnostic
}

// run runs an analyzer once, what it requires first.
func (u *unit) run(a *analysis.Analyzer) (any, error) {
	if r, ok := u.results[a]; ok {
		return r, nil
	}
	inputs := map[*analysis.Analyzer]any{}
	for _, req := range a.Requires {
		r, err := u.run(req)
		if err != nil {
			return nil, err
		}
		inputs[req] = r
	}
	r, err := a.Run(u.pass(a, inputs))
	if err != nil {
		return nil, err
	}
	u.results[a] = r
	return r, nil
}

func (u *unit) pass(a *analysis.Analyzer, inputs map[*analysis.Analyzer]any) *analysis.Pass {
	p := u.p
	pass := &analysis.Pass{
		Analyzer: a, Fset: p.Fset, Files: p.Files, Pkg: p.Types, TypesInfo: p.Info, TypesSizes: p.Sizes, ResultOf: inputs,
		Report:            func(diag analysis.Diagnostic) { u.report(a, diag) },
		ImportPackageFact: u.importFact,
		ExportPackageFact: u.exportFact,
	}
	if !u.d.opts.Bare {
		pass.ReadFile = os.ReadFile
		if p.Module != nil {
			pass.Module = &analysis.Module{Path: p.Module.Path, Version: p.Module.Version, GoVersion: p.Module.GoVersion}
		}
	}
	return pass
}

func (u *unit) report(a *analysis.Analyzer, diag analysis.Diagnostic) {
	at := u.p.Fset.Position(diag.Pos)
	d := Diagnostic{Analyzer: a.Name, Message: diag.Message, Position: finding.Position{File: at.Filename, Line: at.Line, Column: at.Column}}
	for _, f := range u.p.Files {
		d.Own = d.Own || f.FileStart <= diag.Pos && diag.Pos <= f.FileEnd && diag.Pos <= diag.End && diag.End <= f.FileEnd
	}
	u.diagnostics = append(u.diagnostics, d)
}

// importFact decodes a fact of a direct import; those of others are not to be had.
func (u *unit) importFact(p *types.Package, fact analysis.Fact) bool {
	if !slices.Contains(u.p.Types.Imports(), p) {
		return false
	}
	u.d.mu.Lock()
	text := u.d.facts[p.Path()][kind(fact)]
	u.d.mu.Unlock()
	return text != nil && gob.NewDecoder(bytes.NewReader(text)).Decode(fact) == nil
}

func (u *unit) exportFact(fact analysis.Fact) {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(fact); err != nil {
		u.d.mu.Lock()
		defer u.d.mu.Unlock()
		u.d.out.Failed = append(u.d.out.Failed, errors.Join(errors.New("encoding a fact"), err))
		return
	}
	u.exported[kind(fact)] = b.Bytes()
}

func kind(fact analysis.Fact) string { return fmt.Sprintf("%T", fact) }
