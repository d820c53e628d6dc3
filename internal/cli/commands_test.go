package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/measured"
)

// shell returns the path of a program, or skips the test.
func shell(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skip(name + " is not installed")
	}
	return path
}

// script writes what growthlint prints for the arguments to a file.
func script(t *testing.T, args ...string) string {
	t.Helper()
	r := (&run{}).call(args...)
	require.Zero(t, r.code, r.stderr)
	require.Empty(t, r.stderr)
	file := filepath.Join(t.TempDir(), "script")
	require.NoError(t, os.WriteFile(file, []byte(r.stdout), 0o600))
	return file
}

// printedBy runs a program and returns the lines that it writes; it is to say nothing else.
func printedBy(t *testing.T, name string, args ...string) []string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = append(os.Environ(), "HOME="+cmd.Dir, "XDG_CONFIG_HOME="+cmd.Dir)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	require.NoError(t, cmd.Run(), errs.String())
	require.Empty(t, errs.String())
	return strings.Split(strings.TrimSpace(out.String()), "\n")
}

func TestEachFlagHasItsTask(t *testing.T) {
	var grouped []string
	for _, g := range flagGroups() {
		grouped = append(grouped, g.names...)
	}
	var all []string
	for _, f := range docsOf(flagSet(&options{}, &rawFlags{})) {
		all = append(all, f.name)
	}
	slices.Sort(grouped)
	slices.Sort(all)
	assert.Equal(t, all, grouped)
}

func TestHelpIsInOrderOfTasks(t *testing.T) {
	r := (&run{}).call("-h")
	assert.Equal(t, exitClean, r.code)
	seen := 0
	for _, c := range commandTable() {
		assert.Contains(t, r.stdout, "  "+c.line()+"\n        "+c.text+"\n")
		assert.NotEmpty(t, c.examples, c.name)
		at := strings.Index(r.stdout, "\n"+c.task+":\n")
		assert.GreaterOrEqual(t, at, seen, c.task)
		seen = at
		if c.name == "" {
			continue
		}
		one := (&run{}).call("help", c.name)
		assert.Equal(t, exitClean, one.code)
		assert.True(t, strings.HasPrefix(one.stdout, c.line()+"\n"), one.stdout)
	}
	assert.Equal(t, r.stdout, (&run{}).call("help").stdout)
	assert.Contains(t, (&run{}).call("help", "explan").stderr, "did you mean growthlint help explain?")
}

// TestNoCommandIsTakenForAnother runs each command as it is written in the table, with
// words that it does not take.
func TestNoCommandIsTakenForAnother(t *testing.T) {
	for _, name := range []string{"list", "man", "version", "init"} {
		r := (&run{}).call(name, "more")
		assert.Equal(t, exitUsage, r.code, name)
		assert.Contains(t, r.stderr, name+" takes no arguments; leave more out")
		r = (&run{}).call("-v", name)
		assert.Contains(t, r.stderr, "-v has no meaning for "+name)
	}
}

func TestListShowsWhatWasMeasured(t *testing.T) {
	r := (&run{}).call("list")
	for _, rule := range []string{"lockgrow", "mapgrow", "slicegrow"} {
		assert.Regexp(t, `(?m)^`+rule+` +high +`+measured.Of(rule).String()+` +[a-z]`, r.stdout)
	}
}

func TestEachCodeOfEvidenceIsExplained(t *testing.T) {
	list := (&run{}).call("explain").stdout
	for _, code := range finding.Codes() {
		r := (&run{}).call("explain", code.Name)
		assert.Equal(t, exitClean, r.code)
		assert.True(t, strings.HasPrefix(r.stdout, code.Name+": "), r.stdout)
		assert.Contains(t, list, "  "+code.Name+" ")
	}
	assert.Contains(t, (&run{}).call("explain", "viod-shrink").stderr, `unknown code "viod-shrink"; did you mean void-shrink?`)
}

