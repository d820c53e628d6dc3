package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bench is a golangci-lint with the plugin and the command, built from this tree.
type bench struct {
	t            *testing.T
	lint, growth string
	// cache is golangci-lint's own.
	cache string
}

func build(t *testing.T) *bench {
	t.Helper()
	dir := t.TempDir()
	b := &bench{t: t, lint: filepath.Join(dir, "lint.exe"), growth: filepath.Join(dir, "growth.exe"), cache: t.TempDir()}
	for out, pattern := range map[string]string{b.lint: ".", b.growth: "github.com/growthlint/growthlint/cmd/growthlint"} {
		if text, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", out, pattern).CombinedOutput(); err != nil {
			t.Fatalf("building %s: %v\n%s", pattern, err, text)
		}
	}
	return b
}

// run runs a program in dir and returns its standard output and exit code. Workspaces
// are this test's affair, not that of what is analysed.
func (b *bench) run(dir, program string, args ...string) (stdout string, code int) {
	b.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOLANGCI_LINT_CACHE="+b.cache)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		b.t.Fatal(err)
	}
	if code = cmd.ProcessState.ExitCode(); code > 1 {
		b.t.Fatalf("%s %v: exit status %d\n%s", filepath.Base(program), args, code, &errs)
	}
	return out.String(), code
}

// issue is what golangci-lint reports.
type issue struct {
	FromLinter, Text string
	Pos              struct {
		Filename     string
		Line, Column int
	}
}

// issues are those of golangci-lint with the example configuration alone.
func (b *bench) issues(dir string, args ...string) []issue {
	b.t.Helper()
	args = append([]string{"run", "--config", b.file(".golangci-example.yml"), "--default", "none", "--output.json.path", "stdout", "--show-stats=false", "--path-mode", "abs"}, args...)
	text, _ := b.run(dir, b.lint, args...)
	var report struct{ Issues []issue }
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		b.t.Fatalf("%v: %s", err, text)
	}
	return report.Issues
}

// file is a file of the tree.
func (b *bench) file(name string) string {
	b.t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", filepath.FromSlash(name)))
	if err != nil {
		b.t.Fatal(err)
	}
	return path
}

// finding is what both tell.
type finding struct {
	file         string
	line, column int
	rule         string
}

// findings are growthlint's among issues: the rule stands once, before the message.
func (b *bench) findings(dir string, list []issue) []finding {
	b.t.Helper()
	var out []finding
	for _, i := range list {
		rule, rest, ok := strings.Cut(i.Text, ": ")
		if i.FromLinter != "growthlint" {
			continue
		}
		if !ok || strings.Contains(rest, rule) || strings.Contains(i.Text, "\n") || !strings.Contains(rest, "; ") {
			b.t.Errorf("not a rule, a message and a remedy on one line: %q", i.Text)
		}
		file, err := filepath.Rel(dir, i.Pos.Filename)
		if err != nil {
			b.t.Error(err)
		}
		out = append(out, finding{filepath.ToSlash(file), i.Pos.Line, i.Pos.Column, rule})
	}
	return out
}

// command are the findings of the command in one view, from the confidence low on.
func (b *bench) command(dir, pattern string) map[finding]string {
	b.t.Helper()
	text, _ := b.run(dir, b.growth, "-format", "json", "-min-confidence", "low", pattern)
	var report struct {
		Findings []struct {
			Rule, Confidence string
			Position         struct {
				File         string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal([]byte(text), &report); err != nil {
		b.t.Fatalf("%v: %s", err, text)
	}
	out := map[finding]string{}
	for _, f := range report.Findings {
		out[finding{f.Position.File, f.Position.Line, f.Position.Column, f.Rule}] = f.Confidence
	}
	return out
}

// TestGolangciLint builds a real golangci-lint, once for all that is asked of it.
func TestGolangciLint(t *testing.T) {
	if testing.Short() {
		t.Skip("builds golangci-lint")
	}
	b := build(t)
	for name, test := range map[string]func(*bench){
		"the command's findings": (*bench).agrees, "packages judged together": (*bench).isWithin, "warm cache": (*bench).replays,
		"nolint": (*bench).nolint, "only new": (*bench).onlyNew, "fix and SARIF": (*bench).fixAndSARIF, "settings": (*bench).settings,
	} {
		t.Run(name, func(t *testing.T) {
			own := *b
			own.t = t
			test(&own)
		})
	}
}

// agrees compares packages that have neither callers nor uses outside: both report the
// same of them, in whatever view.
func (b *bench) agrees() {
	dir := b.file("testdata/src")
	patterns := []string{"./mapgrow/bad/sessions", "./mapgrow/bad/dedup", "./mapgrow/bad/sibling", "./slicegrow/bad/apireset", "./lockgrow/bad/workers", "./mapgrow/ok/setup", "./slicegrow/ok/calllocal"}
	want := map[finding]string{}
	for _, pattern := range patterns {
		for f, confidence := range b.command(dir, pattern) {
			if confidence != "low" {
				want[f] = confidence
			}
		}
	}
	got := b.findings(dir, b.issues(dir, patterns...))
	for _, f := range got {
		if _, ok := want[f]; !ok {
			b.t.Errorf("golangci-lint alone reports %v", f)
		}
		delete(want, f)
	}
	for f := range want {
		b.t.Errorf("golangci-lint does not report %v", f)
	}
	if len(got) < 5 {
		b.t.Errorf("only %d findings", len(got))
	}
}

// isWithin compares packages with callers and uses outside: what is reported of one,
// the command reports of it alone.
func (b *bench) isWithin() {
	dir := b.file("testdata/src")
	patterns := []string{"./mapgrow/cross/holder/ward", "./mapgrow/cross/routes/desk", "./slicegrow/cross/chain/pipe"}
	want := map[finding]string{}
	for _, pattern := range patterns {
		for f, confidence := range b.command(dir, pattern) {
			want[f] = confidence
		}
	}
	got := b.findings(dir, b.issues(dir, patterns...))
	if len(got) == 0 {
		b.t.Error("nothing is reported")
	}
	for _, f := range got {
		if want[f] == "" {
			b.t.Errorf("golangci-lint alone reports %v", f)
		}
	}
}

// replays runs twice on one cache.
func (b *bench) replays() {
	dir := b.file("testdata/src")
	b.cache = b.t.TempDir()
	cold := b.issues(dir, "./mapgrow/bad/sessions", "./slicegrow/bad/ordered")
	warm := b.issues(dir, "./mapgrow/bad/sessions", "./slicegrow/bad/ordered")
	if len(cold) == 0 || !slices.Equal(cold, warm) {
		b.t.Errorf("cold %v, warm %v", cold, warm)
	}
}

const source = `package relay

import "sync"

var mu sync.Mutex

var (
	calls = map[string]int{}
	users = map[string]int{}
	fixed = map[string]int{}
)

// Call counts a call.
func Call(name string) int {
	mu.Lock()
	defer mu.Unlock()
	calls[name]++
	users[name]++ //nolint:growthlint // few users
	fixed["all"]++ //nolint:growthlint // not needed here
	return calls[name] + users[name] + fixed[name]
}
`

// module writes a module with the source and more, and commits the source alone.
func (b *bench) module(more string) string {
	b.t.Helper()
	dir := b.t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			b.t.Fatal(err)
		}
	}
	write("go.mod", "module example.test/relay\n\ngo 1.24\n")
	write("relay.go", source)
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=t", "-c", "user.email=t@example.test", "commit", "-qm", "one"}} {
		b.run(dir, "git", args...)
	}
	write("relay.go", source+more)
	return dir
}

