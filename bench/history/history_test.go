package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
)

// fakeTool makes this test binary behave as a tool: it reports a finding for
// each line "// finding RULE CONFIDENCE OWNER NAME" of the Go files that the
// pattern matches, and counts its runs in the file that the variable names.
const fakeTool = "GROWTHLINT_FAKE_TOOL"

func TestMain(m *testing.M) {
	if runs := os.Getenv(fakeTool); runs != "" {
		os.Exit(runFakeTool(runs))
	}
	os.Exit(m.Run())
}

func runFakeTool(runs string) int {
	log, err := os.OpenFile(runs, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return 9
	}
	pattern := os.Args[len(os.Args)-1]
	fmt.Fprintln(log, strings.Join(os.Args[1:], " "))
	log.Close()
	glob := filepath.Join(strings.TrimSuffix(pattern, "..."), "*.go")
	if strings.HasSuffix(pattern, "...") {
		glob = filepath.Join("*", "*.go")
	}
	files, _ := filepath.Glob(glob)
	report := checkout.Report{Findings: []checkout.Finding{}}
	for _, file := range files {
		data, _ := os.ReadFile(file)
		for i, line := range strings.Split(string(data), "\n") {
			if words := strings.Fields(line); len(words) == 6 && words[1] == "finding" {
				report.Findings = append(report.Findings, checkout.Finding{
					Rule: words[2], Confidence: words[3],
					Container: checkout.Container{Owner: words[4], Name: words[5]},
					Position:  checkout.Position{File: filepath.ToSlash(file), Line: i + 1},
				})
			}
		}
	}
	if strings.Contains(fmt.Sprint(files), "broken") {
		fmt.Fprintln(os.Stderr, "boom")
		return 2
	}
	_ = json.NewEncoder(os.Stdout).Encode(report)
	return 1
}

// bench is a mirror with one repository, a cases file and a log of runs.
type bench struct {
	dir, cases, mirrors, runs string
	commits                   []string
}

// commit is the files of one commit; a file without text is removed.
type commit map[string]string

// newBench makes a mirror of example/relay with those commits.
func newBench(t *testing.T, commits ...commit) bench {
	t.Helper()
	dir := t.TempDir()
	b := bench{dir: dir, cases: filepath.Join(dir, "cases.jsonl"), mirrors: filepath.Join(dir, "mirrors"), runs: filepath.Join(dir, "runs")}
	repo := filepath.Join(b.mirrors, "example+relay", "repo")
	require.NoError(t, os.MkdirAll(repo, 0o755))
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = repo
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
		return strings.TrimSpace(string(out))
	}
	git("init", "-q")
	for _, c := range commits {
		for name, text := range c {
			require.NoError(t, os.MkdirAll(filepath.Join(repo, filepath.Dir(name)), 0o755))
			require.NoError(t, os.WriteFile(filepath.Join(repo, name), []byte(text), 0o644))
		}
		git("add", "-A")
		git("commit", "-q", "-m", "c")
		b.commits = append(b.commits, git("rev-parse", "HEAD"))
	}
	t.Setenv(fakeTool, b.runs)
	return b
}

// write writes the cases; BUG and FIX in the lines stand for the first two commits.
func (b bench) write(t *testing.T, lines ...string) {
	t.Helper()
	text := strings.NewReplacer("BUG", b.commits[0], "FIX", b.commits[1]).Replace(strings.Join(lines, "\n"))
	require.NoError(t, os.WriteFile(b.cases, []byte(text+"\n"), 0o644))
}

// run runs the command with the test binary as tool.
func (b bench) run(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	all := append([]string{"-cases", b.cases, "-mirrors", b.mirrors, "-work", filepath.Join(b.dir, "work"), "-tool", os.Args[0]}, args...)
	code = Main(context.Background(), all, &out, &errs)
	return code, out.String(), errs.String()
}

