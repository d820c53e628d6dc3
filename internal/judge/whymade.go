package judge

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/stream"
	"github.com/growthlint/growthlint/internal/trace"
)

// function answers for what a function makes and reads, and at last for itself.
func (x *Explainer) function(t *trace.Tracer, s link.Subject) []finding.Answer {
	var out []finding.Answer
	var told []facts.Pos
	for _, m := range x.Program.Made {
		if s.Belongs(m.Func) {
			out = append(out, x.made(t, m))
			told = append(told, m.Pos)
		}
	}
	for _, r := range x.Program.Reads {
		if s.Belongs(r.Func) {
			out = append(out, x.read(t, r))
		}
	}
	for _, m := range x.Program.Series {
		if m.Key == "" && s.Belongs(m.Adds[0].Func) {
			out = append(out, x.metric(t, m))
		}
	}
	own := finding.Answer{
		Kind: "function", Container: finding.Container{Key: s.Key, Package: s.In.Summary.Path, Name: s.Short},
		Position: Position(s.In, s.Pos), Function: s.Func.Display, Outcome: finding.OutcomeSilent, Why: "nothing else was found in it",
		Runs: runChain(t.Place(s.Func, s.Pos)),
	}
	if len(out) == 0 {
		own.Why = "nothing that it starts or opens was found to stay"
	}
	for _, p := range x.Program.Packages {
		if p.Summary != s.In.Summary {
			continue
		}
		for _, f := range p.Summary.Funcs {
			if g := x.Program.Func(f.ID); g != nil && s.Belongs(g) {
				own.Notes = append(own.Notes, started(t, g, told)...)
			}
		}
	}
	if own.Related = x.related(s); len(out) > 0 && len(own.Notes) == 0 && len(own.Related) == 0 {
		return out
	}
	return append(out, own)
}

// started are the goroutines that a function starts and of which nothing is found.
func started(t *trace.Tracer, f *program.Func, told []facts.Pos) []finding.Link {
	var out []finding.Link
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Mode != facts.ModeGo || slices.Contains(told, c.Pos) {
			continue
		}
		text := "a goroutine starts here, and it was not found to stay"
		if !t.Place(f, c.Pos).RunsMany {
			text = "a goroutine starts here, a bounded number of times"
		}
		out = append(out, finding.Link{Text: text, Position: placeIn(f, c.Pos)})
	}
	return out
}

// related are the containers that a function makes grow, or shrink.
func (x *Explainer) related(s link.Subject) []finding.RelatedName {
	var out []finding.RelatedName
	for _, c := range x.Program.Containers {
		in := func(e *growth.Event) bool { return s.Belongs(e.Func) || s.Belongs(e.Site) }
		var text string
		switch {
		case slices.ContainsFunc(c.Grows, in):
			text = "grows"
		case slices.ContainsFunc(c.Shrinks, in):
			text = "shrinks"
		default:
			continue
		}
		out = append(out, finding.RelatedName{Name: shortPath(c.ID), Text: text})
	}
	return out
}

// made answers for something that is made and has to end.
func (x *Explainer) made(t *trace.Tracer, m *made.Made) finding.Answer {
	at := Position(m.Func.Package, m.Pos)
	by := decide(madeRungs(), m)
	a := finding.Answer{
		Kind: string(m.Kind), Rule: string(m.Kind) + "grow", Position: at, Function: m.Func.Display, Outcome: finding.OutcomeSilent,
		Confidence: by.confidence, Rung: by.name, Runs: runChain(runOf(t, m)),
		Container: finding.Container{Key: m.Func.Package.Summary.Path + "." + m.Func.Display, Package: m.Func.Package.Summary.Path, Owner: ownerName(m.Func), Name: m.Func.Name},
		Grows:     []finding.AnswerSite{{Site: finding.Site{Position: at, Function: m.Func.Display, What: m.What}, Counts: true, Why: reached(m.Roots)}},
	}
	for _, n := range m.Notes {
		l := finding.Link{Text: n.Text.String()}
		if n.In != nil {
			l.Position = placeIn(n.In, n.Pos)
		}
		a.Notes = append(a.Notes, l)
	}
	if m.Weak.Given() {
		a.Notes = append(a.Notes, finding.Link{Text: m.Weak.String()})
	}
	x.settle(&a, m.Func, madeText(m.Func.Display, "makes "+m.Name.String(), m.Why.String()))
	return a
}

// runOf is the way to what makes something stay as often as it does.
func runOf(t *trace.Tracer, m *made.Made) *trace.Trace {
	if m.Again.Func != nil {
		return t.Block(m.Again.Func, m.Again.Block)
	}
	return t.Place(m.Func, m.Pos)
}

