package pipeline

import (
	"path/filepath"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/suppress"
	"github.com/growthlint/growthlint/passes"
)

// suppress takes out what comments silence.
func (a *Analysis) suppress(req Request, units []*Unit, found []finding.Finding) {
	var directives []suppress.Directive
	for _, u := range units {
		if u.Matched {
			directives = append(directives, u.head.Directives...)
		}
	}
	kept, n, extra, unused := suppress.Apply(found, directives, suppress.Options{
		Unused: len(req.Rules) == len(passes.All()) && !a.View.Partial(), CountFrom: finding.Medium,
	})
	kept, byDesign := a.bounded(req.Bounded, kept)
	a.Stats.Suppressed = n + byDesign
	a.Findings = append(kept, nameDirectives(units, extra)...)
	finding.Sort(a.Findings)
	for _, d := range unused {
		a.Unused = append(a.Unused, Note{
			Position: finding.Position{File: d.File, Line: d.Line, Column: d.Column},
			Text:     d.Text + " silences nothing",
		})
	}
}

// bounded takes out of findings what the configuration declares bounded by design. It
// returns what stays and how many of those that would count it took out, and notes the
// names that silence nothing.
func (a *Analysis) bounded(names []config.Bounded, fs []finding.Finding) (kept []finding.Finding, n int) {
	used := map[string]bool{}
	for _, f := range fs {
		hit := false
		for _, b := range names {
			if suppress.ByDesign(f, []string{b.Name}) {
				used[b.Name], hit = true, true
			}
		}
		switch {
		case !hit:
			kept = append(kept, f)
		case f.Confidence >= finding.Medium:
			n++
		}
	}
	for _, b := range names {
		// What another file is based on may speak of other modules.
		if !used[b.Name] && !b.Inherited {
			a.Unused = append(a.Unused, Note{
				Position: finding.Position{File: b.At.File, Line: b.At.Line, Column: b.At.Column},
				Text:     "bounded: " + b.Name + " silences nothing",
			})
		}
	}
	return kept, n
}

// nameDirectives gives findings about directives, which belong to no container, their package
// and their fingerprint.
func nameDirectives(units []*Unit, fs []finding.Finding) []finding.Finding {
	seen := map[finding.Identity]int{}
	for i := range fs {
		f := &fs[i]
		id := finding.Identity{Key: f.Function + " " + f.Container.Key, Growth: f.Rule}
		dir := filepath.Dir(f.Position.File)
		for _, u := range units {
			if u.Dir == dir {
				id.Module, id.Package = u.head.Module, u.head.Path
				break
			}
		}
		f.Container.Package = id.Package
		seen[id]++
		id.Ordinal = seen[id] - 1
		f.Fingerprint = id.Fingerprint()
	}
	return fs
}
