package main

import (
	"fmt"
	"math"
)

// share is a part of a whole, such as the bugs that were found.
type share struct{ part, whole int }

func (s *share) count(in bool) {
	s.whole++
	if in {
		s.part++
	}
}

// wilson returns the ends of Wilson's interval of 95%.
func (s share) wilson() (low, high float64) {
	const z = 1.959964
	n := float64(s.whole)
	p := float64(s.part) / n
	middle := p + z*z/(2*n)
	reach := z * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max((middle-reach)/(1+z*z/n), 0), min((middle+reach)/(1+z*z/n), 1)
}

// String is the share as a table shows it: the part, its percentage and the
// interval; "-" of nothing.
func (s share) String() string {
	if s.whole == 0 {
		return "-"
	}
	low, high := s.wilson()
	return fmt.Sprintf("%d of %d: %.0f%% (%.0f–%.0f)", s.part, s.whole, 100*float64(s.part)/float64(s.whole), 100*low, 100*high)
}
