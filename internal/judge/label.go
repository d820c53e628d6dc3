package judge

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/link"
	"github.com/growthlint/growthlint/internal/origin"
)

// Labelling is one metric with labels while it is judged.
type Labelling struct {
	Program *link.Program
	*label.Series
	// live are the sites that count.
	live []*label.LabelSite
}

// labelRungs returns the list, first match decides.
func labelRungs() []rung[*Labelling] {
	return []rung[*Labelling]{
		{"set-up, tests or generated code", finding.Undecided, 0, func(k *Labelling) bool { return len(k.live) == 0 }},
		{"series are deleted", finding.Undecided, 0, func(k *Labelling) bool {
			return k.Forgets != nil && k.Forgets.Func.Package == k.live[0].Func.Package
		}},
		{"series are deleted in another package", finding.Low, 0.08, func(k *Labelling) bool { return k.Forgets != nil }},
		{"series may be deleted", finding.Low, 0.08, func(k *Labelling) bool { return k.Perhaps != nil }},
		{"values from outside", finding.Medium, 0.31, func(k *Labelling) bool { return k.from(origin.OriginOutside) }},
		{"entries of another container", finding.Medium, 0.31, func(k *Labelling) bool {
			return k.best(func(s *label.LabelSite) bool { return s.Left != nil }) != nil
		}},
		{"listed elsewhere", finding.Medium, 0.31, func(k *Labelling) bool { return k.from(origin.OriginListed) }},
		{"objects of a cluster", finding.Medium, 0.31, func(k *Labelling) bool {
			return k.best(func(s *label.LabelSite) bool { return s.Named }) != nil
		}},
		{"fresh values", finding.Low, 0.08, func(k *Labelling) bool { return k.from(origin.OriginFresh) }},
		{"a series for each object", finding.Low, 0.08, func(*Labelling) bool { return true }},
	}
}

// from reports whether some value comes from there, and puts such a site first.
func (k *Labelling) from(o origin.Origin) bool { return k.site(o) != nil }

func (k *Labelling) site(o origin.Origin) *label.LabelSite {
	return k.best(func(s *label.LabelSite) bool { return s.Origin == o })
}

// best returns the first site that counts and passes a test, nil if none does.
func (k *Labelling) best(test func(*label.LabelSite) bool) *label.LabelSite {
	if i := slices.IndexFunc(k.live, test); i >= 0 {
		return k.live[i]
	}
	return nil
}

// decide notes the sites that count and returns the rung that holds first.
func (k *Labelling) decide() rung[*Labelling] {
	k.live = nil
	for _, s := range k.Adds {
		if s.Roots.Live() && !k.Program.InGenerated(s.Event) {
			k.live = append(k.live, s)
		}
	}
	return decide(labelRungs(), k)
}

// Finding decides one metric and writes it down; nil means silence.
func (k *Labelling) Finding(rule string) *finding.Finding {
	by := k.decide()
	if by.confidence == finding.Undecided {
		return nil
	}
	return k.write(rule, by)
}

// first is the site that the finding lies at: one that carries the decision.
func (k *Labelling) first() *label.LabelSite {
	for _, test := range []func(*label.LabelSite) bool{
		func(s *label.LabelSite) bool { return s.Origin == origin.OriginOutside },
		func(s *label.LabelSite) bool { return s.Left != nil },
		func(s *label.LabelSite) bool { return s.Origin == origin.OriginListed },
		func(s *label.LabelSite) bool { return s.Named },
		func(s *label.LabelSite) bool { return s.Origin == origin.OriginFresh },
	} {
		if s := k.best(test); s != nil {
			return s
		}
	}
	return k.live[0]
}

// write is the finding of a rung.
func (k *Labelling) write(rule string, by rung[*Labelling]) *finding.Finding {
	first := k.first()
	pkg := first.Func.Package
	at := Position(pkg, first.Pos)
	f := &finding.Finding{
		Rule: rule, Confidence: by.confidence, Score: by.share, Position: at, Function: first.Func.Display,
		Container: k.container(first), Message: k.message(first),
		Remedy: "use a value from a small set: the route pattern, a class of the value, or one fixed word for unknown values",
	}
	switch {
	case k.Beside != nil:
		f.Remedy = "delete its series in " + k.Beside.Func.Display + " as well, which does so for others of the same object"
	case first.Left != nil:
		f.Remedy = "delete the series where the entry is removed from " + shortName(first.Left.Key) + ", or drop the label"
	case first.Origin == origin.OriginListed:
		f.Remedy = "reset the metric before it is filled again, or make constant metrics when it is collected"
	case first.Object != "":
		f.Remedy = "delete the series when the object is deleted, or drop the label"
	}
	for _, s := range k.live {
		f.Grows = append(f.Grows, finding.Site{
			Position: Position(s.Func.Package, s.Pos), Function: s.Func.Display, What: s.What, KeyOrigin: originText(s.Origin),
		})
	}
	id := finding.Identity{Module: pkg.Summary.Module, Package: pkg.Summary.Path, Key: k.Key, Growth: "label"}
	if k.Key == "" {
		id.Key = first.Func.Display + " names " + first.Library
		id.Ordinal = k.ordinal(first)
	}
	f.Fingerprint = id.Fingerprint()
	f.Evidence = k.evidence(by)
	return f
}

