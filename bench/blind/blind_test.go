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
	"github.com/growthlint/growthlint/bench/heads"
)

// fakeTool makes this test binary behave as a tool: it reports a growing map at
// the confidence that the variable names, where relay/a.go has no delete.
const fakeTool = "GROWTHLINT_FAKE_CONFIDENCE"

func TestMain(m *testing.M) {
	if confidence := os.Getenv(fakeTool); confidence != "" {
		os.Exit(runFakeTool(confidence))
	}
	os.Exit(m.Run())
}

func runFakeTool(confidence string) int {
	report := checkout.Report{Findings: []checkout.Finding{}}
	text, err := os.ReadFile(filepath.Join("relay", "a.go"))
	if err != nil {
		return 2
	}
	if os.Args[len(os.Args)-1] != "./..." {
		confidence = "low"
	}
	if !strings.Contains(string(text), "delete") {
		report.Findings = append(report.Findings, checkout.Finding{
			Rule: "mapgrow", Confidence: confidence, Container: checkout.Container{Owner: "Server", Name: "sessions"},
			Position: checkout.Position{File: "relay/a.go", Line: 2},
		})
	}
	_ = json.NewEncoder(os.Stdout).Encode(report)
	return 0
}

// bench is a directory of rounds, and a mirror of example/relay with a bug and its fix.
type bench struct {
	dir      string
	bug, fix string
}

func newBench(t *testing.T) bench {
	t.Helper()
	b := bench{dir: t.TempDir()}
	repo := filepath.Join(b.dir, "mirrors", "example+relay", "repo")
	require.NoError(t, os.MkdirAll(filepath.Join(repo, "relay"), 0o755))
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = repo
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, string(out))
		return strings.TrimSpace(string(out))
	}
	commit := func(text string) string {
		require.NoError(t, os.WriteFile(filepath.Join(repo, "relay", "a.go"), []byte(text), 0o644))
		git("add", "-A")
		git("commit", "-q", "-m", "c")
		return git("rev-parse", "HEAD")
	}
	git("init", "-q")
	b.bug = commit("package relay\n\ts.sessions[id] = x // grows\n")
	b.fix = commit("package relay\n\ts.sessions[id] = x\n\tdelete(s.sessions, id)\n")
	b.write(t, "known.txt", "example/known 1\n")
	b.write(t, "reserved.txt", "# kept\n"+hashOf("Example/Kept")+"\n")
	t.Setenv(fakeTool, "medium")
	t.Chdir(b.dir)
	for _, path := range ownLists() {
		b.write(t, path, "")
	}
	return b
}

