package lsp

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/report"
)

// shown is what the editor shows of one directory.
type shown struct {
	*Result
	texts *texts
	// files are those with diagnostics.
	files []string
}

// analyse makes a run and shows what it finds.
func (s *server) analyse(ctx context.Context, dir string) {
	result, err := s.opts.Analyse(ctx, dir)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		s.notify(ctx, "window/showMessage", messageParams{Type: messageError, Message: "growthlint: " + err.Error()})
		return
	}
	for _, note := range result.Notes {
		s.notify(ctx, "window/logMessage", messageParams{Type: messageLog, Message: note})
	}
	s.mu.Lock()
	old := s.shown[dir]
	now := &shown{Result: result, texts: newTexts(s.units)}
	byFile := map[string][]diagnostic{}
	for _, f := range result.Findings {
		byFile[f.Position.File] = append(byFile[f.Position.File], s.diagnostic(f, now.texts))
	}
	now.files = slices.Sorted(maps.Keys(byFile))
	s.shown[dir] = now
	s.mu.Unlock()

	for _, file := range now.files {
		s.notify(ctx, "textDocument/publishDiagnostics", publishParams{URI: uriOf(file), Diagnostics: byFile[file]})
	}
	for _, file := range old.without(now) {
		s.notify(ctx, "textDocument/publishDiagnostics", publishParams{URI: uriOf(file), Diagnostics: []diagnostic{}})
	}
}

// without returns the files of an earlier run in which nothing is found any more.
func (o *shown) without(now *shown) []string {
	if o == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(o.files), func(f string) bool { return slices.Contains(now.files, f) })
}

// notify sends a notification. An editor that is gone ends the session elsewhere.
func (s *server) notify(ctx context.Context, method string, params any) {
	_ = s.conn.Notify(ctx, method, params)
}

// mostRelated is how many places of one kind a diagnostic names.
const mostRelated = 10

// diagnostic is a finding as the editor shows it.
func (s *server) diagnostic(f finding.Finding, t *texts) diagnostic {
	d := diagnostic{
		Range:           t.span(f.Position),
		Severity:        severity(s.opts.Levels.Of(f.Confidence)),
		Code:            f.Rule,
		CodeDescription: &codeDescription{Href: s.opts.Page(f.Rule)},
		Source:          "growthlint",
		Message:         f.Message,
		Data:            f.Fingerprint,
	}
	if f.Remedy != "" {
		d.Message += "\n" + f.Remedy
	}
	relate := func(p finding.Position, text string) {
		if filepath.IsAbs(p.File) && p.Line > 0 {
			d.RelatedInformation = append(d.RelatedInformation, relatedInformation{location{uriOf(p.File), t.span(p)}, text})
		}
	}
	if p := f.Container.Declared; p.Line > 0 && (p.File != f.Position.File || p.Line != f.Position.Line) {
		relate(p, "declared here")
	}
	for _, g := range f.Grows[:min(len(f.Grows), mostRelated)] {
		if g.Position != f.Position {
			relate(g.Position, "grows here: "+g.What)
		}
	}
	for _, g := range f.Shrinks[:min(len(f.Shrinks), mostRelated)] {
		text := "shrinks here: " + g.What
		if g.WhyNot != "" {
			text = fmt.Sprintf("does not bound it: %s (%s)", g.What, g.WhyNot)
		}
		relate(g.Position, text)
	}
	return d
}

func severity(l report.Level) int {
	switch l {
	case report.LevelError:
		return severityError
	case report.LevelWarning:
		return severityWarning
	}
	return severityInformation
}
