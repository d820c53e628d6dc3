package cli

import (
	"flag"
	"slices"
	"strings"
)

// flagGroup is the flags for one task, in the order of help.
type flagGroup struct {
	task  string
	names []string
}

// flagGroups returns the groups; a test holds that each flag is in one of them.
func flagGroups() []flagGroup {
	return []flagGroup{
		{"what is analysed", []string{"C", "tags", "tests", "generated", "config"}},
		{"what is reported", []string{"rules", "min-confidence", "v", "group", "fail-on", "allow-incomplete"}},
		{"what is known already", []string{"baseline", "write-baseline", "new-from"}},
		{"mending", []string{"diff", "fix", "force"}},
		{"how it is written", []string{"format", "json", "o", "severity", "path-root", "color", "progress", "stats"}},
		{"speed and memory", []string{"cache", "no-cache", "mem-limit", "summaries"}},
		{"other", []string{"version"}},
	}
}

// flagDoc is a flag as it is told of.
type flagDoc struct {
	name, value, text string
}

// told is the flag with its value.
func (f flagDoc) told() string { return strings.TrimSpace("-" + f.name + " " + f.value) }

// docsOf returns the flags of a set, sorted by name.
func docsOf(fs *flag.FlagSet) []flagDoc {
	var out []flagDoc
	fs.VisitAll(func(f *flag.Flag) {
		value, text := flag.UnquoteUsage(f)
		out = append(out, flagDoc{f.Name, value, text})
	})
	return out
}

// groupedFlags returns the flags of the analysis by task, and those that one command alone has.
func groupedFlags() (tasks []string, flags [][]flagDoc) {
	all := docsOf(flagSet(&options{}, &rawFlags{}))
	for _, g := range flagGroups() {
		var list []flagDoc
		for _, name := range g.names {
			if i := slices.IndexFunc(all, func(f flagDoc) bool { return f.name == name }); i >= 0 {
				list = append(list, all[i])
			}
		}
		tasks, flags = append(tasks, g.task), append(flags, list)
	}
	for _, name := range []string{"rank", "probe"} {
		tasks, flags = append(tasks, "of "+name+" alone"), append(flags, ownFlags(name))
	}
	return tasks, flags
}

// ownFlags are those that only one command has, which stand behind its name.
func ownFlags(command string) []flagDoc {
	fs := flag.NewFlagSet(command, flag.ContinueOnError)
	switch command {
	case "rank":
		rankFlags(fs, &rankOptions{})
	case "probe":
		probeFlags(fs, &probeOptions{})
	}
	return docsOf(fs)
}

// ownerOf is the command that alone has a flag, "" if there is none.
func ownerOf(name string) string {
	for _, command := range []string{"rank", "probe"} {
		if slices.ContainsFunc(ownFlags(command), func(f flagDoc) bool { return f.name == name }) {
			return command
		}
	}
	return ""
}

// rowsOf are flags as two columns.
func rowsOf(flags []flagDoc) [][2]string {
	var rows [][2]string
	for _, f := range flags {
		rows = append(rows, [2]string{f.told(), f.text})
	}
	return rows
}