func (b bench) write(t *testing.T, name, text string) {
	t.Helper()
	path := filepath.Join(b.dir, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

// run runs the command; flags that name the bench's own files are its to add.
func (b bench) run(args ...string) (code int, stdout, stderr string) {
	var out, errs bytes.Buffer
	code = Main(context.Background(), args, &out, &errs)
	return code, out.String(), errs.String()
}

func (b bench) start(t *testing.T, name string) {
	t.Helper()
	code, _, stderr := b.run("start", name, "-commit", strings.Repeat("c", 40), "-tool", os.Args[0], "-date", "2026-11-28")
	require.Equal(t, 0, code, stderr)
}

func (b bench) admit(name string, more ...string) (int, string) {
	args := append([]string{"admit", name, "-listed", "known.txt", "-reserved", "reserved.txt", "-mirrors", "mirrors"}, more...)
	code, _, stderr := b.run(args...)
	return code, stderr
}

func (b bench) measure(name string, more ...string) (int, string) {
	args := append([]string{"measure", name, "-tool", os.Args[0], "-mirrors", "mirrors", "-work", "work"}, more...)
	code, _, stderr := b.run(args...)
	return code, stderr
}

// sample is a sound bug of the bench's repository.
func (b bench) sample() Bug {
	return Bug{
		Case: bug.Case{ID: "relay-sessions", Repo: "example/relay", Category: "map", Container: "Server.sessions", Bug: b.bug, Fix: b.fix,
			Dir: "relay", ModuleDir: ".", Grow: "relay/a.go:2", GrowExpr: "s.sessions[id]=x"},
		Date: "2026-01-02", Kind: "server", Symptom: "memory grows", Source: "commit log", Description: "sessions stay; the fix deletes them",
	}
}

func line(t *testing.T, values ...any) string {
	t.Helper()
	var buf bytes.Buffer
	for _, v := range values {
		require.NoError(t, checkout.WriteLine(&buf, v))
	}
	return buf.String()
}

func TestRound(t *testing.T) {
	b := newBench(t)
	b.start(t, "zero")
	b.write(t, "bugs.jsonl", line(t, b.sample()))
	head := "example/head " + strings.Repeat("a", 40) + " . ./..."
	b.write(t, "heads.txt", head+"\n")
	code, stderr := b.admit("zero", "-bugs", "bugs.jsonl", "-heads", "heads.txt")
	require.Equal(t, 0, code, stderr)

	kept, err := checkout.ReadLines[Bug]("bench/rounds/zero/bugs.jsonl", true)
	require.NoError(t, err)
	require.Len(t, kept, 1)
	assert.Empty(t, kept[0].GrowExpr, "no source of others is kept")
	assert.Equal(t, bug.SumLine("s.sessions[id] = x"), kept[0].GrowSum)

	code, stderr = b.measure("zero", "-after", strings.Repeat("d", 40))
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "the figures before come first")
	code, stderr = b.measure("zero", "--", "-x")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "started with another tool")

	code, stderr = b.measure("zero")
	require.Equal(t, 0, code, stderr)
	b.findings(t, "zero", head, "v1:"+strings.Repeat("1", 16), "v1:"+strings.Repeat("2", 16))
	label := heads.Label{Repository: "example/head", Commit: strings.Repeat("a", 40), Fingerprint: "v1:" + strings.Repeat("1", 16),
		Rule: "mapgrow", Container: "x", Position: "a.go:1", Confidence: "medium", Label: "true", Reason: "nothing deletes them ever"}
	b.write(t, "bench/rounds/zero/labels.jsonl", line(t, label))

	code, stdout, stderr := b.run("render")
	require.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "| zero, before | 2026-11-28 | ccccccc | 1 | 1 of 1: 100% (21–100) | 1 of 1: 100% (21–100) | 1 of 1: 100% (21–100) | "+
		"0 of 1: 0% (0–79) | 1 of 1: 100% (21–100) | - | 1 | 2, 1 not read | 1 of 1: 100% (21–100) | 0 of 1: 0% (0–79) | 0 of 1: 0% (0–79) |\n")

	code, stderr = b.measure("zero")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "the figures before are recorded")
	code, stderr = b.admit("zero", "-bugs", "bugs.jsonl")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "the batch is closed")

	code, stderr = b.measure("zero", "-after", strings.Repeat("d", 40), "-date", "2026-12-01", "--", "-x")
	require.Equal(t, 0, code, stderr)
	_, stdout, _ = b.run("render")
	assert.Contains(t, stdout, "| zero, after | 2026-12-01 | ddddddd | 1 |")
	_, stdout, _ = b.run("list", "zero")
	assert.Contains(t, stdout, "| before, module | before, package | after, module | after, package |\n")
	assert.Contains(t, stdout, "| relay-sessions | map | server | example/relay relay/a.go:2 | sessions stay; the fix deletes them | medium | low | medium | low |\n")
	code, stdout, stderr = b.run("check")
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, "round zero is sound\n", stdout)

	b.write(t, "bench/rounds/zero/before/module.jsonl", "")
	code, _, stderr = b.run("check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "are not what was recorded")
	b.write(t, "bench/rounds/zero/heads.txt", "")
	code, stderr = b.measure("zero", "-after", strings.Repeat("e", 40))
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "was changed after figures were asked for")
}

// findings records findings at medium of those fingerprints, and one at low.
func (b bench) findings(t *testing.T, name, head string, fingerprints ...string) {
	t.Helper()
	r, err := readRound("bench/rounds", name)
	require.NoError(t, err)
	list, err := r.heads()
	require.NoError(t, err)
	run := heads.Run{Head: list[0], Tool: r.Before.Stamp, Findings: []checkout.Finding{{Fingerprint: "v1:" + strings.Repeat("9", 16), Confidence: "low"}}}
	for _, f := range append(fingerprints, fingerprints[0]) {
		run.Findings = append(run.Findings, checkout.Finding{Fingerprint: f, Rule: "mapgrow", Confidence: "medium", Position: checkout.Position{File: "a.go", Line: 1}})
	}
	other := run
	other.Err = "timeout"
	b.write(t, "runs.jsonl", line(t, other))
	code, _, stderr := b.run("findings", name, "-runs", "runs.jsonl")
	require.Equal(t, 1, code)
	require.Contains(t, stderr, "the run of "+head+" gave no report: timeout")
	b.write(t, "runs.jsonl", line(t, run))
	code, _, stderr = b.run("findings", name, "-runs", "runs.jsonl")
	require.Equal(t, 0, code, stderr)
	code, _, stderr = b.run("findings", name, "-runs", "runs.jsonl")
	require.Equal(t, 1, code)
	require.Contains(t, stderr, "the findings before are recorded")
}

func TestMeasurementsOfOneToolAreJoined(t *testing.T) {
	r := &Round{Before: Reading{Stamp: "1", Bugs: "b"}}
	r.put(Reading{Stamp: "1", Findings: "f"}, beforeDir)
	assert.Equal(t, Reading{Stamp: "1", Bugs: "b", Findings: "f"}, r.Before)
	r.put(Reading{Stamp: "2", Findings: "f"}, afterDir)
	r.put(Reading{Stamp: "2", Bugs: "b"}, afterDir)
	assert.Equal(t, &Reading{Stamp: "2", Bugs: "b", Findings: "f"}, r.After)
	r.put(Reading{Stamp: "3", Bugs: "c"}, afterDir)
	assert.Equal(t, &Reading{Stamp: "3", Bugs: "c"}, r.After, "what another tool gave does not stand beside")
}

