package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/report"
)

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

// sentence begins a clause with a capital.
func sentence(clause string) string {
	if clause == "" {
		return ""
	}
	return strings.ToUpper(clause[:1]) + clause[1:]
}

// roff keeps a text of one line from being read as a request or an escape.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, `"`, `\(dq`, "'", `\(aq`, "…", `\[u2026]`).Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return text
}