// texts are the issues as "linter" and the first word of the text, sorted.
func texts(list []issue) []string {
	var out []string
	for _, i := range list {
		out = append(out, i.FromLinter+" "+strings.Split(i.Text, " ")[0])
	}
	slices.Sort(out)
	return out
}

func (b *bench) expect(got, want []string) {
	b.t.Helper()
	if !slices.Equal(got, want) {
		b.t.Errorf("got %q, want %q", got, want)
	}
}

// nolint comments are golangci-lint's own: nolintlint sees which of them were of use.
func (b *bench) nolint() {
	list := b.issues(b.module(""))
	b.expect(texts(list), []string{"growthlint mapgrow:", "nolintlint directive"})
	for _, i := range list {
		if i.FromLinter == "nolintlint" && i.Pos.Line != 19 {
			b.t.Errorf("nolintlint speaks of line %d: %s", i.Pos.Line, i.Text)
		}
	}
}

func (b *bench) onlyNew() {
	dir := b.module("\n// Late counts.\nfunc Late(k string) { late[k]++ }\n\nvar late = map[string]int{}\n\n// Has tells.\nfunc Has(k string) bool { return late[k] > 0 }\n")
	list := b.findings(dir, b.issues(dir, "--new-from-rev", "HEAD"))
	if len(list) != 1 || list[0].line != 24 {
		b.t.Errorf("with --new-from-rev: %v", list)
	}
}

func (b *bench) fixAndSARIF() {
	dir := b.module("")
	before, err := os.ReadFile(filepath.Join(dir, "relay.go"))
	if err != nil {
		b.t.Fatal(err)
	}
	b.expect(texts(b.issues(dir, "--enable-only", "growthlint", "--fix")), []string{"growthlint mapgrow:"})
	after, err := os.ReadFile(filepath.Join(dir, "relay.go"))
	if err != nil || !bytes.Equal(before, after) {
		b.t.Errorf("--fix without fixes changes the file: %v", err)
	}
	text, code := b.run(dir, b.lint, "run", "--config", b.file(".golangci-example.yml"), "--enable-only", "growthlint", "--output.sarif.path", "stdout", "--show-stats=false")
	var sarif struct {
		Runs []struct {
			Results []struct{ RuleID, Level string }
		}
	}
	if err := json.Unmarshal([]byte(text), &sarif); err != nil || code != 1 || len(sarif.Runs) != 1 || len(sarif.Runs[0].Results) != 1 {
		b.t.Errorf("SARIF, exit status %d: %v\n%s", code, err, text)
	}
}

// settings reach the rules, and a misspelt key is told.
func (b *bench) settings() {
	dir := b.module("")
	config := filepath.Join(b.t.TempDir(), ".golangci.yml")
	example, err := os.ReadFile(b.file(".golangci-example.yml"))
	if err != nil {
		b.t.Fatal(err)
	}
	with := func(line string) []string {
		text := strings.Replace(string(example), "min-confidence: medium", line, 1)
		if err := os.WriteFile(config, []byte(text), 0o600); err != nil {
			b.t.Fatal(err)
		}
		return []string{"run", "--config", config, "--enable-only", "growthlint", "--show-stats=false"}
	}
	for line, want := range map[string]int{"min-confidence: medium": 1, "rules: [-mapgrow]": 0, "digests: false": 1} {
		if out, code := b.run(dir, b.lint, with(line)...); code != want {
			b.t.Errorf("%s: exit status %d, want %d\n%s", line, code, want, out)
		}
	}
	cmd := exec.Command(b.lint, with("min-confidance: medium")...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err == nil || !strings.Contains(string(out), `unknown key "min-confidance"; did you mean min-confidence?`) {
		b.t.Errorf("a misspelt key: %v\n%s", err, out)
	}
}
