package pipeline

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"time"

	"github.com/growthlint/growthlint/internal/apart"
	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/view"
	"github.com/growthlint/growthlint/passes"
)

// judged is what link and judge make of the units: a function of their summaries,
// where they lie and the settings, and of nothing else.
type judged struct {
	Findings                       []finding.Finding
	Functions, Containers, Unknown int
	Leads                          map[string][]finding.Site `json:",omitempty"`
	// Asked answers for the name that the request asks for, nil without one.
	Asked *finding.Asked `json:",omitempty"`

	// troubles tell what panics have cost; what has some is not kept for the next run.
	troubles []finding.Trouble
}

// judge links the units and runs the rules, or takes what that gave before.
func (a *Analysis) judge(ctx context.Context, req Request, units []*Unit) (*judged, error) {
	took := a.stopwatch()
	standings := standingsOf(units, view.Options{Whole: a.View.whole(), Open: req.Open, TestImports: a.testImports})
	took("view")
	key, err := judgedKey(req, units, standings)
	if err != nil {
		return nil, err
	}
	if j := req.Cache.judged(key); j != nil {
		took("recall")
		a.Judged = true
		return j, nil
	}
	j, err := a.judgeAnew(ctx, req, units, standings)
	if err != nil {
		return nil, err
	}
	a.Troubles = append(a.Troubles, j.troubles...)
	if len(j.troubles) == 0 {
		req.Cache.keepJudged(key, j)
	}
	return j, nil
}

// judgeAnew judges each package by itself and then all together. Between the steps it
// looks whether somebody still waits for it.
func (a *Analysis) judgeAnew(ctx context.Context, req Request, units []*Unit, standings []view.Standing) (*judged, error) {
	if req.Relax != nil {
		req.Relax()
	}
	table, err := tableWith(req.Library)
	if err != nil {
		return nil, err
	}
	settings := link.Options{Generated: req.Generated, Tests: req.Tests, At: req.At}
	enabled := func(rule string) bool { return slices.Contains(req.Rules, rule) }
	find := func(p *link.Program) []finding.Finding {
		return passes.Judge(p, enabled)
	}
	took := a.stopwatch()
	alone, err := judgeAlone(req, units, apart.Options{Table: table, Link: settings, Find: find})
	if err != nil {
		return nil, err
	}
	took("apart")
	pkgs, err := placed(units, standings)
	if err != nil {
		return nil, err
	}
	settings.Again = func() []program.Package {
		pkgs, _ := placed(units, standings) // the same bytes as before
		return pkgs
	}
	if req.Relax != nil {
		req.Relax()
	}
	took("decode")
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	settings.Trace = req.Why != ""
	prog := link.Link(pkgs, table, settings)
	took("link")
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	j := &judged{Functions: prog.Functions, Containers: len(prog.Containers), Unknown: prog.Unknown}
	j.Findings = demoted(prog, find(prog), alone.Findings)
	if req.Leads {
		prog.Try(link.Lost{Of: "what leads to shrinks"}, func() { j.Leads = leads(prog) })
	}
	if req.Why != "" && !prog.Failed() {
		x := judge.Explainer{Program: prog, Found: j.Findings, Enabled: enabled, Nearest: nearest.Name}
		prog.Try(link.Lost{Of: req.Why}, func() { j.Asked = x.Ask(req.Why) })
	}
	j.troubles = joined(alone.Troubles, judge.Troubles(prog.Lost()))
	took("judge")
	return j, nil
}

// placed are the packages with how each stands in the view, and with summaries that nobody else reads.
func placed(units []*Unit, standings []view.Standing) ([]program.Package, error) {
	pkgs, err := Decode(units)
	if err != nil {
		return nil, err
	}
	for i, s := range standings {
		p := &pkgs[i]
		p.Closed, p.Testing, p.Doubtful, p.Whole, p.Example, p.Own = s.Closed, s.Testing, s.Doubtful, s.Whole, s.Example, true
	}
	return pkgs, nil
}

// leads are the places that lead to the shrinks of each container.
func leads(prog *link.Program) map[string][]finding.Site {
	out := map[string][]finding.Site{}
	for _, c := range prog.Containers {
		for _, l := range prog.Leads(c) {
			out[c.ID] = append(out[c.ID], finding.Site{Position: judge.Position(l.Func.Package, l.Pos), Function: l.Func.Display, What: l.What})
		}
	}
	return out
}

// joined returns the troubles of both lists, each once.
func joined(a, b []finding.Trouble) []finding.Trouble {
	all := slices.Concat(a, b)
	slices.SortFunc(all, finding.Trouble.Compare)
	return slices.Compact(all)
}

// stopwatch returns a function that adds the time since it was last called to a stage.
func (a *Analysis) stopwatch() func(stage string) {
	start := time.Now()
	return func(stage string) {
		now := time.Now()
		a.Stages[stage] += now.Sub(start)
		start = now
	}
}

// tableWith is the library table with the rows of the configuration.
func tableWith(added []config.Rows) (*library.Table, error) {
	table, err := library.Load()
	if err != nil {
		return nil, fmt.Errorf("reading the library table: %w", err)
	}
	for _, rows := range added {
		table = table.With(rows.Table)
	}
	return table, nil
}

// standingsOf tells how each unit stands in the view.
func standingsOf(units []*Unit, o view.Options) []view.Standing {
	pkgs := make([]view.Package, len(units))
	for i, u := range units {
		pkgs[i] = view.Package{Path: u.head.Path, Name: u.head.Name, Module: u.head.Module, Dir: u.Dir, Imports: u.head.Imports, Blank: u.head.Blank, Unread: u.head.Unread, Helps: u.head.Helps}
	}
	return view.Classify(pkgs, o)
}

// judgedKey is the hash of all that the findings depend on: what is linked, and the
// request but for how it is served.
func judgedKey(req Request, units []*Unit, standings []view.Standing) (key [sha256.Size]byte, err error) {
	settings, err := req.settings()
	if err != nil {
		return key, err
	}
	h := sha256.New()
	// A hash takes all that is written to it.
	_, _ = fmt.Fprintf(h, "judged 2 %s %q\n", req.Cache.id(), settings)
	for i, u := range units {
		_, _ = fmt.Fprintf(h, "%q %q %t %+v %x\n", u.ID, u.Dir, u.Matched, standings[i], u.hash())
	}
	h.Sum(key[:0])
	return key, nil
}
