package cli

import (
	"strings"
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

// shells are those that there is completion for.
func shells() []string { return []string{"bash", "fish", "zsh"} }
