package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/container"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/suppress"
	"github.com/growthlint/growthlint/internal/view"
	"github.com/growthlint/growthlint/passes"
)

// request is what one run asks of the analysis.
type request struct {
	// Dir is the absolute directory in which patterns are meant.
	Dir      string
	Patterns []string
	// Tags are build tags, separated by commas.
	Tags string
	// Tests includes test files, Generated reports on generated ones.
	Tests, Generated bool
	// Open says that other modules use what a program's module exports.
	Open bool
	// Bounded is what is bounded by design, Library more rows of the library table.
	Bounded []config.Bounded
	Library []config.Rows
	// Env is the environment of the go command, nil for this process's own.
	Env []string
	// Leads asks for what leads to shrinks.
	Leads bool
	// Rules are the names of the enabled rules, in the order of the table.
	Rules []string
	// Progress, never nil, may be called from any goroutine with the number of
	// packages that are done and to be done.
	Progress func(done, total int)
}

// Analysis is what one run of the analysis yields, before it is filtered by
// confidence and rendered. Files are absolute paths.
type Analysis struct {
	Findings []finding.Finding
	Troubles []finding.Trouble
	Stats    finding.Stats
	View     View
	// Unreached are the directories of nested modules that the patterns do not
	// reach, relative to the directory of the run.
	Unreached []string
	// Stages are the times of the analysis' stages, for -stats.
	Stages map[string]time.Duration
	// Unused are the suppressions that silenced nothing.
	Unused []Note
	// Full are the import paths of the packages that the patterns match and that were
	// analysed in full, sorted; Generated are the generated files among all.
	Full      []string
	Generated map[string]bool
	// Leads are the places that lead to the shrinks of a container, by its key; only
	// where the request asks for them.
	Leads map[string][]finding.Site
}

// View says how much of the module the patterns cover.
type View struct {
	PackagesSeen, ModulePackages int
}

// Partial reports whether packages of the module are out of view.
func (v View) Partial() bool { return v.PackagesSeen < v.ModulePackages }

// whole reports whether the view holds the module but for the odd package that the
// build leaves out (for another system, or with test files only): then nobody in the
// module reaches what the view does not show.
func (v View) whole() bool {
	const leftOut = 20 // one in twenty
	return v.ModulePackages-v.PackagesSeen <= v.ModulePackages/leftOut
}

// Note is a remark about a place.
type Note struct {
	Position finding.Position
	Text     string
}

// summaries gathers what the visitor makes of each package.
type summaries struct {
	rules []string

	mu         sync.Mutex
	pkgs       []link.Package
	directives []suppress.Directive
	troubles   []finding.Trouble
	spent      time.Duration
}

// analyse runs the analysis. An error means that nothing was analysed.
func analyse(ctx context.Context, req request) (*Analysis, error) {
	table, err := library.Load()
	if err != nil {
		return nil, fmt.Errorf("reading the library table: %w", err)
	}
	for _, rows := range req.Library {
		table = table.With(rows.Table)
	}
	s := &summaries{rules: ruleNames(rules())}
	opts := load.Options{Dir: req.Dir, Patterns: req.Patterns, Tags: req.Tags, Tests: req.Tests, Env: req.Env, Progress: req.Progress}
	res, err := load.Load(ctx, opts, s.visit)
	if err != nil {
		return nil, err
	}
	out := &Analysis{
		Troubles: append(res.Troubles, s.troubles...), Unreached: res.Unreached, Stages: res.Stages,
		View: View{PackagesSeen: res.InScope, ModulePackages: res.ModulePackages},
	}
	out.Stages["summarise"] = s.spent
	start := time.Now()
	s.settle(out.View.whole(), req.Open)
	prog := link.Link(s.pkgs, table, link.Options{Generated: req.Generated, Tests: req.Tests})
	out.Stages["link"] = time.Since(start)
	start = time.Now()
	found := passes.Judge(prog, func(rule string) bool { return slices.Contains(req.Rules, rule) })
	out.Stages["judge"] = time.Since(start)
	out.Stats = finding.Stats{
		Packages: len(s.pkgs), Functions: prog.Functions, Containers: len(prog.Containers), Unknown: prog.Unknown,
	}
	s.suppress(req, out, found)
	s.tellFull(out)
	if req.Leads {
		out.Leads = leads(prog)
	}
	return out, nil
}

// visit summarises one package and reads its directives, while its syntax is there.
func (s *summaries) visit(p *load.Package) error {
	start := time.Now()
	in := container.Input{Fset: p.Fset, Files: p.Files, Types: p.Types, Info: p.Info, Skipped: p.SkipFuncs}
	if p.Module != nil {
		in.Module = p.Module.Path
	}
	ds := suppress.Collect(p.Fset, p.Files, s.rules)
	sum, err := container.Summarise(in)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.spent += time.Since(start)
	if err != nil {
		s.troubles = append(s.troubles, finding.Trouble{Package: p.PkgPath, Kind: finding.TroubleInternal, Message: err.Error(), Note: !p.Matched})
		return nil
	}
	s.pkgs = append(s.pkgs, link.Package{Summary: sum, Dir: p.Dir, Matched: p.Matched})
	if p.Matched {
		s.directives = append(s.directives, ds...)
	}
	return nil
}

// settle sorts the packages and tells how each stands in the view.
func (s *summaries) settle(whole, open bool) {
	slices.SortFunc(s.pkgs, func(a, b link.Package) int { return strings.Compare(a.Summary.Path+a.Dir, b.Summary.Path+b.Dir) })
	pkgs := make([]view.Package, len(s.pkgs))
	for i, p := range s.pkgs {
		pkgs[i] = view.Package{Path: p.Summary.Path, Name: p.Summary.Name, Module: p.Summary.Module, Dir: p.Dir, Imports: p.Summary.Imports}
	}
	for i, st := range view.Classify(pkgs, view.Options{Whole: whole, Open: open, TestImports: load.TestImports}) {
		s.pkgs[i].Closed, s.pkgs[i].Testing = st.Closed, st.Testing
	}
}

// suppress takes out what comments silence.
func (s *summaries) suppress(req request, out *Analysis, found []finding.Finding) {
	kept, n, extra, unused := suppress.Apply(found, s.directives, suppress.Options{
		Unused: len(req.Rules) == len(s.rules) && !out.View.Partial(), CountFrom: finding.Medium,
	})
	kept, byDesign := out.bounded(req.Bounded, kept)
	out.Stats.Suppressed = n + byDesign
	out.Findings = append(kept, s.named(extra)...)
	finding.Sort(out.Findings)
	for _, d := range unused {
		out.Unused = append(out.Unused, Note{
			Position: finding.Position{File: d.File, Line: d.Line, Column: d.Column},
			Text:     d.Text + " silences nothing",
		})
	}
}

// rules returns the table of rules.
func rules() []Rule {
	var out []Rule
	for _, r := range passes.All() {
		name, doc := r.Analyzer.Name, r.Analyzer.Doc
		first, _, _ := strings.Cut(doc, "\n\n")
		line := strings.TrimPrefix(strings.Join(strings.Fields(first), " "), "Package "+name+" ")
		out = append(out, Rule{Name: name, Summary: strings.TrimSuffix(line, "."), Doc: doc})
	}
	return out
}
