package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/nearest"
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

// usage returns the help text: commands and flags by task.
func usage() string {
	var b strings.Builder
	b.WriteString(usageHead)
	task := ""
	for _, c := range commandTable() {
		if c.task != task {
			task = c.task
			fmt.Fprintf(&b, "\n%s:\n", task)
		}
		fmt.Fprintf(&b, "  %s\n        %s\n", c.line(), c.text)
	}
	tasks, flags := groupedFlags()
	for i, task := range tasks {
		fmt.Fprintf(&b, "\nflags, %s:\n%s", task, table(rowsOf(flags[i])))
	}
	b.WriteString("\nformats:\n" + table(formatRows()))
	b.WriteString("\nexit status:\n" + table(exitRows()))
	b.WriteString("\nexamples:\n")
	for _, c := range commandTable() {
		for _, e := range c.examples {
			b.WriteString("  " + e + "\n")
		}
	}
	return b.String()
}

func formatRows() [][2]string {
	var rows [][2]string
	for _, f := range report.Formats() {
		rows = append(rows, [2]string{f.Name, f.Summary})
	}
	return rows
}

// help is what the help command prints: all of it, or what is said of one command.
func help(args []string) (string, error) {
	if len(args) == 0 {
		return usage(), nil
	}
	if len(args) > 1 {
		return "", fmt.Errorf("help takes one command, not %d; call it once for each", len(args))
	}
	for _, c := range commandTable() {
		if c.name != args[0] {
			continue
		}
		text := c.line() + "\n  " + c.text + "\n\nfor example:\n  " + strings.Join(c.examples, "\n  ") + "\n"
		if own := ownFlags(c.name); len(own) > 0 {
			text += "\nflags:\n" + table(rowsOf(own))
		}
		return text, nil
	}
	if near, ok := nearest.Name(args[0], commandNames()); ok {
		return "", fmt.Errorf("growthlint %s is no command; did you mean growthlint help %s?", args[0], near)
	}
	return "", fmt.Errorf("growthlint %s is no command; there are %s", args[0], strings.Join(commandNames(), ", "))
}
