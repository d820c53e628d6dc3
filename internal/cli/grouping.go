package cli

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/report"
)

// grouping is the value of -group, empty if it was not given.
type grouping string

func (g *grouping) set(text string) error {
	switch text {
	case "package", "holder", "none":
		*g = grouping(text)
		return nil
	}
	return fmt.Errorf("must be package, holder or none")
}

// in returns what it means on a terminal or elsewhere.
func (g grouping) in(terminal bool) report.Grouping {
	switch {
	case g == "holder":
		return report.ByHolder
	case g == "package", g == "" && terminal:
		return report.ByPackage
	}
	return report.Ungrouped
}
