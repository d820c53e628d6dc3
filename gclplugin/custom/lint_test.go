package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/growthlint/growthlint/internal/agree"
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

// env keeps workspaces, which are this test's affair, and the user's caches out.
func (b *bench) env() []string {
	return []string{"GOWORK=off", "GOLANGCI_LINT_CACHE=" + b.cache, "GROWTHLINT_CACHE=off"}
}

// run runs a program in dir and returns its standard output and exit code.
func (b *bench) run(dir, program string, args ...string) (stdout string, code int) {
	b.t.Helper()
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), b.env()...)
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

// TestGolangciLint builds a real golangci-lint, once for all that is asked of it.
func TestGolangciLint(t *testing.T) {
	if testing.Short() {
		t.Skip("builds golangci-lint")
	}
	b := build(t)
	for name, test := range map[string]func(*bench){
		"all fixtures": (*bench).agrees, "message": (*bench).message, "warm cache": (*bench).replays,
		"nolint": (*bench).nolint, "only new": (*bench).onlyNew, "fix and SARIF": (*bench).fixAndSARIF, "settings": (*bench).settings,
	} {
		t.Run(name, func(t *testing.T) {
			own := *b
			own.t = t
			test(&own)
		})
	}
}

// agrees runs all fixtures. golangci-lint reports what the passes do, and in their words:
// the rule once, before container, growth and remedy. Of that nothing vanishes where the
// command sees all packages; that it says the same of each package alone, the tests of
// go vet hold.
func (b *bench) agrees() {
	ctx := context.Background()
	r := agree.Run{Dir: b.file("testdata/src"), Args: []string{"./..."}, Env: b.env()}
	alone, err := agree.Passes(ctx, r)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Tool = b.growth
	whole, err := agree.Command(ctx, r)
	if err != nil {
		b.t.Fatal(err)
	}
	r.Tool, r.Args = b.lint, []string{"--config", b.file(".golangci-example.yml"), "--enable-only", "growthlint", "./..."}
	got, err := agree.Golangci(ctx, r)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, problem := range agree.Different("golangci-lint", got, alone) {
		b.t.Error(problem)
	}
	for _, f := range agree.Outside(alone, whole) {
		b.t.Errorf("vanishes in the whole program: %+v", f)
	}
	if len(got) < 100 {
		b.t.Errorf("only %d findings", len(got))
	}
	for _, f := range got {
		if strings.Count(f.Message, f.Rule) != 1 || !strings.HasPrefix(f.Message, f.Rule+": ") || !strings.Contains(f.Message, "; ") || strings.Contains(f.Message, "\n") {
			b.t.Errorf("not a rule, a message and a remedy on one line: %q", f.Message)
		}
	}
}

// message is what users read.
func (b *bench) message() {
	dir := b.file("testdata/src")
	out, _ := b.run(dir, b.lint, "run", "--config", b.file(".golangci-example.yml"), "--enable-only", "growthlint", "--show-stats=false", "--output.text.print-issued-lines=false", "./mapgrow/bad/sessions")
	const want = "mapgrow/bad/sessions/sessions.go:64:2: mapgrow: Server.sessions gains an entry in (*Server).greet, keyed by addr, from c.RemoteAddr().String(), " +
		"and nothing deletes from it; delete the key when what it stands for ends, sweep stale keys on a timer, or cap the size (growthlint)\n"
	if !strings.HasSuffix(out, want) {
		b.t.Errorf("got %q, want %q", out, want)
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
	list := b.issues(dir, "--enable-only", "growthlint", "--new-from-rev", "HEAD")
	if len(list) != 1 || list[0].Pos.Line != 24 {
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
	b.fixes()
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

// fixes are applied unasked: they leave code that is formatted, with what it imports.
func (b *bench) fixes() {
	dir := b.module("")
	const begin = "package relay\n\nimport (\n"
	const rest = "\t\"io\"\n\t\"net/http\"\n\t\"os\"\n)\n\n// Heads keeps the first bytes of files.\ntype Heads struct{ heads map[string][]byte }\n\n" +
		"// ServeHTTP reads.\nfunc (h *Heads) ServeHTTP(_ http.ResponseWriter, r *http.Request) {\n\tf, err := os.Open(r.URL.Path)\n\tif err != nil {\n\t\treturn\n\t}\n"
	const read = "\ttext, err := io.ReadAll(f)\n\tif err != nil || len(text) < 9 || len(h.heads) > 99 {\n\t\treturn\n\t}\n"
	const end = "}\n\n// Drop drops.\nfunc (h *Heads) Drop(k string) { delete(h.heads, k) }\n\nvar heads = Heads{heads: map[string][]byte{}}\n\nfunc init() { http.Handle(\"/\", &heads) }\n"
	file := filepath.Join(dir, "heads.go")
	if err := os.WriteFile(file, []byte(begin+rest+read+"\th.heads[r.Host] = text[:9]\n"+end), 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.expect(texts(b.issues(dir, "--enable-only", "growthlint", "--fix")), []string{"growthlint mapgrow:"})
	after, err := os.ReadFile(file)
	if want := begin + "\t\"bytes\"\n" + rest + "\tdefer f.Close()\n" + read + "\th.heads[r.Host] = bytes.Clone(text[:9])\n" + end; err != nil || string(after) != want {
		b.t.Errorf("--fix: %v\n%s", err, after)
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
