package apart

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/suppress"
)

// Unit is one package of a run.
type Unit struct {
	// Path, Name and Imports are those of the summary.
	Path, Name string
	Imports    []string
	// Dir is where its files are, Matched says that it is reported on.
	Dir     string
	Matched bool
	// Directives are the comments in it that silence findings, with files as the
	// findings have them: absolute.
	Directives []suppress.Directive
	// Summary decodes the summary.
	Summary func() (*facts.Summary, error)
	// Hash is that of the summary and the directives.
	Hash [sha256.Size]byte
}

// Options are the same for all packages.
type Options struct {
	Table *library.Table
	Link  link.Options
	// Find runs the enabled rules over a program.
	Find func(*link.Program) []finding.Finding
	// Known are results of an earlier run with the same options; those of packages that
	// have not changed, and whose imports tell the same, are taken from it.
	Known Results
}

// Results are what came out for packages, by the hash of all that it depends on
// besides the options.
type Results map[[sha256.Size]byte]Result

// Result is what came out for one package.
type Result struct {
	// Digest is what importers are told, encoded; nil if there is nothing to tell.
	Digest []byte
	// Findings are nil for a package that is not matched.
	Findings []finding.Finding
}

// Judged is what came out for all packages.
type Judged struct {
	// Findings are those of the matched units at medium or above, in the order of units.
	Findings []finding.Finding
	// Results are those of all units, for the next run, but for units with trouble.
	Results Results
	// Troubles tell what panics have cost.
	Troubles []finding.Trouble
}

// Judge returns what a driver that sees one package at a time reports. What comments in
// imported packages declare bounded by design is left out; comments in the package
// itself are left to the caller.
func Judge(units []Unit, o Options) (*Judged, error) {
	r := newRun(units, o)
	order := r.importsFirst()
	each(len(order), func(i int) { r.work(order[i]) })
	out := &Judged{Results: Results{}}
	var errs []error
	for _, w := range r.works {
		out.Findings = append(out.Findings, w.result.Findings...)
		if len(w.troubles) == 0 {
			out.Results[w.key] = w.result
		}
		out.Troubles = append(out.Troubles, w.troubles...)
		errs = append(errs, w.err)
	}
	return out, errors.Join(errs...)
}

// each calls do for 0 to n-1, on all processors, in this order.
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

// run is one call of Judge.
type run struct {
	units  []Unit
	o      Options
	byPath map[string]int
	works  []*work
}

// work is what is done for one unit.
type work struct {
	// imports are those that tell it something: its direct ones in the run, sorted by path.
	imports []*work
	done    chan struct{}
	key     [sha256.Size]byte
	result  Result
	err     error
	// troubles tell what panics have cost the result.
	troubles []finding.Trouble
	// digest decodes that of the result.
	digest func() (*facts.Digest, error)
}

func newRun(units []Unit, o Options) *run {
	r := &run{units: units, o: o, byPath: map[string]int{}, works: make([]*work, len(units))}
	for i, u := range units {
		w := &work{done: make(chan struct{})}
		w.digest = sync.OnceValues(func() (*facts.Digest, error) { return facts.DecodeDigest(w.result.Digest) })
		r.works[i] = w
		if u.Name != "main" {
			r.byPath[u.Path] = i
		}
	}
	return r
}

// importsFirst notes what each unit imports and returns the units' numbers, those of
// imports before those of importers. In a circle, which only broken code has, the last
// import is left out.
func (r *run) importsFirst() []int {
	var order []int
	seen, placed := make([]bool, len(r.units)), make([]bool, len(r.units))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, path := range r.units[i].Imports {
			k, ok := r.byPath[path]
			if !ok {
				continue
			}
			if visit(k); placed[k] {
				r.works[i].imports = append(r.works[i].imports, r.works[k])
			}
		}
		placed[i] = true
		order = append(order, i)
	}
	for i := range r.units {
		visit(i)
	}
	return order
}

// work makes the result of a unit or takes the known one.
func (r *run) work(i int) {
	w, u := r.works[i], r.units[i]
	defer close(w.done)
	h := sha256.New()
	// A hash takes all that is written to it.
	_, _ = fmt.Fprintf(h, "%x %q %t\n", u.Hash, u.Dir, u.Matched)
	var telling []*work
	for _, imp := range w.imports {
		<-imp.done
		if d := imp.result.Digest; d != nil {
			telling = append(telling, imp)
			_, _ = fmt.Fprintf(h, "%x\n", sha256.Sum256(d))
		}
	}
	h.Sum(w.key[:0])
	if known, ok := r.o.Known[w.key]; ok {
		w.result = known
		return
	}
	panicked := caught.By(func() { w.result, w.err = r.judge(w, u, telling) })
	if panicked != nil {
		w.troubles = append(w.troubles, finding.Trouble{
			Package: u.Path, Kind: finding.TroubleInternal, Note: !u.Matched,
			Message: fmt.Sprintf("panic while trying to judge the package by itself: %s", panicked),
		})
	}
	if w.err != nil {
		w.err = fmt.Errorf("judging %s by itself: %w", u.Path, w.err)
	}
}

// judge runs the rules over one package and makes its digest.
func (r *run) judge(w *work, u Unit, telling []*work) (Result, error) {
	var digests []*facts.Digest
	for _, t := range telling {
		d, err := t.digest()
		if err != nil {
			return Result{}, err
		}
		digests = append(digests, d)
	}
	sum, err := u.Summary()
	if err != nil {
		return Result{}, err
	}
	imports := ImportsOf(digests)
	var out Result
	if u.Name != "main" {
		if d := imports.Digest(&Source{sum, u.Directives}, u.Dir, r.o.Table); d != nil {
			if out.Digest, err = d.Encode(); err != nil {
				return Result{}, err
			}
		}
	}
	if u.Matched {
		out.Findings = r.find(w, u, sum, imports)
	}
	return out, nil
}

// find runs the rules over one package.
func (r *run) find(w *work, u Unit, sum *facts.Summary, imports *Imports) []finding.Finding {
	own := program.Package{Summary: sum, Dir: u.Dir, Matched: true, Closed: u.Name == "main"}
	prog := imports.Link(own, r.o.Table, r.o.Link)
	found := r.o.Find(prog)
	w.troubles = judge.Troubles(prog.Lost())
	for i := range w.troubles {
		if t := &w.troubles[i]; t.Package == "" {
			t.Package = u.Path
		}
	}
	return imports.Counted(found, finding.Medium)
}
