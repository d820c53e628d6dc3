package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/report"
)

// commandRow is a row of the table of commands, from which help, the manual page,
// completion and the suggestions for mistyped words are made.
type commandRow struct {
	// name is what the command line has first, empty for the analysis itself; args
	// are what stands behind it.
	name, args string
	// task is the heading under which help lists it.
	task string
	// text says in a few words what it does.
	text string
	// examples are command lines that work as they stand in a module.
	examples []string
	// words are what may stand right behind the name.
	words []string
}

// The tasks by which help is in order.
const (
	taskFind       = "find what grows"
	taskUnderstand = "understand a finding, or a silence"
	taskAdopt      = "bring it into a project"
	taskInstall    = "look after the installation"
)

// commandTable returns the commands, those of one task together.
func commandTable() []commandRow {
	return []commandRow{
		{
			task: taskFind, args: "[flags] [packages]", text: "analyse the packages, ./... if none are named",
			examples: []string{"growthlint ./...", "growthlint -new-from origin/main ./...", "growthlint -min-confidence low ./internal/server"},
		},
		{
			name: "rank", args: "-profile FILE [packages]", task: taskFind, text: "order the findings by what a heap or goroutine profile holds of them; with -base FILE by what grew since",
			examples: []string{"growthlint rank -profile heap.pb.gz ./..."},
		},
		{
			name: "probe", args: "run|build|test|report", task: taskFind, text: "build or run a program, or its tests, in which each finding counts what it holds; read what it has logged",
			examples: []string{"growthlint probe run . -- -listen localhost:0", "growthlint probe test ./...", "growthlint probe report probe.log"}, words: probeVerbs(),
		},
		{
			name: "link", args: "DIR...", task: taskFind, text: "judge together what runs with -summaries DIR have written apart",
			examples: []string{"growthlint -summaries parts/a ./a/...", "growthlint link parts/a"},
		},
		{
			name: "why", args: "NAME [packages]", task: taskUnderstand, text: "say what keeps NAME alive, what runs it, what decides and what would change that: Type.field, pkg.var, func.local, or a function for what it starts",
			examples: []string{"growthlint why Server.sessions"},
		},
		{
			name: "explain", args: "[RULE|CODE]", task: taskUnderstand, text: "say what a rule reports and how to fix it, or what a code of evidence means; alone, list both",
			examples: []string{"growthlint explain mapgrow", "growthlint explain void-shrink"},
		},
		{
			name: "list", task: taskUnderstand, text: "list the rules with their highest confidence and how often they were right",
			examples: []string{"growthlint list"},
		},
		{
			name: "init", task: taskAdopt, text: "write a commented .growthlint.yml and a job for the CI that is found; it asks nothing and replaces nothing",
			examples: []string{"growthlint init"},
		},
		{
			name: "config", args: "check|print|flags [nogo]", task: taskAdopt, text: "check the configuration, print each value with its place, or write it as flags for go vet or nogo",
			examples: []string{"growthlint config print"}, words: []string{"check", "print", "flags"},
		},
		{
			name: "lsp", task: taskAdopt, text: "serve an editor over standard input and output: findings in files that are opened or saved, their evidence, their fixes",
			examples: []string{"growthlint -min-confidence high lsp"},
		},
		{
			name: "cache", args: "stat|prune [SIZE]|clear", task: taskInstall, text: "show or trim what is kept between runs",
			examples: []string{"growthlint cache stat"}, words: []string{"stat", "prune", "clear"},
		},
		{
			name: "completion", args: "bash|zsh|fish", task: taskInstall, text: "write the completion script of a shell",
			examples: []string{"growthlint completion bash"}, words: shells(),
		},
		{name: "man", task: taskInstall, text: "write the manual page", examples: []string{"growthlint man"}},
		{name: "version", task: taskInstall, text: "print version, revision and Go version", examples: []string{"growthlint version"}},
		{name: "help", args: "[COMMAND]", task: taskInstall, text: "print this, or the help of one command", examples: []string{"growthlint help why"}},
	}
}

// commandNames are the words that are commands.
func commandNames() []string {
	var names []string
	for _, c := range commandTable() {
		if c.name != "" {
			names = append(names, c.name)
		}
	}
	return names
}

// line is the command as it is written.
func (r commandRow) line() string {
	return strings.Join(strings.Fields("growthlint "+r.name+" "+r.args), " ")
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
