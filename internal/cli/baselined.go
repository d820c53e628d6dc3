package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/baseline"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
	"github.com/growthlint/growthlint/internal/suppress"
)

// accepted is the baseline of a run; nil is a run without one.
type accepted struct {
	file  output
	shown string
	write bool
	base  *baseline.Baseline
	// old is the text that was read; isNew marks a file that is to be made.
	old   []byte
	isNew bool
	// found are the fingerprints of all findings of the run.
	found map[string]bool
	judge func(baseline.Entry) bool
}

// baselineOptions checks -baseline and -write-baseline before anything is read.
func baselineOptions(o *options, raw *rawFlags) error {
	o.writeBaseline, o.newFrom = raw.writeBaseline, raw.newFrom
	switch {
	case raw.baseline != "":
		o.baseline = within(o.dir, raw.baseline)
	case raw.writeBaseline:
		return errors.New("-write-baseline needs the file: -baseline FILE -write-baseline")
	}
	if raw.writeBaseline && raw.newFrom != "" {
		return errors.New("-write-baseline records all findings, -new-from reports some; leave one of the two out")
	}
	return nil
}

// openBaseline reads the baseline, and reports why it could not be written, before the
// analysis spends its time.
func openBaseline(o *options) (*accepted, error) {
	if o.baseline == "" {
		return nil, nil
	}
	a := &accepted{file: output{file: o.baseline}, shown: newPathBase(o.dir).relative(o.baseline), write: o.writeBaseline}
	text, err := os.ReadFile(o.baseline)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !a.write:
		return nil, fmt.Errorf("-baseline %s: no such file; make it with -write-baseline", a.shown)
	case errors.Is(err, fs.ErrNotExist):
		a.isNew = true
	case err != nil:
		return nil, fmt.Errorf("reading the baseline: %w; name a file that can be read", err)
	}
	a.old = text
	if a.base, err = baseline.Parse(a.shown, text); err != nil {
		return nil, err
	}
	if a.write {
		return a, a.file.probe(true)
	}
	return a, nil
}

// silence takes the accepted findings out of a result.
func (a *accepted) silence(r *pipeline.Analysis, sel *selection, o *options) {
	if a == nil {
		return
	}
	a.found = map[string]bool{}
	kept := r.Findings[:0:0]
	for _, f := range r.Findings {
		a.found[f.Fingerprint] = true
		switch {
		case !a.base.Has(f.Fingerprint):
			kept = append(kept, f)
		case sel.enough(f) && !sel.excludes(f.Position.File):
			r.Stats.Baselined++
		}
	}
	r.Findings = kept
	full := map[string]bool{}
	for _, path := range r.Full {
		full[path] = true
	}
	a.judge = func(e baseline.Entry) bool {
		c, _ := finding.ParseConfidence(e.Confidence)
		return full[e.Package] && (e.Rule == suppress.Rule || slices.Contains(o.rules, e.Rule)) && c >= sel.lowest.Of(e.Rule) &&
			(e.In != baseline.Tests || o.config.Tests.V) && (e.In != baseline.Generated || o.config.Generated.V)
	}
}

// staleTold is how many stale entries are told one by one.
const staleTold = 20

// settle tells stale entries or, where it is asked to write, takes the findings that
// are left into the baseline and the stale ones out of it.
func (a *accepted) settle(r *pipeline.Analysis, sel *selection, p *pending) error {
	if a == nil {
		return nil
	}
	stale := a.base.Stale(a.found, a.judge)
	if !a.write {
		for _, e := range stale[:min(len(stale), staleTold)] {
			sel.tell("%s: stale: %s (%s, %s) is found no more", a.shown, e.Container, e.Rule, e.Fingerprint)
		}
		if more := len(stale) - staleTold; more > 0 {
			sel.tell("%s: stale: %d more", a.shown, more)
		}
		if len(stale) > 0 {
			sel.tell("%s: -write-baseline removes what is stale", a.shown)
		}
		return nil
	}
	var entries []baseline.Entry
	for _, f := range r.Findings {
		entries = append(entries, baseline.New(f, filesOf(r, f)))
		if sel.fails(f) {
			sel.failing--
		}
	}
	before := a.base.Len()
	added, err := a.base.Update(entries, stale)
	if err != nil {
		return err
	}
	r.Stats.Baselined += len(r.Findings)
	r.Findings = nil
	sel.tell("%s: %d added, %d kept, %d pruned", a.shown, added, before-len(stale), len(stale))
	if a.isNew {
		sel.tell("%s is new: commit it; with %s merge=union in .gitattributes branches merge it without conflicts", a.shown, filepath.Base(a.shown))
	}
	text := a.base.Text()
	if !a.isNew && string(text) == string(a.old) {
		return nil
	}
	if err := p.stage(a.file.file, func(w io.Writer) error { _, err := w.Write(text); return err }); err != nil {
		return cannotWrite(a.file.file, err)
	}
	return nil
}

// filesOf says which kind of file a finding lies in.
func filesOf(a *pipeline.Analysis, f finding.Finding) baseline.Files {
	switch {
	case strings.HasSuffix(f.Position.File, "_test.go"):
		return baseline.Tests
	case a.Generated[f.Position.File]:
		return baseline.Generated
	}
	return baseline.Ordinary
}