func TestAdmitRefuses(t *testing.T) {
	b := newBench(t)
	b.start(t, "old")
	old := b.sample()
	old.GrowExpr = ""
	b.write(t, "bugs.jsonl", line(t, old))
	code, stderr := b.admit("old", "-bugs", "bugs.jsonl")
	require.Equal(t, 0, code, stderr)
	b.start(t, "zero")
	b.write(t, "bench/WILD.md", "### a leak of example/wild, found by reading\n")
	b.write(t, "bench/RESULTS.md", "| short | 1 | 2 |\n")
	b.write(t, "bench/labels.jsonl", `{"repository":"example/labelled"}`)

	for want, repo := range map[string]string{
		"stands in known.txt:1":                            "Example/Known",
		"stands in bench/WILD.md:1":                        "example/wild",
		"stands in bench/RESULTS.md:1":                     "example/short",
		"stands in bench/labels.jsonl:1":                   "example/labelled",
		"stands in bench/rounds/old/bugs.jsonl:1":          "example/relay",
		"example/kept is reserved for checking":            "example/kept",
		"no mirror of the repository example/fresh":        "example/fresh",
		`repo "nameless" is not owner/name`:                "nameless",
		"no mirror of the repository example/known-by-one": "example/known-by-one",
	} {
		g := b.sample()
		g.Repo = repo
		b.write(t, "bugs.jsonl", line(t, g))
		code, stderr := b.admit("zero", "-bugs", "bugs.jsonl")
		assert.Equal(t, 1, code, repo)
		assert.Contains(t, stderr, want)
	}
	assert.NoFileExists(t, "bench/rounds/zero/bugs.jsonl", "nothing of a refused batch is taken")
}

func TestAdmitChecksBugs(t *testing.T) {
	b := newBench(t)
	b.start(t, "zero")
	for want, spoil := range map[string]func(*Bug){
		"kind is empty":                                   func(g *Bug) { g.Kind = " " },
		"does not follow":                                 func(g *Bug) { g.Case.Bug, g.Fix = g.Fix, g.Case.Bug },
		"commits of 40 hex digits":                        func(g *Bug) { g.Fix = "main" },
		"is not like 2006-01-02":                          func(g *Bug) { g.Date = "May" },
		"is not file:line":                                func(g *Bug) { g.Grow = "relay/a.go" },
		"has nothing at line 9":                           func(g *Bug) { g.Grow = "relay/a.go:9" },
		`is not "s.other" but "s.sessions[id] = x // gro`: func(g *Bug) { g.GrowExpr = "s.other" },
	} {
		g := b.sample()
		spoil(&g)
		b.write(t, "bugs.jsonl", line(t, g))
		code, stderr := b.admit("zero", "-bugs", "bugs.jsonl")
		assert.Equal(t, 1, code, want)
		assert.Contains(t, stderr, want)
	}

	var three []any
	for i := range 3 {
		g := b.sample()
		g.ID = fmt.Sprint("relay-", i)
		three = append(three, g)
	}
	b.write(t, "bugs.jsonl", line(t, three...))
	_, stderr := b.admit("zero", "-bugs", "bugs.jsonl")
	assert.Contains(t, stderr, "bug relay-2: a round takes 2 bugs of example/relay at most")
	b.write(t, "bugs.jsonl", line(t, b.sample(), b.sample()))
	_, stderr = b.admit("zero", "-bugs", "bugs.jsonl")
	assert.Contains(t, stderr, "two bugs are called relay-sessions")
	b.write(t, "bugs.jsonl", line(t, b.sample()))
	b.write(t, "heads.txt", "example/relay "+b.fix+"\n")
	_, stderr = b.admit("zero", "-bugs", "bugs.jsonl", "-heads", "heads.txt")
	assert.Contains(t, stderr, "is a head of the round too")
}

func TestUsage(t *testing.T) {
	b := newBench(t)
	for _, args := range [][]string{
		{}, {"begin"}, {"start"}, {"start", "Zero"}, {"start", "zero"}, {"start", "zero", "-commit", "c3dce63"}, {"start", "zero", "-x"},
		{"admit", "zero", "-bugs", "bugs.jsonl"}, {"measure", "zero"}, {"findings", "zero"},
	} {
		code, _, _ := b.run(args...)
		assert.Equal(t, 2, code, args)
	}
	code, _, stderr := b.run("findings", "zero", "-runs", "runs.jsonl")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "round zero was not started")
	b.start(t, "zero")
	code, _, stderr = b.run("start", "zero", "-commit", strings.Repeat("d", 40), "-tool", os.Args[0])
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "was started already")
	b.write(t, "reserved.txt", "example/kept\n")
	b.write(t, "bugs.jsonl", "")
	_, stderr = b.admit("zero", "-bugs", "bugs.jsonl")
	assert.Contains(t, stderr, "reserved.txt:1: want 16 hex digits")
}
