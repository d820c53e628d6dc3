// Package apart judges each package of a run by itself, as drivers do that see one
// package at a time: with the digests of its direct imports alone, and with nothing
// known of those that import it. The command keeps by it what it promises: seeing more,
// it may demote what such a driver reports, and makes none of it vanish.
package apart

import (
	"runtime"
	"sync"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/suppress"
)

// Unit is one package of a run.
type Unit struct {
	link.Package
	// Directives are the comments in it that silence findings, with files as the
	// findings have them: absolute.
	Directives []suppress.Directive
}

// Options are the same for all packages.
type Options struct {
	Table *library.Table
	Link  link.Options
	// Find runs the enabled rules over a program.
	Find func(*link.Program) []finding.Finding
}

// Judge returns what a driver that sees one package at a time reports of the matched
// units at medium or above, in the order of units. What comments in imported packages
// declare bounded by design is left out; comments in the package itself are left to the
// caller.
func Judge(units []Unit, o Options) []finding.Finding {
	d := digestAll(units, o.Table)
	found := make([][]finding.Finding, len(units))
	each(len(units), func(i int) {
		if units[i].Matched {
			found[i] = d.judge(i, o)
		}
	})
	var out []finding.Finding
	for _, list := range found {
		out = append(out, list...)
	}
	return out
}

// each calls do for 0 to n-1, on all processors.
func each(n int, do func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}

// judge runs the rules over one package.
func (d *digests) judge(i int, o Options) []finding.Finding {
	own := d.units[i].Package
	own.Closed, own.Testing = own.Summary.Name == "main", false
	pkgs := []link.Package{own}
	var bounded []string
	for _, imported := range d.imported(i) {
		pkgs = append(pkgs, link.Stub(imported))
		bounded = append(bounded, imported.Bounded...)
	}
	var out []finding.Finding
	for _, f := range o.Find(link.Link(pkgs, o.Table, o.Link)) {
		if f.Confidence >= finding.Medium && !suppress.ByDesign(f, bounded) {
			out = append(out, f)
		}
	}
	return out
}

// digests are those of a run's packages.
type digests struct {
	units  []Unit
	byPath map[string]int
	// made are nil for packages that nobody imports and for those not yet made.
	made []*facts.Digest
}

// digestAll makes the digests of all packages that others may import, imports first.
func digestAll(units []Unit, table *library.Table) *digests {
	d := &digests{units: units, byPath: map[string]int{}, made: make([]*facts.Digest, len(units))}
	for i, u := range units {
		if u.Summary.Name != "main" {
			d.byPath[u.Summary.Path] = i
		}
	}
	seen := make([]bool, len(units))
	for i := range units {
		d.make(i, seen, table)
	}
	return d
}

// make makes a package's digest and, before, those of what it imports.
func (d *digests) make(i int, seen []bool, table *library.Table) {
	if seen[i] {
		return
	}
	seen[i] = true
	u := d.units[i]
	for _, path := range u.Summary.Imports {
		if k, ok := d.byPath[path]; ok {
			d.make(k, seen, table)
		}
	}
	if u.Summary.Name == "main" {
		return
	}
	d.made[i] = link.Digest(u.Summary, d.imported(i), DeclaredBounded(u.Summary, u.Dir, u.Directives), table)
}

// imported are the digests of a package's direct imports that tell anything, sorted by
// path.
func (d *digests) imported(i int) []*facts.Digest {
	var out []*facts.Digest
	for _, path := range d.units[i].Summary.Imports {
		if k, ok := d.byPath[path]; ok && d.made[k] != nil && d.made[k].Tells() {
			out = append(out, d.made[k])
		}
	}
	return out
}
