package lsp

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/fix"
)

// codeActions offers what mends or silences the findings of a place.
func (s *server) codeActions(p codeActionParams) (any, error) {
	actions := []codeAction{}
	if only := p.Context.Only; len(only) > 0 && !slices.ContainsFunc(only, func(kind string) bool { return kind == "" || kind == quickFix }) {
		return actions, nil
	}
	s.at(p.TextDocument.URI, p.Range, func(now *shown, f finding.Finding) {
		shows := []diagnostic{s.diagnostic(f, now.texts)}
		for _, offer := range []func(*shown, finding.Finding) (string, map[string][]textEdit){s.mend, s.accept} {
			title, changes := offer(now, f)
			if len(changes) == 0 {
				continue
			}
			actions = append(actions, codeAction{
				Title: title, Kind: quickFix, Diagnostics: shows, IsPreferred: len(f.Fixes) > 0 && title == f.Fixes[0].Message,
				Edit: &workspaceEdit{Changes: changes},
			})
		}
	})
	return actions, nil
}

// current returns the text of a file that was analysed, if it may be changed and neither the
// editor nor something else has changed it since: the places of a finding are those of that text.
func (s *server) current(now *shown, file string) ([]byte, error) {
	if now.Changeable != nil {
		if err := now.Changeable(file); err != nil {
			return nil, err
		}
	}
	if s.unsaved[file] || !now.texts.holds(file) {
		return nil, &fix.Left{Why: "it has changed since it was analysed"}
	}
	return now.texts.file(file).data, nil
}

// mend is the fix of a finding, as -fix would make it.
func (s *server) mend(now *shown, f finding.Finding) (string, map[string][]textEdit) {
	if len(f.Fixes) == 0 {
		return "", nil
	}
	plan := fix.Make([]finding.Finding{f}, func(file string) ([]byte, error) { return s.current(now, file) })
	if len(plan.Fixed) == 0 {
		return "", nil
	}
	changes := map[string][]textEdit{}
	for _, file := range plan.Files {
		changes[uriOf(file.Name)] = []textEdit{replaced(now.texts.units, file.Before, file.After)}
	}
	return f.Fixes[0].Message, changes
}

// replaced is the change from one text to another: the lines in which they differ.
func replaced(units encoding, before, after []byte) textEdit {
	was, is := bytes.SplitAfter(before, []byte("\n")), bytes.SplitAfter(after, []byte("\n"))
	head := 0
	for head < min(len(was), len(is)) && bytes.Equal(was[head], is[head]) {
		head++
	}
	tail := 0
	for tail < min(len(was), len(is))-head && bytes.Equal(was[len(was)-1-tail], is[len(is)-1-tail]) {
		tail++
	}
	end := position{Line: len(was) - tail}
	if tail == 0 { // the last line has no end to stand behind
		end = position{Line: len(was) - 1, Character: units.width(was[len(was)-1])}
	}
	return textEdit{Range: span{position{Line: head}, end}, NewText: string(bytes.Join(is[head:len(is)-tail], nil))}
}

// accept writes the comment that says that a finding is no fault: beside the declaration of
// what grows or, where nothing is declared, at the finding itself. The reason is left to the
// user to write.
func (s *server) accept(now *shown, f finding.Finding) (string, map[string][]textEdit) {
	place, comment, title := f.Container.Declared, "//growthlint:bounded REASON", "Say that "+cmp.Or(f.Container.Name, "it")+" is bounded by design"
	if place.Line == 0 {
		place, comment, title = f.Position, "//growthlint:ignore "+f.Rule+" REASON", "Ignore this finding of "+f.Rule
	}
	if _, err := s.current(now, place.File); err != nil {
		return "", nil
	}
	line := now.texts.file(place.File).line(place.Line)
	edit := textEdit{NewText: " " + comment}
	edit.Range.Start = position{Line: place.Line - 1, Character: now.texts.units.width(line)}
	if bytes.Contains(line, []byte("//")) || bytes.Contains(line, []byte("/*")) || bytes.Contains(line, []byte("`")) {
		indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
		edit = textEdit{NewText: string(indent) + comment + "\n"}
		edit.Range.Start = position{Line: place.Line - 1}
	}
	edit.Range.End = edit.Range.Start
	return strings.TrimSpace(title), map[string][]textEdit{uriOf(place.File): {edit}}
}
