package summary

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/finding"
)

// report turns a finding into a diagnostic: one line, without related information,
// which golangci-lint would make into findings of their own. It reports whether it has:
// a finding that does not lie in the pass's own files is left to the package that it
// lies in.
func (v *view) report(pass *analysis.Pass, f *finding.Finding, settings *Settings) bool {
	pos, end := v.place(f.Position)
	if !pos.IsValid() {
		return false
	}
	message := fmt.Sprintf("%s; %s", f.Message, f.Remedy)
	if !settings.BareMessage && !isNogo(pass) {
		message = f.Rule + ": " + message
	}
	pass.Report(analysis.Diagnostic{Pos: pos, End: end, Category: f.Rule, Message: message, SuggestedFixes: v.fixes(f)})
	return true
}

// isNogo reports whether Bazel's nogo runs the pass: alone among drivers it has no
// ReadFile. It writes the analyzer's name behind each message.
func isNogo(pass *analysis.Pass) bool { return pass.ReadFile == nil }

// name gives the places of a finding the names of the files that they are in; those in
// other packages have none.
func (v *view) name(f *finding.Finding) {
	set := func(p *finding.Position) {
		name := ""
		if tf := v.files[p.File]; tf != nil {
			name = tf.Name()
		}
		p.File = name
	}
	set(&f.Position)
	set(&f.Container.Declared)
	for i := range f.Grows {
		set(&f.Grows[i].Position)
	}
	for i := range f.Shrinks {
		set(&f.Shrinks[i].Position)
	}
	for i := range f.Evidence {
		if f.Evidence[i].Position != nil {
			set(f.Evidence[i].Position)
		}
	}
}

// place turns a position of a finding, whose file is a base name, into one of the
// file set; token.NoPos if it lies in none of the pass's files.
func (v *view) place(p finding.Position) (pos, end token.Pos) {
	tf := v.files[p.File]
	if tf == nil || p.Line < 1 || p.Line > tf.LineCount() {
		return token.NoPos, token.NoPos
	}
	line := tf.LineStart(p.Line)
	last := token.Pos(tf.Base() + tf.Size())
	pos = min(line+token.Pos(max(p.Column, 1)-1), last)
	end = pos
	if p.EndColumn > p.Column {
		end = min(line+token.Pos(p.EndColumn-1), last)
	}
	return pos, end
}

// fixes turns the fixes of a finding into edits of the pass's files; one that
// reaches into other files is left out whole.
func (v *view) fixes(f *finding.Finding) []analysis.SuggestedFix {
	var out []analysis.SuggestedFix
	for _, fix := range f.Fixes {
		edits := make([]analysis.TextEdit, 0, len(fix.Edits))
		for _, e := range fix.Edits {
			from, _ := v.place(e.Position)
			to, _ := v.place(finding.Position{File: e.File, Line: e.EndLine, Column: e.EndColumn})
			if from.IsValid() && to.IsValid() {
				edits = append(edits, analysis.TextEdit{Pos: from, End: to, NewText: []byte(e.NewText)})
			}
		}
		if len(edits) == len(fix.Edits) && len(edits) > 0 {
			out = append(out, analysis.SuggestedFix{Message: fix.Message, TextEdits: edits})
		}
	}
	return out
}
