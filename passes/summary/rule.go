package summary

import (
	"fmt"
	"go/parser"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/link"
)

// Rule makes the analyzer of a rule from its judgement, so that drivers that know
// only analyzers run the same rules as the command. source is the text of the
// rule's doc.go, whose package comment is its documentation.
func Rule(name, source string, decide func(*judge.Case) *finding.Finding) *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:     name,
		Doc:      Doc(source),
		URL:      "https://pkg.go.dev/github.com/growthlint/growthlint/passes/" + name,
		Requires: []*analysis.Analyzer{Analyzer},
		Run: func(pass *analysis.Pass) (any, error) {
			prog, _ := pass.ResultOf[Analyzer].(*link.Program)
			if prog == nil {
				return nil, nil
			}
			for _, c := range prog.Containers {
				if c.Rule() != name {
					continue
				}
				if f := judge.Decide(prog, c, decide); f != nil && f.Confidence >= finding.Medium {
					report(pass, f)
				}
			}
			return nil, nil
		},
	}
}

// report turns a finding into a diagnostic; one that does not lie in the pass's own
// files is left to the package that it lies in.
func report(pass *analysis.Pass, f *finding.Finding) {
	for _, file := range pass.Files {
		tf := pass.Fset.File(file.FileStart)
		if tf == nil || tf.Name() != f.Position.File || f.Position.Line > tf.LineCount() {
			continue
		}
		start := tf.LineStart(f.Position.Line) + token.Pos(f.Position.Column-1)
		end := start
		if f.Position.EndColumn > f.Position.Column {
			end = start + token.Pos(f.Position.EndColumn-f.Position.Column)
		}
		pass.Report(analysis.Diagnostic{
			Pos: start, End: end, Category: f.Rule,
			Message: fmt.Sprintf("%s: %s; %s", f.Rule, f.Message, f.Remedy),
		})
		return
	}
}

// Doc returns the package comment of a doc.go, "" if the text is no Go source.
func Doc(source string) string {
	f, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil || f.Doc == nil {
		return ""
	}
	return f.Doc.Text()
}
