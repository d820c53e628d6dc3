package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/retain"
	"github.com/growthlint/growthlint/internal/trace"
)

// Explainer tells why things of a program are reported, or why they are not. The program
// must have been linked with Options.Trace.
type Explainer struct {
	Program *link.Program
	// Found are the findings of the run, whatever their confidence.
	Found []finding.Finding
	// Enabled reports whether a rule runs.
	Enabled func(rule string) bool
	// Nearest returns the name that must have been meant.
	Nearest func(word string, names []string) (string, bool)

	subjects []link.Subject // what names can mean, once somebody has asked
}

// Ask answers for a name: Type.field, pkg.var, func.local or a function, or the last part of one
// alone, such as field, where nothing has it for its whole name.
func (x *Explainer) Ask(name string) *finding.Asked {
	if x.subjects == nil {
		x.subjects = x.Program.Subjects()
	}
	all := x.subjects
	var meant []link.Subject
	for _, s := range all {
		if s.Means(name) {
			meant = append(meant, s)
		}
	}
	meant = preferred(meant)
	if len(meant) == 0 {
		meant = x.lastPart(all, name)
	}
	switch len(meant) {
	case 0:
		out := &finding.Asked{}
		var names []string
		for _, s := range all {
			if s.Kind != link.SubjectField {
				names = append(names, s.Short)
			}
		}
		out.Nearest, _ = x.Nearest(name, names)
		return out
	case 1:
		return &finding.Asked{Answers: x.about(meant[0])}
	}
	out := &finding.Asked{}
	for _, s := range meant {
		out.Candidates = append(out.Candidates, s.Key)
	}
	return out
}

// lastPart are the subjects whose name ends in a word; of several those that grow, if some do.
func (x *Explainer) lastPart(all []link.Subject, word string) []link.Subject {
	ends := preferred(slices.DeleteFunc(slices.Clone(all), func(s link.Subject) bool { return program.LastName(s.Key) != word }))
	grow := slices.DeleteFunc(slices.Clone(ends), func(s link.Subject) bool {
		return s.Kind == link.SubjectFunc || !slices.ContainsFunc(x.Program.Levels(s.Container()), func(c *growth.Container) bool { return len(c.Grows) > 0 })
	})
	if len(grow) > 0 {
		return grow
	}
	return ends
}

// preferred are those of several meanings that lie in packages that are reported on, if
// there are any.
func preferred(list []link.Subject) []link.Subject {
	own := slices.DeleteFunc(slices.Clone(list), func(s link.Subject) bool { return !s.In.Matched })
	if len(own) > 0 {
		return own
	}
	return list
}

// about answers for a subject.
func (x *Explainer) about(s link.Subject) []finding.Answer {
	tracer := x.Program.Tracer()
	if s.Kind == link.SubjectFunc {
		return x.function(tracer, s)
	}
	var out []finding.Answer
	levels := x.Program.Levels(s.Container())
	if grows := slices.DeleteFunc(slices.Clone(levels), func(c *growth.Container) bool { return len(c.Grows) == 0 }); len(grows) > 0 {
		levels = grows
	}
	for _, c := range levels {
		out = append(out, x.container(tracer, c))
	}
	for _, m := range x.Program.Series {
		if m.Key == s.Key {
			out = append(out, x.metric(tracer, m))
		}
	}
	for _, r := range x.Program.Retained {
		if r.Key == s.Key {
			out = append(out, x.part(tracer, r))
		}
	}
	if len(out) > 0 {
		return out
	}
	a := finding.Answer{
		Kind: string(s.Kind), Position: Position(s.In, s.Pos), Outcome: finding.OutcomeSilent,
		Why: "it is not a map, list, channel or other container that growthlint follows",
	}
	a.Container = finding.Container{Key: s.Key, Package: s.In.Summary.Path, Name: s.Short}
	if s.Decl != nil {
		a.Container = (&Case{C: &growth.Container{Container: *s.Decl, ID: s.Key, Kind: s.Decl.Levels[0], Package: s.In}}).container()
		a.Why = "no analyzed code adds to it or removes from it"
		if s.Decl.Lib != "" && !tracer.Knows(s.Decl.Lib) {
			a.Changes = append(a.Changes, typeRow(s.Decl.Lib))
		}
	}
	return []finding.Answer{a}
}

