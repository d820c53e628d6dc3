package summary

import (
	"go/parser"
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/suppress"
)

// home is where the rules are documented.
const home = "https://pkg.go.dev/github.com/growthlint/growthlint/passes/"

// Rule makes the analyzer of a rule from its judgement, so that drivers that know
// only analyzers run the same rules as the command. source is the text of the
// rule's doc.go, whose package comment is its documentation. The analyzer has the
// flags of Settings and shares Analyzer with the other rules.
func Rule(name, source string, decide func(*judge.Case) *finding.Finding) *analysis.Analyzer {
	settings := &Settings{}
	a := Bind(&analysis.Analyzer{Name: name, Doc: Doc(source), URL: home + name}, decide, Analyzer, settings)
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
// shared, an analyzer made by New, has summarised, as settings say when it runs.
func Bind(meta *analysis.Analyzer, decide func(*judge.Case) *finding.Finding, shared *analysis.Analyzer, settings *Settings) *analysis.Analyzer {
	name := meta.Name
	return &analysis.Analyzer{
		Name: name, Doc: meta.Doc, URL: meta.URL,
		Requires: []*analysis.Analyzer{shared},
		Run: func(pass *analysis.Pass) (any, error) {
			unit, _ := pass.ResultOf[shared].(*Unit)
			if unit == nil {
				return nil, nil
			}
			return nil, unit.judge(pass, name, decide, settings)
		},
	}
}

// judge reports what a rule finds in the package and neither comments nor settings
// silence.
func (u *Unit) judge(pass *analysis.Pass, rule string, decide func(*judge.Case) *finding.Finding, settings *Settings) error {
	on, err := settings.enabled(rule)
	if err != nil || !on {
		return err
	}
	lowest, err := settings.lowest()
	if err != nil {
		return err
	}
	v, prog, err := u.program(settings)
	if err != nil || prog == nil {
		return err
	}
	bounded := slices.Concat(u.bounded, settings.Bounded)
	var found []finding.Finding
	for _, c := range prog.Containers {
		if c.Rule() != rule {
			continue
		}
		f := judge.Decide(prog, c, decide)
		if f != nil && f.Confidence >= lowest && !suppress.ByDesign(*f, bounded) {
			found = append(found, *f)
		}
	}
	kept, _, _, _ := suppress.Apply(found, v.directives, suppress.Options{LeaveNolint: settings.LeaveNolint})
	finding.Sort(kept)
	for i := range kept {
		v.report(pass, &kept[i], settings)
	}
	return nil
}

// Doc returns the package comment of a doc.go, "" if the text is no Go source.
func Doc(source string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil || f.Doc == nil {
		return ""
	}
	return f.Doc.Text()
}
