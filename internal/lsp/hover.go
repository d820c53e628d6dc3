package lsp

import (
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// shownInOrder is what is shown, in the order of the directories.
func (s *server) shownInOrder() []*shown {
	var out []*shown
	for _, dir := range slices.Sorted(maps.Keys(s.shown)) {
		out = append(out, s.shown[dir])
	}
	return out
}

// at calls f with each finding that is shown over a place of a file.
func (s *server) at(uri string, place span, f func(*shown, finding.Finding)) {
	path, ok := pathOf(uri)
	if !ok {
		return
	}
	for _, now := range s.shownInOrder() {
		for _, found := range now.Findings {
			if found.Position.File == path && now.texts.span(found.Position).overlaps(place) {
				f(now, found)
			}
		}
	}
}

// hover tells of the findings under the cursor what speaks for and against them.
func (s *server) hover(p hoverParams) (any, error) {
	var parts []string
	var over span
	s.at(p.TextDocument.URI, span{p.Position, p.Position}, func(now *shown, f finding.Finding) {
		if len(parts) == 0 {
			over = now.texts.span(f.Position)
		}
		parts = append(parts, s.told(f))
	})
	if len(parts) == 0 {
		return nil, nil
	}
	return hover{Contents: markup{Kind: "markdown", Value: strings.Join(parts, "\n\n---\n\n")}, Range: over}, nil
}

// told is a finding in Markdown.
func (s *server) told(f finding.Finding) string {
	var b strings.Builder
	b.WriteString("**[" + f.Rule + "](" + s.opts.Page(f.Rule) + ")**, " + f.Confidence.String() + ": " + plain(f.Message) + "\n")
	if f.Remedy != "" {
		b.WriteString("\n" + plain(f.Remedy) + "\n")
	}
	for _, side := range []struct {
		title string
		pro   bool
	}{{"For", true}, {"Against", false}} {
		title := "\n" + side.title + ":\n"
		for _, e := range f.Evidence {
			if e.For != side.pro {
				continue
			}
			b.WriteString(title + "- " + plain(e.Text) + placeOf(e.Position) + "\n")
			title = ""
		}
	}
	return b.String()
}

// placeOf is a link to a place, "" for none.
func placeOf(p *finding.Position) string {
	if p == nil || !filepath.IsAbs(p.File) {
		return ""
	}
	line := strconv.Itoa(p.Line)
	return " ([" + plain(filepath.Base(p.File)) + ":" + line + "](" + uriOf(p.File) + "#L" + line + "))"
}

// plain keeps the words of a program from being taken for Markdown.
func plain(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]<>#|~&!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
