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

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// fakeTool makes this test binary behave as a tool that reports one finding of
// each confidence and counts its runs in the file that the variable names.
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
	fmt.Fprintln(log, strings.Join(os.Args[1:], " "))
	log.Close()
	if _, err := os.Stat("broken"); err == nil {
		fmt.Fprintln(os.Stderr, "boom")
		return 2
	}
	_ = json.NewEncoder(os.Stdout).Encode(checkout.Report{Findings: []checkout.Finding{
		findingOf(printOf("1"), "mapgrow", "high", 0.9), findingOf(printOf("2"), "mapgrow", "medium", 0.8), findingOf(printOf("3"), "slicegrow", "low", 0.3),
	}})
	return 1
}

// bench is mirrors of example/a, which a tool can analyse, and example/b, which
// it cannot, with a list of their heads.
type bench struct{ dir, list, labels, runs string }

func newBench(t *testing.T) bench {
	t.Helper()
	dir := t.TempDir()
	b := bench{dir: dir, list: filepath.Join(dir, "heads.txt"), labels: filepath.Join(dir, "labels.jsonl"), runs: filepath.Join(dir, "runs")}
	var list strings.Builder
	for name, file := range map[string]string{"a": "go/a.go", "b": "go/broken"} {
		repo := filepath.Join(dir, "mirrors", "example+"+name, "repo")
		require.NoError(t, os.MkdirAll(filepath.Join(repo, "go"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(repo, file), []byte("package a\n\nvar x int\n"), 0o644))
		git := func(args ...string) string {
			cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)...)
			cmd.Dir = repo
			out, err := cmd.CombinedOutput()
			require.NoError(t, err, string(out))
			return strings.TrimSpace(string(out))
		}
		git("init", "-q")
		git("add", "-A")
		git("commit", "-q", "-m", "c")
		fmt.Fprintf(&list, "example/%s %s go\n", name, git("rev-parse", "HEAD"))
	}
	require.NoError(t, os.WriteFile(b.list, []byte(list.String()), 0o644))
	t.Setenv(fakeTool, b.runs)
	return b
}

// measure runs the command with the test binary as tool.
func (b bench) measure(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return command(t, append([]string{"-list", b.list, "-labels", b.labels, "-mirrors", filepath.Join(b.dir, "mirrors"), "-tool", os.Args[0]}, args...)...)
}

func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = Main(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

// calls counts the runs of the tool.
func (b bench) calls(t *testing.T) int {
	t.Helper()
	data, err := os.ReadFile(b.runs)
	require.NoError(t, err)
	return strings.Count(string(data), "\n")
}

func TestPrecisionFromFindingsToLabels(t *testing.T) {
	b := newBench(t)
	out := filepath.Join(b.dir, "todo.jsonl")
	code, stdout, stderr := b.measure(t, "-only", "/a$", "-out", out)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "not labelled yet: 2")

	todo, err := checkout.ReadLines[heads.Label](out, true)
	require.NoError(t, err)
	require.Len(t, todo, 2, "low is not asked for")
	assert.Equal(t, "go/relay/server.go:40", todo[0].Position)
	todo[0].Label, todo[0].Reason = heads.IsTrue, "no code deletes a session"
	require.NoError(t, heads.WriteLabels(out, todo))

	code, stdout, stderr = command(t, "add", "-labels", b.labels, out)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "added 1, left out 1 that are not filled in")
	code, stdout, stderr = command(t, "check", "-labels", b.labels)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "1 labels of 1 repositories: 1 true, 0 by design, 0 false")

	code, stdout, stderr = b.measure(t, "-only", "/a$", "-min", "low")
	require.Equal(t, 0, code, stderr)
	assert.Regexp(t, `(?m)^example/a +3 +1000\.000 \| +3 +1 \| +1 +0 +0 \| +100% +100%$`, stdout)
	assert.Contains(t, stdout, "not labelled yet: 2")

	second := labelOf("a", todo[0].Fingerprint, heads.ByDesign)
	again := filepath.Join(b.dir, "second.jsonl")
	require.NoError(t, heads.WriteLabels(again, []heads.Label{second}))
	code, _, stderr = command(t, "add", "-labels", b.labels, "-second", again)
	require.Equal(t, 0, code, stderr)
	_, stdout, _ = command(t, "check", "-labels", b.labels)
	assert.Contains(t, stdout, "1 read twice, 0 agree")
}

func TestPrecisionKeepsRuns(t *testing.T) {
	b := newBench(t)
	runs := filepath.Join(b.dir, "runs.jsonl")
	code, stdout, stderr := b.measure(t, "-runs", runs, "-j", "2")
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "no report: example/b")
	assert.Contains(t, stdout, "boom")
	require.Equal(t, 3, b.calls(t), "the one that fails is tried twice")

	code, stdout, stderr = b.measure(t, "-runs", runs)
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "1 of 2 heads are in")
	assert.Equal(t, 5, b.calls(t), "only what failed is run again")

	code, stdout, stderr = b.measure(t, "-runs", runs, "-replay", "--", "-other")
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "not labelled yet: 2")
	assert.Equal(t, 5, b.calls(t), "a replay runs nothing")

	code, _, stderr = b.measure(t, "-runs", runs, "-only", "/a$", "--", "-other")
	require.Equal(t, 0, code, stderr)
	assert.Equal(t, 6, b.calls(t), "another tool is run anew")
}

func TestPrecisionUsage(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{{"-min", "sure"}, {"-only", "("}, {"-replay"}, {"-none"}} {
		code, _, _ := b.measure(t, args...)
		assert.Equal(t, 2, code, args)
	}
	code, _, stderr := command(t, "-list", b.list)
	assert.Equal(t, 2, code)
	assert.Contains(t, stderr, "-mirrors is needed")
	code, _, _ = command(t, "add", "-labels", b.labels)
	assert.Equal(t, 2, code)
	code, _, stderr = command(t, "check", "-labels", b.labels)
	assert.Equal(t, 1, code, "there is no file to check")
	assert.Contains(t, stderr, "labels.jsonl")
	require.NoError(t, heads.WriteLabels(b.labels, []heads.Label{{Repository: "x"}}))
	code, _, stderr = command(t, "check", "-labels", b.labels)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "reason \"\" gives no reason")
}

func TestSecondCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "labels.jsonl")
	var labels []heads.Label
	for _, digit := range strings.Split("0123456789abcdef", "") {
		labels = append(labels, labelOf("a", printOf(digit), heads.IsTrue))
	}
	require.NoError(t, heads.WriteLabels(path, labels))
	code, stdout, stderr := command(t, "second", "-labels", path)
	require.Equal(t, 0, code, stderr)
	assert.Equal(t, len(forSecond(labels)), strings.Count(stdout, "\n"))
	assert.NotContains(t, stdout, "no code deletes")
	out := path + ".second"
	code, _, stderr = command(t, "second", "-labels", path, "-out", out)
	require.Equal(t, 0, code, stderr)
	data, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, stdout, string(data))
}
