package summary

import (
	"errors"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/suppress"
)

// Rule makes the analyzer of a rule from its judgement, so that drivers that know
// only analyzers run the same rules as the command. source is the text of the
// rule's doc.go, whose package comment is its documentation. The analyzer has the
// flags of Settings and shares Analyzer with the other rules.
func Rule(name, source string, decide func(*judge.Case) *finding.Finding) *analysis.Analyzer {
	return Finder(name, source, func(p *link.Program) []finding.Finding { return judge.Containers(p, name, decide) })
}

// Finder is Rule for a rule that finds something else than containers.
func Finder(name, source string, find judge.Finder) *analysis.Analyzer {
	settings := &Settings{}
	a := Bind(&analysis.Analyzer{Name: name, Doc: Doc(source), URL: home + name}, find, Analyzer, settings)
	ownFlags(a, settings)
	return a
}

// ownFlags gives an analyzer the flags of its settings, for drivers in which flags
// are the only settings.
func ownFlags(a *analysis.Analyzer, settings *Settings) {
	settings.Flags(&a.Flags)
	a.Flags.BoolVar(&settings.BareMessage, "bare-message", false, "leave the rule's name out of messages: for drivers that show the analyzer's name themselves")
}

// Bind returns an analyzer with the name and the texts of meta that judges what
// shared, an analyzer made by New, has summarised, as settings say when it runs. Its
// result, for drivers in the same process, are the findings that it has reported.
func Bind(meta *analysis.Analyzer, find judge.Finder, shared *analysis.Analyzer, settings *Settings) *analysis.Analyzer {
	name := meta.Name
	return &analysis.Analyzer{
		Name: name, Doc: meta.Doc, URL: meta.URL,
		Requires:   []*analysis.Analyzer{shared},
		ResultType: reflect.TypeFor[[]finding.Finding](),
		Run: func(pass *analysis.Pass) (any, error) {
			unit, _ := pass.ResultOf[shared].(*Unit)
			if unit == nil {
				return []finding.Finding(nil), nil
			}
			return unit.judge(pass, name, find, settings)
		},
	}
}

// judge reports and returns what a rule finds in the package and neither comments nor
// settings silence. Test files only add to that: what a test clears or fills changes
// nothing about the rest.
func (u *Unit) judge(pass *analysis.Pass, rule string, find judge.Finder, settings *Settings) ([]finding.Finding, error) {
	on, err := settings.enabled(rule)
	if err != nil || !on {
		return nil, err
	}
	j := &judging{unit: u, find: find, settings: settings}
	lowest, err := settings.lowest()
	if err != nil {
		return nil, err
	}
	j.lowest = lowest.Of(rule)
	var out []finding.Finding
	var programs []*link.Program
	for _, tests := range []bool{false, true} {
		if tests && !settings.Tests {
			break
		}
		v, prog, found, err := j.view(tests)
		if err != nil {
			return nil, err
		}
		if prog != nil {
			programs = append(programs, prog)
		}
		for _, f := range found {
			if v.report(pass, &f, settings) {
				v.name(&f)
				out = append(out, f)
			}
		}
	}
	return out, lost(rule, programs)
}

// lost is the error of what panics have cost: the driver tells it beside the findings.
func lost(rule string, programs []*link.Program) error {
	var errs []error
	for _, p := range programs {
		own := slices.DeleteFunc(p.Lost(), func(x link.Lost) bool { return x.Rule != rule })
		for _, t := range judge.Troubles(append(own, p.Linking()...)) {
			errs = append(errs, errors.New(t.Message))
		}
	}
	return errors.Join(errs...)
}

// judging is one rule at work on a package.
type judging struct {
	unit     *Unit
	find     judge.Finder
	settings *Settings
	lowest   finding.Confidence
}

// view returns the program of one view of the package and what is found in it; with tests, what lies in test
// files alone.
func (j *judging) view(tests bool) (*view, *link.Program, []finding.Finding, error) {
	v, prog, err := j.unit.program(j.settings, tests)
	if err != nil || prog == nil {
		return v, nil, nil, err
	}
	found := slices.DeleteFunc(j.unit.imports.Counted(j.find(prog), j.lowest, j.settings.Bounded...), func(f finding.Finding) bool {
		return strings.HasSuffix(f.Position.File, "_test.go") != tests
	})
	kept, _, _, _ := suppress.Apply(found, v.Directives, suppress.Options{LeaveNolint: j.settings.LeaveNolint})
	finding.Sort(kept)
	return v, prog, kept, nil
}

// Doc returns the package comment of a doc.go, "" if the text is no Go source.
func Doc(source string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil || f.Doc == nil {
		return ""
	}
	return f.Doc.Text()
}
