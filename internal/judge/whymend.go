package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/trace"
)

// mends are what would change the answer for a container.
func (x *Explainer) mends(a *finding.Answer, full *Case, traced map[*growth.Event]*trace.Trace) []finding.AnswerMend {
	var out []finding.AnswerMend
	if a.Confidence > finding.Undecided && a.Rule != "" {
		out = append(out, boundedMend(a.Container, a.Position))
	}
	if full == nil {
		return append(out, rows(traced, nil)...)
	}
	if len(full.Complete) > 0 && a.Confidence == finding.Undecided {
		out = append(out, full.without())
	}
	if full.C.Holder.Life == growth.LifeUnknown && a.Rung == shortLived {
		out = append(out, finding.AnswerMend{
			Kind: "view", Text: "code that makes one and keeps it: run growthlint on the packages that use it as well",
		})
	}
	return append(out, rows(traced, full.C.Grows)...)
}

// boundedMend is the comment that says that growth is bounded by design: at the declaration
// of what grows or, where nothing is declared, at a place where it does.
func boundedMend(c finding.Container, at finding.Position) finding.AnswerMend {
	out := finding.AnswerMend{Kind: "comment", Text: "a comment at the declaration declares it bounded by design", Write: "//growthlint:bounded REASON"}
	if c.Declared.File != "" {
		at = c.Declared
	} else {
		out.Text = "a comment there declares it bounded by design"
	}
	out.Position = &at
	return out
}

// ignoreMend is the comment that accepts a finding where nothing is declared.
func ignoreMend(rule string, at finding.Position) finding.AnswerMend {
	return finding.AnswerMend{Kind: "comment", Text: "a comment there accepts it", Write: "//growthlint:ignore " + rule + " REASON", Position: &at}
}

// without tells what would decide if nothing bounded the container.
func (k *Case) without() finding.AnswerMend {
	bare := *k
	bare.Complete = nil
	by := bare.Verdict()
	text := "it would stay silent: " + by.Name
	if by.Confidence > finding.Undecided {
		text = fmt.Sprintf("it would be decided by %q, %s", by.Name, by.Confidence)
	}
	return finding.AnswerMend{Kind: "code", Text: "without the removal in " + inFuncs(k.Complete) + ", " + text}
}

// rows are the rows of the library table that would say what the shape of code said about
// functions that are handed on: on the ways to some events, in their order, or to all.
func rows(traced map[*growth.Event]*trace.Trace, of []*growth.Event) []finding.AnswerMend {
	var out []finding.AnswerMend
	add := func(t *trace.Trace) {
		for _, m := range rowsOn(t) {
			if !slices.ContainsFunc(out, func(o finding.AnswerMend) bool { return o.Write == m.Write }) {
				out = append(out, m)
			}
		}
	}
	for _, e := range of {
		add(traced[e])
	}
	if of == nil {
		for _, t := range traced {
			add(t)
		}
		slices.SortFunc(out, func(a, b finding.AnswerMend) int { return strings.Compare(a.Write, b.Write) })
	}
	return out
}

// rowsOn are the rows that would say more on one way.
func rowsOn(t *trace.Trace) []finding.AnswerMend {
	if t == nil {
		return nil
	}
	var out []finding.AnswerMend
	for _, s := range slices.Concat(t.Steps, t.Runs) {
		if s.How == trace.StepCallback && s.By == trace.ByShape && s.To.Name != "" && s.To.Pkg != "" {
			out = append(out, callsRow(s))
		}
	}
	return out
}

// callsRow is the row that would say otherwise of a function that is handed on.
func callsRow(s trace.Step) finding.AnswerMend {
	name := s.To.Name
	if s.To.Type != "" {
		name = s.To.Type + "." + name
	}
	taken, row := "keeps it", "once"
	if !s.Many {
		taken, row = "is done with it when it returns", "each event"
	}
	return finding.AnswerMend{
		Kind:     "row",
		Text:     fmt.Sprintf("a row in the configuration's library says when %s runs the function that it is passed; without one, growthlint assumes that it %s", calleeName(s), taken),
		Write:    fmt.Sprintf("package %s\n%s calls arg=%d %s", s.To.Pkg, name, s.Arg, row),
		Position: placeIn(s.In, s.Pos),
	}
}

// typeRow is the row that would say that a library's type is a container.
func typeRow(lib string) finding.AnswerMend {
	i := strings.LastIndexByte(lib, '.')
	pkg, name := lib[:max(i, 0)], lib[i+1:]
	return finding.AnswerMend{
		Kind:  "row",
		Text:  "rows in the configuration's library say what the methods of " + shortPath(lib) + " do; the library table has none",
		Write: fmt.Sprintf("package %s class=container\ntype %s map\n%s.METHOD grow key=0 val=1", pkg, name, name),
	}
}

// inFuncs names the functions of events, each once.
func inFuncs(list []*growth.Event) string {
	var out []string
	for _, e := range list {
		out = append(out, funcName(e.Func))
	}
	return strings.Join(compact(out), ", ")
}
