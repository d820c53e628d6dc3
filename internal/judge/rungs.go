package judge

import "github.com/growthlint/growthlint/internal/finding"

// Rungs returns the rungs that report of all decision lists, one list after another,
// each in its order: what `bench/precision calibrate` holds against the labels. Names
// are unique among them.
func Rungs() []Rung {
	var all []Rung
	add := func(name string, c finding.Confidence, share float64) {
		if c != finding.Undecided {
			all = append(all, Rung{Name: name, Confidence: c, Share: share})
		}
	}
	for _, r := range Ladder() {
		add(r.Name, r.Confidence, r.Share)
	}
	for _, r := range MadeLadder() {
		add(r.Name, r.Confidence, r.Share)
	}
	for _, r := range readRungs() {
		add(r.name, r.confidence, r.share)
	}
	for _, r := range labelRungs() {
		add(r.name, r.confidence, r.share)
	}
	for _, r := range retainRungs() {
		add(r.name, r.confidence, r.share)
	}
	add(demotedRung, finding.Low, demotedShare)
	return all
}