// ordinal counts the equal calls that the function has before this one.
func (k *Labelling) ordinal(first *label.LabelSite) int {
	n := 0
	for i := range first.Func.Calls {
		c := &first.Func.Calls[i]
		if c == first.Call {
			break
		}
		if c.Callee == first.Call.Callee {
			n++
		}
	}
	return n
}

// container tells the metric: a field, a variable, or nothing that has a name.
func (k *Labelling) container(first *label.LabelSite) finding.Container {
	if k.Key == "" {
		return finding.Container{Package: first.Func.Package.Summary.Path, Owner: ownerName(first.Func), Name: first.Func.Name}
	}
	out := finding.Container{Key: k.Key, Kind: string(facts.KindLib), Package: packageOf(k.Key)}
	parts := strings.Split(strings.TrimPrefix(k.Key, out.Package+"."), ".")
	out.Name = parts[len(parts)-1]
	if len(parts) > 1 {
		out.Owner = parts[0]
	}
	if k.Decl != nil {
		out.Owner, out.Type, out.Declared = k.Decl.Owner, k.Decl.TypeText, Position(k.DeclaredIn, k.Decl.Pos)
	}
	return out
}

// packageOf is the import path in a key.
func packageOf(key string) string {
	i := strings.LastIndexByte(key, '/') + 1
	before, _, _ := strings.Cut(key[i:], ".")
	return key[:i] + before
}

func (k *Labelling) message(first *label.LabelSite) string {
	name := "a metric"
	if k.Key != "" {
		name = shortName(k.Key)
	}
	missing := "nothing deletes them"
	if k.Forgets != nil {
		missing = "nothing in this package deletes them"
	}
	return fmt.Sprintf("%s gains a series in %s for each %s, and %s", name, first.Func.Display, k.labelText(first), missing)
}

// labelText names the label, and in brackets its value and where that comes from: "value of
// label path (r.URL.Path)".
func (k *Labelling) labelText(s *label.LabelSite) string {
	value := k.valueText(s)
	parts := []string{value}
	c := &Case{Program: k.Program}
	switch {
	case s.Origin == origin.OriginOutside:
		parts = append(parts, c.outsideText(s.Event, value))
	case s.Origin == origin.OriginFresh:
		parts = append(parts, "new each time")
	case s.Left != nil:
		parts = append(parts, "taken from "+shortName(s.Left.Key)+", which loses entries")
	case s.Origin == origin.OriginListed:
		parts = append(parts, "listed by another program, a database or the system")
	case s.Object != "":
		parts = append(parts, "one for each "+shortName(s.Object))
	}
	out := "label value"
	if s.Label != "" {
		out = "value of label " + s.Label
	}
	if parts = slices.DeleteFunc(parts, func(p string) bool { return p == "" }); len(parts) > 0 {
		out += " (" + strings.Join(parts, ", ") + ")"
	}
	return out
}

// valueText is the value of a label as the source writes it.
func (k *Labelling) valueText(s *label.LabelSite) string {
	if s.Call != nil && s.In == s.Func {
		if text := short(argText(s.What, s.Call, s.Value)); text != "" {
			return text
		}
	}
	return short(termText(k.Program, s.Value, s.In))
}

func (k *Labelling) evidence(by rung[*Labelling]) []finding.Evidence {
	out := []finding.Evidence{decidedBy(by.name)}
	for _, s := range k.live {
		at := Position(s.Func.Package, s.Pos)
		text := "a series for each " + k.labelText(s)
		out = append(out,
			finding.Evidence{Code: "label-value", For: true, Text: text, Position: &at},
			finding.Evidence{Code: "grow-reached", For: true, Text: "it runs " + reachText(s.Roots), Position: &at})
	}
	if k.Forgets != nil {
		at := Position(k.Forgets.Func.Package, k.Forgets.Pos)
		out = append(out, finding.Evidence{Code: "partial-shrink", Text: "its series are deleted here: " + k.Forgets.What, Position: &at})
	}
	if k.Beside != nil {
		at := Position(k.Beside.Func.Package, k.Beside.Pos)
		out = append(out, finding.Evidence{Code: "sibling-deleted", For: true, Text: k.Beside.Func.Display + " deletes series of others of the same object and not of this one", Position: &at})
	}
	if k.Perhaps != nil {
		at := Position(k.Perhaps.Func.Package, k.Perhaps.Pos)
		out = append(out, finding.Evidence{Code: "partial-shrink", Text: "it may be one of the metrics whose series are deleted here: " + k.Perhaps.What, Position: &at})
	}
	return out
}
