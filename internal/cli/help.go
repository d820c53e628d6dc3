package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/report"
)

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

// manual returns the manual page, made from the tables of commands and flags, in the
// macros of man(7). It bears no date, so that two builds of one source agree.
func manual() string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH GROWTHLINT 1 \"\" \"growthlint %s\" \"User Commands\"\n", roff(version()))
	b.WriteString(".SH NAME\ngrowthlint \\- find what only grows in Go programs\n.SH SYNOPSIS\n")
	for i, c := range commandTable() {
		if i > 0 {
			b.WriteString(".br\n")
		}
		fmt.Fprintf(&b, ".B growthlint %s\n%s\n", roff(c.name), roff(c.args))
	}
	b.WriteString(".SH DESCRIPTION\nGrowthlint reads Go packages and reports maps, locks and slices that gain entries and never lose them, " +
		"goroutines and resources that stay, and other things that grow for as long as a process runs. " +
		"It compiles nothing and runs none of the code that it reads.\n.SH COMMANDS\n")
	for _, c := range commandTable() {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s.\n", roff(c.line()), roff(sentence(c.text)))
	}
	b.WriteString(".SH OPTIONS\nFlags stand before a command and before the packages. Those of\n.B rank\nmay stand behind it as well.\n")
	tasks, flags := groupedFlags()
	for i, task := range tasks {
		fmt.Fprintf(&b, ".SS %s\n", roff(sentence(task)))
		for _, f := range flags[i] {
			fmt.Fprintf(&b, ".TP\n.BI \\-%s \" %s\"\n%s.\n", roff(f.name), roff(f.value), roff(sentence(f.text)))
		}
	}
	b.WriteString(".SH FORMATS\n")
	for _, row := range formatRows() {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s.\n", roff(row[0]), roff(sentence(row[1])))
	}
	b.WriteString(".SH EXIT STATUS\n")
	for _, row := range exitRows() {
		fmt.Fprintf(&b, ".TP\n.B %s\n%s.\n", row[0], roff(sentence(row[1])))
	}
	fmt.Fprintf(&b, ".SH FILES\n.TP\n.I %s\nThe configuration, looked for in the working directory and upwards to the root of the repository.\n", roff(config.Name))
	fmt.Fprintf(&b, ".SH ENVIRONMENT\n.TP\n.B %s\nThe directory in which results are kept between runs, or off.\n.TP\n.B NO_COLOR\nIf set, text has no colours.\n.SH EXAMPLES\n", cacheVariable)
	for _, c := range commandTable() {
		for _, e := range c.examples {
			fmt.Fprintf(&b, ".PP\n.nf\n%s\n.fi\n", roff(e))
		}
	}
	fmt.Fprintf(&b, ".SH SEE ALSO\n%s\n", roff(report.Page(version(), "README.md")))
	return b.String()
}
