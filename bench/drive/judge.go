package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// rankedFinding is what is read of a finding in rank's report.
type rankedFinding struct {
	checkout.Finding

	Live struct {
		Rank            int    `json:"rank"`
		State           string `json:"state"`
		Bytes           int64  `json:"bytes"`
		Growth          *int64 `json:"growth"`
		Goroutines      *int64 `json:"goroutines"`
		GoroutineGrowth *int64 `json:"goroutine_growth"`
	} `json:"live"`
}

// judgeRank reads rank's report: the first finding about the case must grow.
func judgeRank(text []byte, about func(checkout.Finding) bool) verdict {
	var report struct {
		Findings []rankedFinding `json:"findings"`
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return verdict{text: err.Error()}
	}
	own := slices.DeleteFunc(slices.Clone(report.Findings), func(f rankedFinding) bool { return !about(f.Finding) })
	if len(own) == 0 {
		return verdict{text: fmt.Sprintf("no finding is about it, of %d", len(report.Findings))}
	}
	slices.SortFunc(own, func(a, b rankedFinding) int { return cmp.Compare(a.Live.Rank, b.Live.Rank) })
	f := own[0]
	parts := []string{fmt.Sprintf("place %d of %d, %s, %s", f.Live.Rank, len(report.Findings), f.Rule, f.Live.State)}
	if g := f.Live.Growth; g != nil && (*g != 0 || f.Live.Bytes > 0) {
		parts = append(parts, fmt.Sprintf("%+.1f kB to %.1f kB", float64(*g)/1000, float64(f.Live.Bytes)/1000))
	}
	if g := f.Live.GoroutineGrowth; g != nil && *f.Live.Goroutines > 0 {
		parts = append(parts, fmt.Sprintf("%+d goroutines to %d", *g, *f.Live.Goroutines))
	}
	return verdict{confirmed: f.Live.State == "grows", text: strings.Join(parts, ", ")}
}

// candidate is what is read of a candidate in the report of probe.
type candidate struct {
	Rule        string `json:"rule"`
	Container   string `json:"container"`
	Site        string `json:"site"`
	State       string `json:"state"`
	Len         *int64 `json:"len"`
	Grows       int64  `json:"grows"`
	Shrinks     int64  `json:"shrinks"`
	Growth      int64  `json:"growth"`
	NeverShrank bool   `json:"never_shrank"`
}

// finding is a candidate as what a finding tells of its place and container.
func (c candidate) finding() checkout.Finding {
	f := checkout.Finding{Rule: c.Rule}
	f.Container.Name = c.Container
	if owner, name, ok := strings.Cut(c.Container, "."); ok && !strings.HasPrefix(owner, "(") {
		f.Container.Owner, f.Container.Name = owner, name
	}
	parts := strings.Split(c.Site, ":")
	if len(parts) == 3 {
		f.Position.File = parts[0]
		f.Position.Line, _ = strconv.Atoi(parts[1])
	}
	return f
}

// judgeProbe reads probe's report: one of the candidates about the case must have grown.
func judgeProbe(text []byte, about func(checkout.Finding) bool) verdict {
	var report struct {
		Probe struct {
			Candidates []candidate `json:"candidates"`
		} `json:"probe"`
	}
	if err := json.Unmarshal(text, &report); err != nil {
		return verdict{text: err.Error()}
	}
	all := report.Probe.Candidates
	for i, c := range all {
		if !about(c.finding()) {
			continue
		}
		told := fmt.Sprintf("place %d of %d, %s, %s, +%d, grew %d times, shrank %d times", i+1, len(all), c.Rule, c.State, c.Growth, c.Grows, c.Shrinks)
		return verdict{confirmed: c.State == "grew", text: told}
	}
	return verdict{text: fmt.Sprintf("no candidate is about it, of %d", len(all))}
}
