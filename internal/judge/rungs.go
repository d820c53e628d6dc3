package judge

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/made"
)

// rung is one step of a decision list about things of one type: what the evidence is, how
// sure that makes, and the share of true findings measured for it, by-design ones not
// among them; a rung with few labels is drawn to the share of its confidence, one without
// any has that (bench/RESULTS.md, Calibration). A rung without confidence silences.
type rung[T any] struct {
	name       string
	confidence finding.Confidence
	share      float64
	holds      func(T) bool
}

// decide returns the rung of a list that holds first, one that silences if none does.
func decide[T any](list []rung[T], about T) rung[T] {
	for _, r := range list {
		if r.holds(about) {
			return r
		}
	}
	return rung[T]{}
}

// decidedBy is the evidence that names a rung.
func decidedBy(name string) finding.Evidence {
	return finding.Evidence{Code: "rung", For: true, Text: decidedPrefix + name}
}

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

// decidedPrefix begins the evidence that names a rung.
const decidedPrefix = "decided by: "

// DecidedBy is the name of the rung that decided a finding, "" if none is told.
func DecidedBy(f finding.Finding) string {
	for _, e := range f.Evidence {
		if name, ok := strings.CutPrefix(e.Text, decidedPrefix); ok && e.Code == "rung" {
			return name
		}
	}
	return ""
}

// OfUnknownEra reports whether a finding is no surer because nothing in view says how long
// the objects live in which something grows.
func OfUnknownEra(f finding.Finding) bool {
	by := DecidedBy(f)
	return by == shortLived || by == partsShortLived
}

// madeRungs is the decision list of what is made for each event.
func madeRungs() []rung[*made.Made] {
	fault := func(faults ...made.Fault) func(*made.Made) bool {
		return func(m *made.Made) bool { return slices.Contains(faults, m.Fault) }
	}
	return []rung[*made.Made]{
		{"something else may release it", finding.Low, 0.04, func(m *made.Made) bool { return m.Weak.Given() }},
		{"one for each event, which ends", finding.Low, 0.06, fault(made.FaultEach)},
		{"blocks for ever on some way", finding.Medium, 0.57, fault(made.FaultSend, made.FaultRecv, made.FaultTimer, made.FaultOtherWay, made.FaultUnwoken, made.FaultUndone, made.FaultPlaceKept)},
		{"never ends", finding.Medium, 0.31, fault(made.FaultEndless)},
		{"its reader or its context decides", finding.Medium, 0.64, fault(made.FaultStream, made.FaultContext)},
		{"wants a lock, one for each event", finding.Medium, 0.3, fault(made.FaultLocked)},
		{"waits, one for each event", finding.Medium, 0.16, fault(made.FaultPile, made.FaultRefused)},
		{"neither released nor kept", finding.Medium, 0.45, fault(made.FaultDropped, made.FaultForgotten, made.FaultBlank, made.FaultOpenWay, made.FaultNoRoom)},
		{"deferred in an endless loop", finding.Medium, 0.41, fault(made.FaultDeferred)},
		{"registered and never taken back", finding.Medium, 0.3, fault(made.FaultRegistered, made.FaultEntered)},
		{"made around its former value", finding.Medium, 0.27, fault(made.FaultWrapped)},
		{"replaces one that is not released", finding.Medium, 0.22, fault(made.FaultOverwritten)},
		{"left over where another one was first", finding.Medium, 0.27, fault(made.FaultLost)},
	}
}

// Verdict is the rung that decides.
func (k *Case) Verdict() Rung { return k.decide().told() }

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
