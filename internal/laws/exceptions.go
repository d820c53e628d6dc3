package laws

import (
	"fmt"
	"strings"
)

// Exceptions lists the cells that do not hold: a line for each kind of failure, program
// and place, with the kernels, bounded ones marked.
//
//	missed serves/closure own: lock_map map_counter
//	cries ends/per_request main: lock_map lock_map/bounded
func Exceptions(verdicts []Verdict) string {
	var b strings.Builder
	for _, row := range rowsOf(verdicts) {
		for _, kind := range []string{"missed", "cries"} {
			var names []string
			for _, v := range row.cells {
				if !v.Holds() && v.failure() == kind {
					names = append(names, v.Cell.kernelName())
				}
			}
			if len(names) > 0 {
				fmt.Fprintf(&b, "%s %s %s: %s\n", kind, row.program.Path(), row.place, strings.Join(names, " "))
			}
		}
	}
	return b.String()
}

func (v *Verdict) failure() string {
	if v.Due {
		return "missed"
	}
	return "cries"
}

func (c *Cell) kernelName() string {
	if c.Leaky {
		return c.Kernel.Name
	}
	return c.Kernel.Name + "/bounded"
}
