package cli

import (
	"fmt"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/nearest"
	"github.com/growthlint/growthlint/internal/suppress"
)

// completion returns the script of a shell, made from the tables of commands and flags.
func (c *command) completion(args []string) (string, error) {
	list := strings.Join(shells(), ", ")
	if len(args) != 1 {
		return "", fmt.Errorf("completion needs one shell of %s: growthlint completion bash", list)
	}
	words := c.completions()
	switch args[0] {
	case "bash":
		return words.bash(), nil
	case "fish":
		return words.fish(), nil
	case "zsh":
		return words.zsh(), nil
	}
	if near, ok := nearest.Name(args[0], shells()); ok {
		return "", fmt.Errorf("no completion for %q; did you mean %s?", args[0], near)
	}
	return "", fmt.Errorf("no completion for %q; there are %s", args[0], list)
}

// completions is what a shell may offer.
type completions struct {
	commands []commandRow
	flags    []flagDoc
	// values are the words that a flag takes. A flag without them takes a directory
	// if its value is DIR, else a file if it has a value.
	values map[string][]string
}

// completions gathers the words, the same for all shells.
func (c *command) completions() completions {
	out := completions{values: map[string][]string{}}
	for _, row := range commandTable() {
		switch row.name {
		case "":
			continue
		case "explain":
			row.words = append(ruleNames(c.rules), suppress.Rule)
			for _, code := range finding.Codes() {
				row.words = append(row.words, code.Name)
			}
		case "help":
			row.words = commandNames()
		}
		out.commands = append(out.commands, row)
	}
	_, groups := groupedFlags()
	for _, flags := range groups {
		out.flags = append(out.flags, flags...)
	}
	for _, f := range formatRows() {
		out.values["format"] = append(out.values["format"], f[0])
	}
	confidences := []string{finding.Low.String(), finding.Medium.String(), finding.High.String()}
	out.values["min-confidence"] = confidences
	out.values["fail-on"] = append([]string{"none"}, confidences...)
	out.values["rules"] = ruleNames(c.rules)
	out.values["group"] = []string{"package", "holder", "none"}
	for _, name := range []string{"color", "progress"} {
		out.values[name] = []string{string(auto), string(always), string(never)}
	}
	return out
}

// takesDirectory reports whether a flag's value is a directory.
func (f flagDoc) takesDirectory() bool { return strings.HasPrefix(f.value, "DIR") }

// takesFile reports whether a flag's value is a file.
func (f flagDoc) takesFile() bool { return strings.HasPrefix(f.value, "FILE") }

// bash completes with what bash itself has; macOS has version 3.2, without mapfile.
func (w completions) bash() string {
	var b strings.Builder
	b.WriteString("# Completion of growthlint for bash. Try it with\n#   source <(growthlint completion bash)\n" +
		"# and keep it in a file that your bash reads, such as\n#   ~/.local/share/bash-completion/completions/growthlint\n# shellcheck shell=bash disable=SC2207\n\n" +
		"_growthlint() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n\tCOMPREPLY=()\n\tcase $prev in\n")
	var directories, files, others []string
	for _, f := range w.flags {
		switch {
		case len(w.values[f.name]) > 0:
			fmt.Fprintf(&b, "\t-%s)\n\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n\t\treturn\n\t\t;;\n", f.name, strings.Join(w.values[f.name], " "))
		case f.takesDirectory():
			directories = append(directories, "-"+f.name)
		case f.takesFile():
			files = append(files, "-"+f.name)
		case f.value != "":
			others = append(others, "-"+f.name)
		}
	}
	fmt.Fprintf(&b, "\t%s)\n\t\tCOMPREPLY=($(compgen -d -- \"$cur\"))\n\t\treturn\n\t\t;;\n", strings.Join(directories, " | "))
	fmt.Fprintf(&b, "\t%s)\n\t\tCOMPREPLY=($(compgen -f -- \"$cur\"))\n\t\treturn\n\t\t;;\n", strings.Join(files, " | "))
	fmt.Fprintf(&b, "\t%s) return ;;\n", strings.Join(others, " | "))
	for _, c := range w.commands {
		if len(c.words) > 0 {
			fmt.Fprintf(&b, "\t%s)\n\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n\t\treturn\n\t\t;;\n", c.name, strings.Join(c.words, " "))
		}
	}
	var flags, names []string
	for _, f := range w.flags {
		flags = append(flags, "-"+f.name)
	}
	for _, c := range w.commands {
		names = append(names, c.name)
	}
	fmt.Fprintf(&b, "\tesac\n\tif [[ $cur == -* ]]; then\n\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n\telse\n"+
		"\t\tCOMPREPLY=($(compgen -W '%s' -- \"$cur\") $(compgen -d -- \"$cur\"))\n\tfi\n}\n\ncomplete -o filenames -F _growthlint growthlint\n",
		strings.Join(flags, " "), strings.Join(names, " "))
	return b.String()
}

