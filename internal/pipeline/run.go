package pipeline

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/load"
	"github.com/growthlint/growthlint/passes"
)

// summaries gathers what the visitor makes of each package.
type summaries struct {
	rules []string

	mu       sync.Mutex
	units    map[string]*Unit
	troubles map[string]finding.Trouble
	spent    time.Duration
}

func newSummaries() *summaries {
	return &summaries{rules: allRules(), units: map[string]*Unit{}, troubles: map[string]finding.Trouble{}}
}

// Run runs the analysis. An error means that nothing was analysed.
func Run(ctx context.Context, req Request) (*Analysis, error) {
	a, units, err := Load(ctx, req)
	if err != nil {
		return nil, err
	}
	return a, a.conclude(ctx, req, units)
}

// Load makes or recalls the units of the packages in scope, sorted.
func Load(ctx context.Context, req Request) (*Analysis, []*Unit, error) {
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
func (a *Analysis) conclude(ctx context.Context, req Request, units []*Unit) error {
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
	var u *Unit
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
func (s *summaries) sorted() []*Unit {
	return slices.SortedFunc(maps.Values(s.units), compareUnits)
}

func compareUnits(a, b *Unit) int {
	return cmp.Or(strings.Compare(a.head.Path+a.Dir, b.head.Path+b.Dir), strings.Compare(a.ID, b.ID))
}

func (s *summaries) sortedTroubles() []finding.Trouble {
	var out []finding.Trouble
	for _, id := range slices.Sorted(maps.Keys(s.troubles)) {
		out = append(out, s.troubles[id])
	}
	return out
}

// allRules are the names of the rules, in the order of their table.
func allRules() []string {
	var out []string
	for _, r := range passes.All() {
		out = append(out, r.Analyzer.Name)
	}
	return out
}
