package cli

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/internal/suppress"
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
	Env []string `json:"-"`
	// Leads asks for what leads to shrinks.
	Leads bool
	// Why is the name that the why command asks for, "" for none.
	Why string `json:",omitempty"`
	// Rules are the names of the enabled rules, in the order of the table.
	Rules []string
	// Progress, never nil, may be called from any goroutine with the number of
	// packages that are done and to be done.
	Progress func(done, total int) `json:"-"`
	// Pacer paces the garbage collector, nil for none.
	Pacer *pacer `json:"-"`
	// Cache keeps results between runs; nil for none.
	Cache *runCache `json:"-"`
	// At is that of link.Options.
	At func(doing, of string) `json:"-"`
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
	// Own are the directories of the packages that fixes may change, nil for all.
	Own map[string]bool
	// Leads are the places that lead to the shrinks of a container, by its key; only
	// where the request asks for them.
	Leads map[string][]finding.Site
	// Packages are those in scope, sorted.
	Packages []PackageDir
	// Asked answers for the name that the request asks for, nil without one.
	Asked *finding.Asked
	// Loaded tells what was read from where, Judged whether the findings are those of an
	// earlier run over the same summaries: for -stats.
	Loaded Loaded
	Judged bool

	testImports func(root string) map[string][]string
}

// Loaded counts packages: Recalled those in scope whose summaries an earlier run had
// made, Checked those that were read from source, TypesRead those of which only stored
// types were read, Total all.
type Loaded struct {
	Recalled, Checked, TypesRead, Total int
}

// View says how much of the module the patterns cover.
type View struct {
	PackagesSeen, ModulePackages int
}

// PackageDir says where the files of a package are.
type PackageDir struct{ Path, Name, Dir string }

// Partial reports whether packages of the module are out of view.
func (v View) Partial() bool { return v.PackagesSeen < v.ModulePackages }

// whole reports whether the view holds the module but for the odd package that the
// build leaves out, for another system: then nobody in the module reaches what the view does not show.
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

	mu       sync.Mutex
	units    map[string]*unit
	troubles map[string]finding.Trouble
	spent    time.Duration
}

func newSummaries() *summaries {
	return &summaries{rules: ruleNames(rules()), units: map[string]*unit{}, troubles: map[string]finding.Trouble{}}
}

// analyse runs the analysis. An error means that nothing was analysed.
func analyse(ctx context.Context, req request) (*Analysis, error) {
	a, units, err := loadUnits(ctx, req)
	if err != nil {
		return nil, err
	}
	return a, a.conclude(ctx, req, units)
}

// loadUnits makes or recalls the units of the packages in scope, sorted.
func loadUnits(ctx context.Context, req request) (*Analysis, []*unit, error) {
	s := newSummaries()
	opts := load.Options{
		Dir: req.Dir, Patterns: req.Patterns, Tags: req.Tags, Tests: req.Tests, Env: req.Env, Progress: req.Progress,
		Restore: s.restore,
	}
	req.Cache.serve(&opts)
	res, err := load.Load(ctx, opts, s.visit)
	if err != nil {
		return nil, nil, err
	}
	out := &Analysis{
		Troubles: append(res.Troubles, s.sortedTroubles()...), Unreached: res.Unreached, Stages: res.Stages,
		View:        View{PackagesSeen: res.InScope, ModulePackages: res.ModulePackages},
		testImports: load.TestImports,
		Loaded:      Loaded{Recalled: res.Recalled, Checked: res.Checked, TypesRead: res.TypesRead, Total: res.Total},
	}
	out.Stages["summarise"] = s.spent
	units := s.sorted()
	for _, u := range units {
		out.Packages = append(out.Packages, PackageDir{Path: u.head.Path, Name: u.head.Name, Dir: u.Dir})
	}
	return out, units, nil
}

// conclude judges the units together and sets what follows from them.
func (a *Analysis) conclude(ctx context.Context, req request, units []*unit) error {
	j, err := a.judge(ctx, req, units)
	if err != nil {
		return err
	}
	a.Stats = finding.Stats{
		Packages: len(units), Functions: j.Functions, Containers: j.Containers, Unknown: j.Unknown,
	}
	a.Asked = j.Asked
	a.tellSilenced(req, units, j.Findings)
	a.suppress(req, units, j.Findings)
	a.tellFull(req, units)
	a.Leads = j.Leads
	return nil
}

// visit summarises one package and reads its directives, while its syntax is there.
func (s *summaries) visit(p *load.Package) error {
	start := time.Now()
	made, err := product(p, s.rules)
	var u *unit
	if err == nil {
		u, err = newUnit(p, made)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.spent += time.Since(start)
	delete(s.units, p.ID)
	delete(s.troubles, p.ID)
	if err != nil {
		s.troubles[p.ID] = finding.Trouble{Package: p.PkgPath, Kind: finding.TroubleInternal, Message: err.Error(), Note: !p.Matched}
		return nil
	}
	p.Product, s.units[p.ID] = made, u
	return nil
}

// restore takes what visit made of the same package in an earlier run.
func (s *summaries) restore(p *load.Package) bool {
	u, err := newUnit(p, p.Product)
	if err != nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.units[p.ID] = u
	return true
}

// sorted returns the units in the order of the packages' paths and directories.
func (s *summaries) sorted() []*unit {
	return slices.SortedFunc(maps.Values(s.units), compareUnits)
}

func compareUnits(a, b *unit) int {
	return cmp.Or(strings.Compare(a.head.Path+a.Dir, b.head.Path+b.Dir), strings.Compare(a.ID, b.ID))
}

func (s *summaries) sortedTroubles() []finding.Trouble {
	var out []finding.Trouble
	for _, id := range slices.Sorted(maps.Keys(s.troubles)) {
		out = append(out, s.troubles[id])
	}
	return out
}

// suppress takes out what comments silence.
func (a *Analysis) suppress(req request, units []*unit, found []finding.Finding) {
	var directives []suppress.Directive
	for _, u := range units {
		if u.Matched {
			directives = append(directives, u.head.Directives...)
		}
	}
	kept, n, extra, unused := suppress.Apply(found, directives, suppress.Options{
		Unused: len(req.Rules) == len(rules()) && !a.View.Partial(), CountFrom: finding.Medium,
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