// container answers for one container.
func (x *Explainer) container(t *trace.Tracer, c *growth.Container) finding.Answer {
	k := caseOf(x.Program, c)
	a := finding.Answer{
		Kind: "container", Container: k.container(), Position: Position(c.Package, c.Pos), Rule: k.E.Rule(c), Outcome: finding.OutcomeSilent,
		Era: finding.Era{Life: lifeText(c.Holder.Life), Why: eraReasons(c.Holder)},
	}
	full := New(x.Program, c)
	traced := map[*growth.Event]*trace.Trace{}
	for _, list := range [][]*growth.Event{c.Grows, c.Shrinks} {
		for _, e := range list {
			traced[e] = t.Event(c, e)
		}
	}
	for _, e := range c.Grows {
		a.Grows = append(a.Grows, k.grow(e, traced[e]))
	}
	for _, e := range c.Shrinks {
		a.Shrinks = append(a.Shrinks, k.shrink(e, traced[e]))
	}
	if first := k.deciding(full); first != nil {
		a.Function = first.Func.Display
		a.Era.Holder, a.Runs = holderChain(traced[first]), runChain(traced[first])
	}
	if len(c.Grows) == 0 {
		a.Era = finding.Era{} // there is nothing that could stay
	}
	x.verdict(&a, full, func(f finding.Finding) bool {
		return f.Container.Key == c.ID && f.Rule != "labelgrow" && f.Rule != "retaingrow"
	})
	a.Changes = append(a.Changes, x.mends(&a, full, traced)...)
	return a
}

// deciding is the grow of which the chains are told: one that counts and whose objects live
// longest, else the first.
func (k *Case) deciding(full *Case) *growth.Event {
	if full == nil {
		if len(k.C.Grows) == 0 {
			return nil
		}
		return k.C.Grows[0]
	}
	rank := func(r reach.Roots) int {
		switch {
		case r.Process:
			return 0
		case r.Open:
			return 1
		case r.Session:
			return 2
		}
		return 3
	}
	first := full.first()
	if first != nil && slices.Contains(full.Live, first) && rank(first.Roots) == 0 {
		return first
	}
	return slices.MinFunc(full.Live, func(a, b *growth.Event) int { return rank(a.Roots) - rank(b.Roots) })
}

// verdict sets what the rule decides, and why it is silent where it is.
func (x *Explainer) verdict(a *finding.Answer, full *Case, same func(finding.Finding) bool) {
	if full != nil {
		by := full.Verdict()
		a.Rung, a.Confidence = by.Name, by.Confidence
	}
	if x.found(a, same) {
		return
	}
	switch {
	case a.Rule == "":
		a.Why, a.Confidence = "no rule covers this kind of container", finding.Undecided
	case len(a.Grows) == 0:
		a.Why = "no analyzed code adds to it"
	case full == nil:
		a.Why = "none of the places where it grows counts: " + strings.Join(distinct(a.Grows), "; ")
	case a.Confidence == finding.Undecided:
		a.Why = silentText(full, a.Rung)
	case full.first() == nil:
		a.Outcome, a.Why = finding.OutcomeElsewhere, "the code that grows it is not in a package that the patterns match"
	case !x.Enabled(a.Rule):
		a.Outcome, a.Why = finding.OutcomeDisabled, "the rule is disabled"
	default:
		a.Why, a.Confidence = "the rule has nothing to report", finding.Undecided
	}
}

// silentText says why a rung that silences does.
func silentText(full *Case, rung string) string {
	switch {
	case full.callLived():
		return "one call makes, uses and drops the object that it grows in"
	case len(full.Complete) > 0:
		return "it is bounded, in " + inFuncs(full.Complete)
	case len(full.Partial) > 0:
		return "its entries are removed, in " + inFuncs(full.Partial)
	}
	return rung
}

// distinct are the reasons why grows do not count, each once.
func distinct(list []finding.AnswerSite) []string {
	var out []string
	for _, s := range list {
		out = append(out, strings.TrimPrefix(s.Why, "does not count: "))
	}
	return compact(out)
}

