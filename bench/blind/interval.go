package main

import (
	"fmt"

	"github.com/growthlint/growthlint/bench/interval"
)

// share is a part of a whole, such as the bugs that were found.
type share struct{ part, whole int }

func (s *share) count(in bool) {
	s.whole++
	if in {
		s.part++
	}
}

// String is the share as a table shows it: the part, its percentage and the
// interval; "-" of nothing.
func (s share) String() string {
	if s.whole == 0 {
		return "-"
	}
	low, high := interval.Wilson(int64(s.part), int64(s.whole))
	return fmt.Sprintf("%d of %d: %.0f%% (%.0f–%.0f)", s.part, s.whole, 100*float64(s.part)/float64(s.whole), 100*low, 100*high)
}
