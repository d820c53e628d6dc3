package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/measured"
)

// list returns what the list command prints: each rule with the highest confidence that
// it gives, what readers said of its findings, and one line about it.
func (c *command) list() string {
	rows := [][4]string{{"rule", "at most", "of findings read", "it reports"}}
	for _, r := range c.rules {
		rows = append(rows, [4]string{
			r.Name, judge.Highest(r.Name).String(), measured.Of(r.Name).String(),
			strings.TrimPrefix(r.Summary, "reports "),
		})
	}
	var width [3]int
	for _, row := range rows {
		for i := range width {
			width[i] = max(width[i], len(row[i]))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&b, "%-*s  %-*s  %-*s  %s\n", width[0], row[0], width[1], row[1], width[2], row[2], row[3])
	}
	b.WriteString("\nRead were findings at medium and above, on repositories that the rules had not been tuned to,\n" +
		"before anything was mended. More of a rule: growthlint explain RULE.\n")
	return b.String()
}