// lifeText is a lifetime as answers have it.
func lifeText(l growth.Life) string {
	if l == growth.LifeUnknown {
		return "unknown"
	}
	return string(l)
}

// reasons are those of a holder, as clauses.
func reasons(h growth.Holder) []string {
	var out []string
	for _, r := range h.Reasons {
		out = append(out, r.String())
	}
	return out
}

// eraReasons are the reasons for a lifetime.
func eraReasons(h growth.Holder) []string {
	switch {
	case h.Life == growth.LifeCall:
		return []string{"nothing makes it grow repeatedly during the life of one object"}
	case h.Life == growth.LifeUnknown && len(h.Signs) == 0:
		return append(reasons(h), "code outside the analyzed packages has it, and nothing shows that it outlives one call")
	case h.Life == growth.LifeUnknown:
		out := []string{"code outside the analyzed packages has it, and it outlives one call"}
		return append(out, reasons(h)...)
	}
	return reasons(h)
}

// grow tells of a place where a container grows.
func (k *Case) grow(e *growth.Event, t *trace.Trace) finding.AnswerSite {
	s := finding.AnswerSite{Site: k.sites([]*growth.Event{e})[0], Holder: holderChain(t), Runs: runChain(t)}
	if why := k.harmless(e); why != "" {
		s.Why = "does not count: " + why + from(e.Roots)
		return s
	}
	s.Counts, s.Why = true, "counts: runs "+reachText(e.Roots)
	return s
}

// shrink tells of a place where a container shrinks.
func (k *Case) shrink(e *growth.Event, t *trace.Trace) finding.AnswerSite {
	s := finding.AnswerSite{
		Site: finding.Site{Position: k.position(e), Function: e.Func.Display, What: e.What}, Class: string(e.Class),
		Counts: e.Class.Complete(), Holder: holderChain(t), Runs: runChain(t),
	}
	var parts []string
	if text := classText(e.Class); text != "" {
		parts = append(parts, text)
	}
	if e.Why.Given() {
		parts = append(parts, e.Why.String())
	}
	if e.Roots.Live() {
		parts = append(parts, "runs "+reachText(e.Roots))
	}
	s.Why = strings.Join(parts, "; ")
	return s
}

// classText says what a class of shrinks is worth.
func classText(c growth.Class) string {
	switch c {
	case growth.ClassSweep:
		return "bounds it: it repeatedly removes many entries or all"
	case growth.ClassCap:
		return "bounds it: it removes what exceeds a limit"
	case growth.ClassPaired:
		return "bounds it: the call that adds an entry removes it"
	case growth.ClassEventOne:
		return "removes one entry when something happens"
	case growth.ClassVoid:
		return "does not count"
	}
	return fmt.Sprintf("counts in part (%s)", c)
}

// part answers for something small that keeps something large.
func (x *Explainer) part(t *trace.Tracer, r *retain.Retained) finding.Answer {
	k := &Retention{Program: x.Program, Retained: r}
	by := k.decide()
	a := finding.Answer{
		Kind: "part", Rule: "retaingrow", Outcome: finding.OutcomeSilent, Confidence: by.confidence, Rung: by.name, Container: k.container(),
		Era: finding.Era{Life: lifeText(r.Holder.Life), Why: eraReasons(r.Holder)},
	}
	a.Position = a.Container.Declared
	for _, e := range r.Pins {
		a.Grows = append(a.Grows, finding.AnswerSite{
			Site:   finding.Site{Position: Position(e.Func.Package, e.Pos), Function: e.Func.Display, What: e.What},
			Counts: slices.Contains(k.live, e), Why: reached(e.Roots), Runs: runChain(t.Place(e.Func, e.Pos)),
		})
	}
	first := r.Pins[0]
	if len(k.live) > 0 {
		first = k.live[0]
	}
	a.Function, a.Runs = first.Func.Display, runChain(t.Place(first.Func, first.Pos))
	x.settleKept(&a, first.Func, func(f finding.Finding) bool {
		return f.Rule == a.Rule && f.Container.Key == r.Key && slices.ContainsFunc(f.Grows, func(s finding.Site) bool { return s.Position == a.Grows[0].Position })
	})
	return a
}
