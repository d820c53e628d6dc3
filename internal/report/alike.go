package report

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

const (
	// enoughAlike is from how many findings alike in one package on they are told as one.
	enoughAlike = 4
	// placesAlike is how many of their places are named.
	placesAlike = 3
)

// alike is a finding, with those of its package that say the same of other places.
type alike struct {
	finding.Finding
	more []finding.Finding
}

// rolledUp puts findings that are alike together, in the place of the first: a mistake that is
// made again and again is one thing to decide.
func rolledUp(fs []finding.Finding) []alike {
	count := map[string]int{}
	for _, f := range fs {
		count[likeness(f)]++
	}
	var out []alike
	first := map[string]int{}
	for _, f := range fs {
		key := likeness(f)
		at, ok := first[key]
		if count[key] < enoughAlike || !ok {
			first[key] = len(out)
			out = append(out, alike{Finding: f})
			continue
		}
		out[at].more = append(out[at].more, f)
	}
	return out
}

// eachAlone puts nothing together.
func eachAlone(fs []finding.Finding) []alike {
	out := make([]alike, len(fs))
	for i, f := range fs {
		out[i].Finding = f
	}
	return out
}

// likeness is what findings have in common that say the same of different places: the package,
// the rule, the confidence, and the message without the names of what it is about.
func likeness(f finding.Finding) string {
	text := f.Message
	for _, name := range []string{f.Function, f.Container.Owner + "." + f.Container.Name, f.Container.Name} {
		if name != "" && name != "." {
			text = strings.ReplaceAll(text, name, "\x00")
		}
	}
	return strings.Join([]string{packageOf(f), f.Rule, f.Confidence.String(), text}, "\x01")
}

// others says how many more there are, and where the first of them are.
func (t *findingText) others(more []finding.Finding) {
	if len(more) == 0 {
		return
	}
	var places []string
	for _, f := range more[:min(len(more), placesAlike)] {
		places = append(places, placeText(f.Position))
	}
	text := strings.Join(places, ", ")
	if len(more) > placesAlike {
		text += ", …"
	}
	t.line(indent+t.paint.label(fmt.Sprintf("and %d more like it (-v shows each): ", len(more))), text)
}

func placeText(p finding.Position) string {
	return fmt.Sprintf("%s:%d:%d", Visible(p.File), p.Line, p.Column)
}