// settle completes the answer for what has no container: by its finding, or by why there
// is none.
func (x *Explainer) settle(a *finding.Answer, f *program.Func, text string) {
	if x.found(a, func(f finding.Finding) bool { return f.Rule == a.Rule && f.Position == a.Position }) {
		a.Changes = append(a.Changes, ignoreMend(a.Rule, a.Position))
		return
	}
	a.Why = text
	switch {
	case a.Confidence == finding.Undecided:
	case !f.Package.Matched:
		a.Outcome, a.Why = finding.OutcomeElsewhere, "it is not in a package that the patterns match"
	case !x.Enabled(a.Rule):
		a.Outcome, a.Why = finding.OutcomeDisabled, "the rule is disabled"
	default:
		a.Why = "it is in a generated or a test file"
	}
}

// reached says in words how a place is reached.
func reached(r reach.Roots) string {
	if r.Live() {
		return "it runs " + reachText(r)
	}
	return "it does not run repeatedly" + from(r)
}

// read answers for a stream that is read whole.
func (x *Explainer) read(t *trace.Tracer, r *stream.Read) finding.Answer {
	reading := Reading{x.Program, r}
	by := decide(readRungs(), reading)
	at := Position(r.Func.Package, r.Call.Pos)
	a := finding.Answer{
		Kind: "read", Rule: "readgrow", Position: at, Function: r.Func.Display, Outcome: finding.OutcomeSilent,
		Confidence: by.confidence, Rung: by.name, Runs: runChain(t.Place(r.Func, r.Call.Pos)),
		Container: finding.Container{Key: r.Func.Package.Summary.Path + "." + r.Func.Display, Package: r.Func.Package.Summary.Path, Owner: ownerName(r.Func), Name: r.Func.Name},
		Grows:     []finding.AnswerSite{{Site: finding.Site{Position: at, Function: r.Func.Display, What: r.Call.What}, Counts: r.Roots.Live(), Why: reached(r.Roots)}},
	}
	for _, in := range r.Inlets {
		l := finding.Link{Text: inletText(in)}
		if in.Call != nil {
			l.Position = placeIn(in.In, in.Call.Pos)
		}
		a.Notes = append(a.Notes, l)
	}
	x.settle(&a, r.Func, by.name)
	return a
}

// metric answers for a metric with labels.
func (x *Explainer) metric(t *trace.Tracer, m *label.Series) finding.Answer {
	k := &Labelling{Program: x.Program, Series: m}
	by := k.decide()
	a := finding.Answer{Kind: "metric", Rule: "labelgrow", Outcome: finding.OutcomeSilent, Confidence: by.confidence, Rung: by.name, Container: k.container(m.Adds[0])}
	a.Position = a.Container.Declared
	for _, s := range m.Adds {
		a.Grows = append(a.Grows, finding.AnswerSite{
			Site:   finding.Site{Position: Position(s.Func.Package, s.Pos), Function: s.Func.Display, What: s.What, KeyOrigin: originText(s.Origin)},
			Counts: slices.Contains(k.live, s), Why: reached(s.Roots), Runs: runChain(t.Place(s.Func, s.Pos)),
		})
	}
	first := m.Adds[0]
	if len(k.live) > 0 {
		first = k.first()
	}
	a.Function, a.Runs = first.Func.Display, runChain(t.Place(first.Func, first.Pos))
	for _, e := range []*growth.Event{m.Forgets, m.Perhaps} {
		if e != nil {
			a.Shrinks = append(a.Shrinks, finding.AnswerSite{
				Site: finding.Site{Position: Position(e.Func.Package, e.Pos), Function: e.Func.Display, What: e.What}, Counts: e == m.Forgets, Why: "series are deleted there",
			})
		}
	}
	x.settleKept(&a, first.Func, func(f finding.Finding) bool {
		return f.Rule == a.Rule && f.Container.Key == m.Key && (m.Key != "" || f.Position == Position(first.Func.Package, first.Pos))
	})
	return a
}

// settleKept completes the answer for what a field or variable holds.
func (x *Explainer) settleKept(a *finding.Answer, f *program.Func, same func(finding.Finding) bool) {
	if x.found(a, same) {
		a.Changes = append(a.Changes, boundedMend(a.Container, a.Grows[0].Position))
		return
	}
	a.Why = a.Rung
	switch {
	case a.Confidence == finding.Undecided:
	case !f.Package.Matched:
		a.Outcome, a.Why = finding.OutcomeElsewhere, "it is not in a package that the patterns match"
	case !x.Enabled(a.Rule):
		a.Outcome, a.Why = finding.OutcomeDisabled, "the rule is disabled"
	}
}

// found completes an answer by the finding that there is of it, and reports whether there
// is one.
func (x *Explainer) found(a *finding.Answer, same func(finding.Finding) bool) bool {
	i := slices.IndexFunc(x.Found, same)
	if i < 0 {
		return false
	}
	f := x.Found[i]
	a.Rule, a.Confidence, a.Rung, a.Why, a.Fingerprint = f.Rule, f.Confidence, DecidedBy(f), f.Message, f.Fingerprint
	a.Outcome = finding.OutcomeReported
	if a.Function == "" {
		a.Function = f.Function
	}
	return true
}
