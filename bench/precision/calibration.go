package main

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/internal/judge"
)

// yardstick is what rungs are held against.
type yardstick struct {
	// least is how many labels a rung needs before its confidence is judged.
	least int
	// weight is how many labels the prior counts as.
	weight float64
}

// rung is a step of a decision list with the labels of its findings at one confidence.
type rung struct {
	group
	level int
	// stated is the share in the source; 0 where no list has the rung at the confidence.
	stated float64
}

// calibration is what the labels say of each rung.
type calibration struct {
	yardstick
	// rungs are in the order of the lists, those that no list has at the end.
	rungs []rung
	// repositories have labels, in order; labels counts these.
	repositories []string
	labels       int
}

// newCalibration counts findings by rung and confidence. Findings without a rung are
// no decisions of a list and do not count.
func newCalibration(y yardstick, judged []Judged) calibration {
	c := calibration{yardstick: y}
	type place struct {
		name  string
		level int
	}
	at := map[place]int{}
	for _, r := range judge.Rungs() {
		p := place{r.Name, checkout.Level(r.Confidence.String())}
		at[p] = len(c.rungs)
		c.rungs = append(c.rungs, newRung(p.name, p.level, r.Share))
	}
	listed := len(c.rungs)
	repositories := map[string]bool{}
	for _, j := range judged {
		p := place{j.Finding.Rung(), checkout.Level(j.Finding.Confidence)}
		if p.name == "" {
			continue
		}
		i, known := at[p]
		if !known {
			i = len(c.rungs)
			at[p] = i
			c.rungs = append(c.rungs, newRung(p.name, p.level, 0))
		}
		c.rungs[i].count(j)
		if j.Label != nil {
			c.labels++
			repositories[j.Run.Repository] = true
		}
	}
	slices.SortFunc(c.rungs[listed:], func(a, b rung) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.level, b.level))
	})
	c.repositories = slices.Sorted(maps.Keys(repositories))
	return c
}

func newRung(name string, level int, stated float64) rung {
	return rung{group: group{name: name, by: map[string]*tally{}}, level: level, stated: stated}
}

// without is the tally of a rung when a repository is left out, "" for none.
func (r rung) without(repository string) tally {
	rest := r.all
	if t := r.by[repository]; t != nil {
		rest.sum(tally{-t.yes, -t.design, -t.no, -t.unread})
	}
	return rest
}

// read counts the repositories that have labels of the rung.
func (r rung) read() int {
	n := 0
	for _, t := range r.by {
		if t.labelled() > 0 {
			n++
		}
	}
	return n
}

// prior is the share of true findings at a confidence, whatever the rung, with a
// repository left out: what is known of a rung without labels. One true and one that
// is not are added, so that it is neither 0 nor 1.
func (c calibration) prior(level int, without string) float64 {
	var all tally
	for _, r := range c.rungs {
		if r.level == level {
			t := r.without(without)
			all.yes, all.design, all.no = all.yes+t.yes, all.design+t.design, all.no+t.no
		}
	}
	return float64(all.yes+1) / float64(all.labelled()+2)
}

// share is a rung's share of true findings with a repository left out, drawn towards
// the prior as far as its labels are few.
func (c calibration) share(r rung, without string) float64 {
	t := r.without(without)
	return (float64(t.yes) + c.weight*c.prior(r.level, without)) / (float64(t.labelled()) + c.weight)
}

// span returns the lowest and highest share that leaving a repository out gives.
func (c calibration) span(share func(without string) (float64, bool)) (low, high float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, name := range c.repositories {
		if s, ok := share(name); ok {
			low, high = min(low, s), max(high, s)
		}
	}
	return low, high
}

// promise is the share that is true or by design which a confidence stands for.
func promise(level int) float64 {
	switch level {
	case checkout.High:
		return 0.9
	case checkout.Medium:
		return 0.8
	}
	return 0
}

// right is how many are true or by design, and which part of the labelled that is.
func (t tally) right() (n int, share float64) {
	n = t.yes + t.design
	return n, float64(n) / float64(t.labelled())
}

// decided is the confidence that labels leave to a rung: its own while they are too
// few, otherwise the highest not above it whose promise they keep.
func (y yardstick) decided(level int, t tally) int {
	if t.labelled() < y.least {
		return level
	}
	_, share := t.right()
	for level > checkout.Low && share < promise(level) {
		level--
	}
	return level
}

// verdict says in words whether a rung keeps the promise of its confidence. One that
// misses it by no more than chance may (one in twenty) is not said to fail.
func (y yardstick) verdict(level int, t tally) string {
	n, share := t.right()
	switch {
	case t.labelled() < y.least:
		return "few labels"
	case level == checkout.Low && share >= promise(checkout.Medium):
		return "as good as medium"
	case level == checkout.Low:
		return "low"
	case share >= promise(level):
		return "holds"
	case wilsonUpper(n, t.labelled()) >= promise(level):
		return "below, perhaps by chance"
	}
	return "fails"
}

// wilsonUpper is the upper end of Wilson's interval for k of n: a share above it gives
// k or fewer in about one of twenty samples.
func wilsonUpper(k, n int) float64 {
	const z = 1.645
	p, m := float64(k)/float64(n), float64(n)
	return (p + z*z/(2*m) + z*math.Sqrt(p*(1-p)/m+z*z/(4*m*m))) / (1 + z*z/m)
}

// outcome is what leaving a repository out decides for its labelled findings.
type outcome struct {
	// stated are those at medium or above as the lists have it, kept those of them that
	// the other repositories' labels leave there; sure are those of kept at high.
	stated, kept, sure tally
	// lowered are the rungs with findings among stated that are not kept.
	lowered []string
}

// leaveOut judges the rungs by the other repositories and the repository by them.
func (c calibration) leaveOut(repository string) outcome {
	var o outcome
	for _, r := range c.rungs {
		t := r.by[repository]
		if t == nil || t.labelled() == 0 || r.level < checkout.Medium {
			continue
		}
		o.stated.sum(*t)
		level := c.decided(r.level, r.without(repository))
		if level < checkout.Medium {
			o.lowered = append(o.lowered, r.name)
			continue
		}
		o.kept.sum(*t)
		if level == checkout.High {
			o.sure.sum(*t)
		}
	}
	return o
}