// calls returns the command lines that the tool got.
func (b bench) calls(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile(b.runs)
	require.NoError(t, err)
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

func twoCommits() []commit {
	return []commit{
		{
			"relay/a.go":  "package relay\n// finding mapgrow high Server sessions\n// finding slicegrow low Server log\n",
			"broken/b.go": "package broken\n",
		},
		{"relay/a.go": "package relay\n\n\n\n\n\n\n\n\n\n\n\n// finding slicegrow low Server log\n// s.m[k] = v\n"},
	}
}

const (
	named  = `{"id":"named","repo":"example/relay","category":"map","bug":"BUG","fix":"FIX","dir":"relay","module_dir":".","container":"Server.sessions","grow":"relay/a.go:90","grow_expr":"s.sessions[id] = s","silent_after":true}`
	placed = `{"id":"placed","repo":"example/relay","category":"goroutine","bug":"BUG","fix":"FIX","dir":"relay","module_dir":"relay","container":"goroutine started in x","grow":"relay/a.go:4","grow_expr":"s.m[k]=v"}`
	broken = `{"id":"broken","repo":"example/relay","category":"map","bug":"BUG","fix":"FIX","dir":"broken","module_dir":"","container":"x.y","grow":"broken/b.go:4"}`
	absent = `{"id":"absent","repo":"example/none","category":"map","bug":"BUG","fix":"FIX","dir":"x","container":"x.y","grow":"x/b.go:4"}`
)

func TestHistory(t *testing.T) {
	b := newBench(t, twoCommits()...)
	b.write(t, named, placed, broken, absent)
	out := filepath.Join(b.dir, "out.jsonl")
	code, stdout, stderr := b.run(t, "-out", out, "-j", "3")
	require.Equal(t, 0, code, stderr)

	results, err := bug.ReadResults(out)
	require.NoError(t, err)
	require.Len(t, results, 4)
	assert.Equal(t, checkout.High, results["named"].Bug.Level)
	assert.Equal(t, []string{"mapgrow"}, results["named"].Bug.Rules)
	assert.Equal(t, 1, results["named"].Bug.Others)
	assert.Equal(t, checkout.Absent, results["named"].Fix.Level)
	assert.Equal(t, checkout.High, results["placed"].Bug.Level, "both findings lie near the growth")
	assert.Equal(t, checkout.Low, results["placed"].Fix.Level, "the growth is found again by its text")
	assert.Equal(t, bug.StateFailed, results["broken"].Bug.State)
	assert.Contains(t, results["broken"].Bug.Err, "boom")
	assert.Equal(t, bug.StateNoCheckout, results["absent"].Fix.State)
	assert.Contains(t, stdout, "cases 4, scored 2")
	assert.Regexp(t, `(?m)^map +\| 1/1 100% +1/1 100% +\| 1/1 100% +1/1 100%`, stdout)
	assert.Regexp(t, `(?m)^goroutine +\| 1/1 100% +1/1 100% +\| 1/1 100% +0/1   0%`, stdout)
	assert.Contains(t, stdout, "not scored: absent (map): bug no checkout, fix no checkout: no mirror")
	assert.Contains(t, b.calls(t), "-format json -min-confidence low ./relay")
	assert.Contains(t, b.calls(t), "-format json -min-confidence low ./.", "the module is the package")
}

func TestHistoryResumes(t *testing.T) {
	b := newBench(t, twoCommits()...)
	b.write(t, named, placed)
	out := filepath.Join(b.dir, "out.jsonl")
	code, _, stderr := b.run(t, "-out", out, "-only", "^named$")
	require.Equal(t, 0, code, stderr)
	require.Len(t, b.calls(t), 2)

	code, stdout, stderr := b.run(t, "-out", out)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "1 of 2 cases are in")
	assert.Contains(t, stdout, "cases 2, scored 2")
	assert.Len(t, b.calls(t), 4, "what is on file is not run again")

	b.write(t, named, absent)
	for range 2 {
		code, stdout, stderr = b.run(t, "-out", out)
		require.Equal(t, 0, code, stderr)
		assert.Contains(t, stdout, "1 of 2 cases are in", "a mirror may arrive later")
	}

	code, _, stderr = b.run(t, "-out", out, "-whole")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "another tool or scope")
	code, _, _ = b.run(t, "-out", out, "--", "-all")
	assert.Equal(t, 1, code, "other arguments are another tool")
}

func TestHistoryWholeAndPrevious(t *testing.T) {
	b := newBench(t, twoCommits()...)
	b.write(t, named)
	previous := filepath.Join(b.dir, "old.jsonl")
	old := result("named", "map", checkout.Absent, checkout.Absent)
	var buf bytes.Buffer
	require.NoError(t, checkout.WriteLine(&buf, old))
	require.NoError(t, os.WriteFile(previous, buf.Bytes(), 0o644))
	require.NoError(t, os.RemoveAll(b.runs))

	code, stdout, stderr := b.run(t, "-whole", "-previous", previous, "-also", previous, "-misses", "-category", "containers", "--", "-x")
	// The fake tool breaks on the directory of that name, which the module holds.
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "not scored: named")
	assert.Equal(t, "-x -format json -min-confidence low ./...", b.calls(t)[0])
	assert.Contains(t, stdout, "by package or by module")
	assert.Contains(t, stdout, "not found at medium:\n  named (map)")
}

func TestHistoryUsage(t *testing.T) {
	b := newBench(t, twoCommits()...)
	b.write(t, named)
	var out, errs bytes.Buffer
	assert.Equal(t, 2, Main(t.Context(), []string{"-mirrors", "m"}, &out, &errs))
	code, _, stderr := b.run(t, "-only", "(")
	assert.Equal(t, 2, code)
	assert.Contains(t, stderr, "-only")
	b.write(t, named, named)
	code, _, stderr = b.run(t)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "two cases are called named")
	b.write(t, strings.Replace(named, "a.go:90", "a.go", 1))
	_, _, stderr = b.run(t)
	assert.Contains(t, stderr, "is not file:line")
}

func TestHistoryStopsWhenCancelled(t *testing.T) {
	b := newBench(t, twoCommits()...)
	b.write(t, named, placed)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, errs bytes.Buffer
	results := filepath.Join(b.dir, "out.jsonl")
	code := Main(ctx, []string{"-cases", b.cases, "-mirrors", b.mirrors, "-tool", os.Args[0], "-out", results}, &out, &errs)
	assert.Equal(t, 1, code)
	data, err := os.ReadFile(results)
	require.NoError(t, err)
	assert.Empty(t, data, "a case that was broken off is not kept")
}
