package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

func writeText(w io.Writer, r *Report, s Style) error {
	if s.Width > 0 {
		s.Width = max(s.Width, minWidth)
	}
	for i, g := range s.Group.groups(r.Findings) {
		if err := writeGroup(w, s, g, i == 0); err != nil {
			return fmt.Errorf("writing text: %w", err)
		}
	}
	if _, err := io.WriteString(w, pagesText(r)); err != nil {
		return fmt.Errorf("writing text: %w", err)
	}
	return nil
}

// pagesText ends a report with findings: where more is said of their rules.
func pagesText(r *Report) string {
	var names []string
	for _, f := range r.Findings {
		if !slices.Contains(names, f.Rule) {
			names = append(names, f.Rule)
		}
	}
	slices.Sort(names)
	switch len(names) {
	case 0:
		return ""
	case 1:
		return "\nmore: growthlint explain " + Visible(names[0]) + ", or " + r.ruleNamed(names[0]).page(r.Version) + "\n"
	}
	var b strings.Builder
	b.WriteString("\nmore: growthlint explain RULE, or\n")
	for _, name := range names {
		fmt.Fprintf(&b, "%s%s\n", indent, r.ruleNamed(name).page(r.Version))
	}
	return b.String()
}

// writeGroup writes a heading and what stands below it, apart from what came before.
func writeGroup(w io.Writer, s Style, g group, first bool) error {
	apart := s.Verbose || s.Source != nil
	p := paint{on: s.Color}
	heading := g.heading(p)
	if !first {
		heading = "\n" + heading
	}
	if _, err := io.WriteString(w, heading); err != nil {
		return err
	}
	list := rolledUp(g.findings)
	if s.Verbose {
		list = eachAlone(g.findings)
	}
	for i, f := range list {
		text := &findingText{style: s, paint: p}
		if i > 0 && apart {
			text.out.WriteByte('\n')
		}
		text.write(f.Finding)
		text.others(f.more)
		if _, err := io.WriteString(w, text.out.String()); err != nil {
			return err
		}
	}
	return nil
}

// findingText builds the text of one finding.
type findingText struct {
	out   strings.Builder
	style Style
	paint paint
}

// write puts the clickable line first: it is all that a grep or a problem
// matcher sees. What follows is indented.
func (t *findingText) write(f finding.Finding) {
	head := t.paint.place(placeText(f.Position)) + ": " + t.paint.message(Visible(f.Message)) +
		" [" + t.paint.rule(Visible(f.Rule)) + ", " + t.paint.confidence(f.Confidence) + "]"
	t.out.WriteString(head + "\n")
	shown := t.excerpt(f.Position)
	if t.style.Verbose {
		t.container(f)
		t.sites("grows", f.Grows)
		t.sites("shrinks that do not bound it", f.Shrinks)
		t.evidence(f.Evidence)
	} else {
		t.reason(f, shown)
	}
	if f.Remedy != "" {
		t.line(indent+t.paint.label("remedy: "), Visible(f.Remedy))
	}
	for _, x := range f.Fixes {
		t.line(indent+t.paint.label("by -fix: "), Visible(x.Message))
	}
	if t.style.Verbose && f.Fingerprint != "" {
		t.line(indent+t.paint.label("fingerprint: "), Visible(f.Fingerprint))
	}
}

// reason says in two lines what -v says in full: where it grows, and the first
// argument of each kind that speaks for the finding. Source that an excerpt has shown is not
// said again.
func (t *findingText) reason(f finding.Finding, shown bool) {
	for _, g := range f.Grows {
		if g.Position.Compare(f.Position) == 0 {
			if shown {
				g.What = ""
			}
			if text := growText(g); text != "" {
				t.line(indent+t.paint.label("grows: "), text)
			}
			break
		}
	}
	var why []string
	told := map[string]bool{codeRung: true}
	for _, e := range f.Evidence {
		if e.For && !told[e.Code] {
			told[e.Code] = true
			text := Visible(e.Text)
			if finding.Placed(e.Code) && e.Position != nil && e.Position.File != "" && e.Position.Line != f.Position.Line {
				text += " (" + placeText(*e.Position) + ")"
			}
			why = append(why, text)
		}
	}
	if len(why) > 0 {
		t.line(indent+t.paint.label("why: "), strings.Join(why, "; "))
	}
}

func (t *findingText) container(f finding.Finding) {
	c := f.Container
	var parts []string
	for _, s := range []string{c.Key, c.Type} {
		if s != "" {
			parts = append(parts, Visible(s))
		}
	}
	if c.Declared.File != "" {
		parts = append(parts, "declared at "+placeText(c.Declared))
	}
	if len(parts) > 0 {
		t.line(indent+t.paint.label("container: "), strings.Join(parts, ", "))
	}
}

func (t *findingText) sites(title string, sites []finding.Site) {
	if len(sites) == 0 {
		return
	}
	t.out.WriteString(indent + t.paint.label(title+":") + "\n")
	for _, s := range sites {
		text := growText(s)
		if s.WhyNot != "" {
			text += ": " + Visible(s.WhyNot)
		}
		t.line(indent+"  "+t.paint.place(placeText(s.Position))+" ", text)
	}
}

func (t *findingText) evidence(items []finding.Evidence) {
	if len(items) == 0 {
		return
	}
	t.out.WriteString(indent + t.paint.label("evidence for (+) and against (-):") + "\n")
	for _, e := range items {
		sign := t.paint.against("-")
		if e.For {
			sign = t.paint.supports("+")
		}
		text := Visible(e.Text) + " [" + Visible(e.Code) + "]"
		if e.Position != nil && e.Position.File != "" {
			text += " " + placeText(*e.Position)
		}
		t.line(indent+"  "+sign+" ", text)
	}
}

// growText is a site without its place: "s.m[k] = v in (*S).add (key: fresh id)".
func growText(s finding.Site) string {
	var parts []string
	if s.What != "" {
		parts = append(parts, Visible(s.What))
	}
	if s.Function != "" {
		parts = append(parts, "in "+Visible(s.Function))
	}
	if s.KeyOrigin != "" {
		parts = append(parts, "(key: "+Visible(s.KeyOrigin)+")")
	}
	return strings.Join(parts, " ")
}
