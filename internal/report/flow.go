package report

import (
	"github.com/growthlint/growthlint/internal/finding"
)

// maxSteps keeps a flow readable; GitHub keeps 1,000 locations of a result.
const maxSteps = 50

// step is one place of the path that makes a finding: where entries come in, what
// holds them, and where they would have to go but do not.
type step struct {
	position finding.Position
	text     string
}

// flow returns the steps of a finding: the insert it is reported at, the other
// inserts, the holder, the shrinks that do not bound it, and what else speaks for
// it at a place of its own.
func flow(f finding.Finding) []step {
	var first, others []step
	for _, g := range f.Grows {
		s := step{g.Position, "grows: " + growText(g)}
		if len(first) == 0 && g.Position.Compare(f.Position) == 0 {
			first = append(first, s)
		} else {
			others = append(others, s)
		}
	}
	if len(first) == 0 {
		first = append(first, step{f.Position, Visible(f.Message)})
	}
	steps := append(first, others...)
	if d := f.Container.Declared; d.File != "" {
		steps = append(steps, step{d, "held here: " + holderText(f.Container)})
	}
	for _, s := range f.Shrinks {
		text := "does not bound it: " + growText(s)
		if s.WhyNot != "" {
			text += ": " + Visible(s.WhyNot)
		}
		steps = append(steps, step{s.Position, text})
	}
	for _, e := range f.Evidence {
		if e.For && e.Position != nil && e.Position.File != "" && e.Position.Compare(f.Position) != 0 {
			steps = append(steps, step{*e.Position, Visible(e.Text)})
		}
	}
	return steps[:min(len(steps), maxSteps)]
}

// holderText is "Server.sessions map[string]*session".
func holderText(c finding.Container) string {
	text := Visible(c.Name)
	if c.Owner != "" {
		text = Visible(c.Owner) + "." + text
	}
	if c.Type != "" {
		text += " " + Visible(c.Type)
	}
	return text
}

// fullMessage is the message with the remedy below it.
func fullMessage(f finding.Finding) string {
	text := Visible(f.Message)
	if f.Remedy != "" {
		text += "\nRemedy: " + Visible(f.Remedy)
	}
	return text
}
