package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/growthlint/growthlint/bench/heads"
)

// tally counts findings by what reading them gave.
type tally struct{ yes, design, no, unread int }

func (t *tally) add(j Judged) {
	switch {
	case j.Label == nil:
		t.unread++
	case j.Label.Label == heads.IsTrue:
		t.yes++
	case j.Label.Label == heads.ByDesign:
		t.design++
	default:
		t.no++
	}
}

// sum adds the counts of another tally.
func (t *tally) sum(o tally) {
	t.yes, t.design, t.no, t.unread = t.yes+o.yes, t.design+o.design, t.no+o.no, t.unread+o.unread
}

func (t tally) labelled() int { return t.yes + t.design + t.no }

func (t tally) findings() int { return t.labelled() + t.unread }

// String is the tally as the tables show it.
func (t tally) String() string {
	return fmt.Sprintf("%8d %8d | %5d %9d %5d | %5s %14s", t.findings(), t.labelled(),
		t.yes, t.design, t.no, percent(t.yes, t.labelled()), percent(t.yes+t.design, t.labelled()))
}

// rightPercent is the part of the labelled that is true or by design.
func (t tally) rightPercent() string { return percent(t.yes+t.design, t.labelled()) }

// tallyHeader names the columns of a tally.
func tallyHeader() string {
	return fmt.Sprintf("%8s %8s | %5s %9s %5s | %5s %14s", "findings", "labelled", "true", "by design", "false", "true", "true/by design")
}

// group is the findings that have one name in common.
type group struct {
	name string
	all  tally
	// by repository, for leaving one out.
	by map[string]*tally
}

// grouped tallies findings by name, sorted by name.
func grouped(judged []Judged, nameOf func(Judged) string) []group {
	groups := map[string]*group{}
	for _, j := range judged {
		name := nameOf(j)
		g := groups[name]
		if g == nil {
			g = &group{name: name, by: map[string]*tally{}}
			groups[name] = g
		}
		g.count(j)
	}
	var list []group
	for _, g := range groups {
		list = append(list, *g)
	}
	slices.SortFunc(list, func(a, b group) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return list
}

// count adds a finding.
func (g *group) count(j Judged) {
	if g.by[j.Run.Repository] == nil {
		g.by[j.Run.Repository] = &tally{}
	}
	g.all.add(j)
	g.by[j.Run.Repository].add(j)
}

// leaveOneOut returns the lowest and highest share of true findings when one
// repository's labels are left out, each in turn. ok is false when the labels are
// of fewer than two repositories.
func (g group) leaveOneOut() (low, high float64, ok bool) {
	low, high = math.Inf(1), math.Inf(-1)
	repositories := 0
	for _, t := range g.by {
		if t.labelled() == 0 {
			continue
		}
		repositories++
		if rest := g.all.labelled() - t.labelled(); rest > 0 {
			share := float64(g.all.yes-t.yes) / float64(rest)
			low, high = min(low, share), max(high, share)
		}
	}
	return low, high, repositories > 1
}

// agreement counts labels with a second reading, and those whose first two
// readings agree, whatever a third one decided.
func agreement(labels []heads.Label) (same, twice int) {
	for _, l := range labels {
		if l.Second == nil {
			continue
		}
		twice++
		if l.Second.Label == l.FirstReading().Label {
			same++
		}
	}
	return same, twice
}

// percent is part of whole, and "-" of nothing.
func percent(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.0f%%", 100*float64(part)/float64(whole))
}