func TestBashCompletes(t *testing.T) {
	file, bash := script(t, "completion", "bash"), shell(t, "bash")
	complete := func(words ...string) []string {
		body := `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _growthlint; printf '%s\n' "${COMPREPLY[@]}"`
		return printedBy(t, bash, append([]string{"--norc", "-c", body, file, "growthlint"}, words...)...)
	}
	assert.Equal(t, []string{"-format"}, complete("-form"))
	assert.Equal(t, []string{"sarif"}, complete("-format", "sa"))
	assert.Equal(t, []string{"lockgrow"}, complete("explain", "lock"))
	assert.Equal(t, []string{"completion", "config"}, slices.Sorted(slices.Values(complete("co"))))
	assert.Equal(t, []string{"bash"}, complete("completion", "b"))
	assert.Contains(t, complete("rank", "-pro"), "-profile")
}

func TestFishCompletes(t *testing.T) {
	file, fish := script(t, "completion", "fish"), shell(t, "fish")
	complete := func(line string) []string {
		var words []string
		for _, l := range printedBy(t, fish, "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", file, line) {
			word, _, _ := strings.Cut(l, "\t")
			words = append(words, word)
		}
		return words
	}
	assert.Contains(t, complete("growthlint -form"), "-format")
	assert.Equal(t, []string{"sarif"}, complete("growthlint -format sa"))
	assert.Contains(t, complete("growthlint explain lock"), "lockgrow")
	assert.Contains(t, complete("growthlint compl"), "completion")
}

// TestZshCompletes asks zsh whether it takes the function, and has it offer words to
// stand-ins of zsh's own functions, since completion proper needs a terminal.
func TestZshCompletes(t *testing.T) {
	file, zsh := script(t, "completion", "zsh"), shell(t, "zsh")
	assert.Equal(t, []string{"_growthlint"}, printedBy(t, zsh, "-f", "-c", `autoload -Uz compinit; compinit -u -D; source "$1"; print -r -- $_comps[growthlint]`, "zsh", file))
	asked := printedBy(t, zsh, "-f", "-c", `compdef() {}; _arguments() { print -rl -- "$@"; return 1 }; _describe() { print -rl -- $commands }; _files() {}; compadd() { print -r -- "$@" }
source "$1"; CURRENT=1; words=(''); _growthlint; CURRENT=2; words=(explain ''); _growthlint`, "zsh", file)
	assert.True(t, slices.ContainsFunc(asked, func(l string) bool { return strings.HasPrefix(l, "*-format[") && strings.Contains(l, " sarif ") }), "%s", asked)
	assert.True(t, slices.ContainsFunc(asked, func(l string) bool { return strings.HasPrefix(l, "init:write a commented") }), "%s", asked)
	assert.True(t, slices.ContainsFunc(asked, func(l string) bool { return strings.HasPrefix(l, "-- lockgrow mapgrow slicegrow directive rung ") }), "%s", asked)
}

func TestCompletionNamesTheShells(t *testing.T) {
	assert.Contains(t, (&run{}).call("completion").stderr, "completion needs one shell of bash, fish, zsh: growthlint completion bash")
	assert.Contains(t, (&run{}).call("completion", "zhs").stderr, `no completion for "zhs"; did you mean zsh?`)
	assert.Contains(t, (&run{}).call("completion", "tcsh").stderr, `no completion for "tcsh"`)
}

// TestManualIsRoff has groff look at the page with all its warnings on.
func TestManualIsRoff(t *testing.T) {
	file := script(t, "man")
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	for _, f := range docsOf(flagSet(&options{}, &rawFlags{})) {
		assert.Contains(t, string(text), ".BI \\-"+roff(f.name)+" ")
	}
	printed := strings.Join(printedBy(t, shell(t, "groff"), "-ww", "-man", "-Tutf8", "-P-c", file), "\n")
	printed = regexp.MustCompile(".\b").ReplaceAllString(printed, "") // bold and underlined, as a printer would
	assert.Contains(t, printed, "-min-confidence CONFIDENCE")
	assert.Contains(t, printed, "growthlint rank -profile heap.pb.gz ./...")
}
