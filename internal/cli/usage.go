package cli

import (
	"github.com/growthlint/growthlint/internal/report"
)

const usageHead = `growthlint finds what only grows in Go programs: maps, locks and slices that gain
entries and never lose them, goroutines and resources that stay.

usage: growthlint [flags] [packages], or one of the commands
`

// exitRows say what the exit statuses mean.
func exitRows() [][2]string {
	return [][2]string{
		{"0", "clean"},
		{"1", "findings at or above -fail-on"},
		{"2", "usage or configuration: nothing was analysed, or the report could not be written"},
		{"3", "incomplete: a package that the patterns match could not be analysed in full"},
		{"130", "interrupted: nothing was written"},
	}
}

func formatRows() [][2]string {
	var rows [][2]string
	for _, f := range report.Formats() {
		rows = append(rows, [2]string{f.Name, f.Summary})
	}
	return rows
}
