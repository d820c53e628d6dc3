package cli

import (
	"fmt"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
)

// unclear is the line that says how much grows in objects of unknown lifetime, "" if
// nothing does.
func unclear(fs []finding.Finding) string {
	n, name := 0, ""
	for _, f := range fs {
		if !judge.OfUnknownEra(f) {
			continue
		}
		if n++; name == "" {
			name = f.Container.Name
			if f.Container.Owner != "" {
				name = f.Container.Owner + "." + name
			}
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("unknown: %s grow%s in objects that code outside the analyzed packages keeps for an unknown time; growthlint why NAME explains one, such as growthlint why %s",
		count(n, "container"), third(n), name)
}

// third is the ending of a verb after a number of things.
func third(n int) string {
	if n == 1 {
		return "s"
	}
	return ""
}