// fish completes with descriptions; -o is its word for options with one dash.
func (w completions) fish() string {
	var b strings.Builder
	b.WriteString("# Completion of growthlint for fish. Keep it in ~/.config/fish/completions/growthlint.fish:\n#   growthlint completion fish > ~/.config/fish/completions/growthlint.fish\n\n" +
		"complete -c growthlint -f\ncomplete -c growthlint -a '(__fish_complete_directories)'\n")
	var names []string
	for _, c := range w.commands {
		names = append(names, c.name)
	}
	seen := "__fish_seen_subcommand_from " + strings.Join(names, " ")
	for _, c := range w.commands {
		fmt.Fprintf(&b, "complete -c growthlint -n 'not %s' -a %s -d %s\n", seen, c.name, quoted(c.text))
		for _, word := range c.words {
			fmt.Fprintf(&b, "complete -c growthlint -n '__fish_seen_subcommand_from %s' -a %s\n", c.name, word)
		}
	}
	for _, f := range w.flags {
		fmt.Fprintf(&b, "complete -c growthlint -o %s -d %s", f.name, quoted(f.text))
		switch {
		case len(w.values[f.name]) > 0:
			fmt.Fprintf(&b, " -x -a '%s'", strings.Join(w.values[f.name], " "))
		case f.takesDirectory():
			b.WriteString(" -x -a '(__fish_complete_directories)'")
		case f.takesFile():
			b.WriteString(" -r -F")
		case f.value != "":
			b.WriteString(" -x")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// quoted is a text in single quotes, for all three shells.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "’") + "'" }

// zsh completes with descriptions, in which brackets and colons have a meaning of their own.
func (w completions) zsh() string {
	var b strings.Builder
	b.WriteString("#compdef growthlint\n# Completion of growthlint for zsh. Try it with\n#   source <(growthlint completion zsh)\n" +
		"# and keep it as _growthlint in a directory of your $fpath.\n\n_growthlint() {\n\tlocal -a flags commands\n\tlocal state line\n\tflags=(\n")
	escape := strings.NewReplacer("[", "(", "]", ")", ":", ";").Replace
	for _, f := range w.flags {
		spec := "-" + f.name + "[" + escape(f.text) + "]"
		switch {
		case len(w.values[f.name]) > 0:
			spec += ":" + escape(f.value) + ":(" + strings.Join(w.values[f.name], " ") + ")"
		case f.takesDirectory():
			spec += ":" + escape(f.value) + ":_files -/"
		case f.takesFile():
			spec += ":" + escape(f.value) + ":_files"
		case f.value != "":
			spec += ":" + escape(f.value) + ": "
		}
		b.WriteString("\t\t" + quoted("*"+spec) + "\n")
	}
	b.WriteString("\t)\n\tcommands=(\n")
	for _, c := range w.commands {
		b.WriteString("\t\t" + quoted(c.name+":"+escape(c.text)) + "\n")
	}
	b.WriteString("\t)\n\t_arguments $flags '*::word:->words' && return\n\tif ((CURRENT == 1)); then\n\t\t_describe command commands\n\t\t_files -/\n\t\treturn\n\tfi\n\tcase $words[1] in\n")
	for _, c := range w.commands {
		if len(c.words) > 0 {
			fmt.Fprintf(&b, "\t%s) compadd -- %s ;;\n", c.name, strings.Join(c.words, " "))
		}
	}
	b.WriteString("\t*) _files -/ ;;\n\tesac\n}\n\nif [[ $funcstack[1] == _growthlint ]]; then\n\t_growthlint \"$@\"\nelse\n\tcompdef _growthlint growthlint\nfi\n")
	return b.String()
}
