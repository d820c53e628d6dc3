package judge

import "github.com/growthlint/growthlint/internal/finding"

// Rung tells of one step of a decision list what it is called, which confidence it gives
// and the share of true findings that is stated for it.
type Rung struct {
	Name       string
	Confidence finding.Confidence
	Share      float64
}

// Rungs returns the rungs that report of all decision lists, one list after another,
// each in its order: what `bench/precision calibrate` holds against the labels. Names
// are unique among them.
func Rungs() []Rung {
	var out []Rung
	for _, r := range allRungs() {
		if r.Confidence != finding.Undecided {
			out = append(out, r)
		}
	}
	return out
}

// allRungs are those that silence as well.
func allRungs() []Rung {
	var all []Rung
	all = told(all, ladder())
	all = told(all, madeRungs())
	all = told(all, readRungs())
	all = told(all, labelRungs())
	all = told(all, retainRungs())
	return append(all, Rung{Name: demotedRung, Confidence: finding.Low, Share: demotedShare})
}

func told[T any](all []Rung, list []rung[T]) []Rung {
	for _, r := range list {
		all = append(all, r.told())
	}
	return all
}

// Highest returns the highest confidence that the decision list of a rule gives.
func Highest(rule string) finding.Confidence {
	var list []Rung
	switch rule {
	case "goroutinegrow", "listenergrow", "resourcegrow", "wrapgrow":
		list = told(nil, madeRungs())
	case "labelgrow":
		list = told(nil, labelRungs())
	case "readgrow":
		list = told(nil, readRungs())
	case "retaingrow":
		list = told(nil, retainRungs())
	default:
		list = told(nil, ladder())
	}
	highest := finding.Undecided
	for _, r := range list {
		highest = max(highest, r.Confidence)
	}
	return highest
}

// told is a rung as others see it.
func (r rung[T]) told() Rung { return Rung{Name: r.name, Confidence: r.confidence, Share: r.share} }

// OfUnknownEra reports whether a finding is no surer because nothing in view says how long
// the objects live in which something grows.
func OfUnknownEra(f finding.Finding) bool {
	by := DecidedBy(f)
	return by == shortLived || by == partsShortLived
}

// Verdict is the rung that decides.
func (k *Case) Verdict() Rung { return k.decide().told() }
