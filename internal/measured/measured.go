// Package measured tells how often the findings of each rule were right when somebody
// read them in their source. The counts pool the labels of bench/rounds/*/labels.jsonl:
// findings at medium and above, on repositories that the rules had not been tuned to, as
// they were before anything was mended. table.go is written by
//
//	go run ./bench/precision rules -write internal/measured/table.go bench/rounds/*/labels.jsonl
package measured

import "fmt"

// Share counts the readings of one rule's findings.
type Share struct {
	Rule string
	// True ones grow as the finding says; those by design grow as well, and their
	// authors accept it; false ones do not grow, or not without bound.
	True, ByDesign, False int
}

// Of returns the counts of a rule, which are zero if none of its findings was read.
func Of(rule string) Share {
	for _, s := range Shares() {
		if s.Rule == rule {
			return s
		}
	}
	return Share{Rule: rule}
}

// Read is how many findings were read.
func (s Share) Read() int { return s.True + s.ByDesign + s.False }

// String tells the share of true findings, with the numbers behind it.
func (s Share) String() string {
	if s.Read() == 0 {
		return "not measured"
	}
	return fmt.Sprintf("%d of %d true", s.True, s.Read())
}

// Estimate is the share of true findings to expect: as if there were four readings more
// that agree with those of all rules together, since one reading says little.
func (s Share) Estimate() float64 {
	const more = 4
	var all Share
	for _, other := range Shares() {
		all.True += other.True
		all.ByDesign += other.ByDesign
		all.False += other.False
	}
	if all.Read() == 0 {
		return 0
	}
	prior := float64(all.True) / float64(all.Read())
	return (float64(s.True) + more*prior) / float64(s.Read()+more)
}

// Level is the estimate in the words that code scanning has for the precision of a rule,
// "" if none of its findings was read.
func (s Share) Level() string {
	e := s.Estimate()
	switch {
	case s.Read() == 0:
		return ""
	case e >= 0.9:
		return "very-high"
	case e >= 0.7:
		return "high"
	case e >= 0.4:
		return "medium"
	}
	return "low"
}
