package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// run is one call of the command with a prepared analysis.
type run struct {
	analysis *pipeline.Analysis
	err      error
	// during is called while the analysis runs.
	during func(context.Context, pipeline.Request)
	env    map[string]string
	// watched makes both streams terminals of 80 columns.
	watched bool

	asked          *pipeline.Request // nil if nothing was analysed
	code           int
	stdout, stderr string
}

func (r *run) call(args ...string) *run {
	return r.callContext(context.Background(), args...)
}

func (r *run) callContext(ctx context.Context, args ...string) *run {
	var stdout, stderr bytes.Buffer
	c := r.command(&stdout, &stderr)
	r.code = c.run(ctx, args)
	r.stdout, r.stderr = stdout.String(), stderr.String()
	return r
}

func (r *run) command(stdout, stderr io.Writer) *command {
	clock := time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)
	return &command{
		stdout: stdout,
		stderr: stderr,
		rules: []Rule{
			{Name: "lockgrow", Summary: "reports locks kept for each key", Doc: "Package lockgrow reports locks\nkept for each key.\n\nDrop a lock when nobody holds it."},
			{Name: "mapgrow", Summary: "reports maps that only grow", Doc: "Delete what ends."},
			{Name: "slicegrow", Summary: "reports slices that only grow"},
		},
		analyse: func(ctx context.Context, req pipeline.Request) (*pipeline.Analysis, error) {
			r.asked = &req
			if r.during != nil {
				r.during(ctx, req)
			}
			if r.err != nil {
				return nil, r.err
			}
			if r.analysis == nil {
				return &pipeline.Analysis{Stats: finding.Stats{Packages: 2}}, nil
			}
			return r.analysis, nil
		},
		getenv: func(name string) string {
			if name == cacheVariable {
				return "off"
			}
			return r.env[name]
		},
		terminal: func(io.Writer) terminal { return terminal{ok: r.watched, width: 80, sgr: true} },
		now:      func() time.Time { return clock },
	}
}

// grown returns a finding in dir/server.go.
func grown(dir, rule string, c finding.Confidence, line int) finding.Finding {
	p := finding.Position{File: filepath.Join(dir, "server.go"), Line: line, Column: 2, EndLine: line, EndColumn: 9}
	return finding.Finding{
		Rule: rule, Confidence: c, Score: 0.5, Position: p, Function: "serve",
		Container: finding.Container{Key: "example.com/m.seen", Package: "example.com/m", Name: "seen", Kind: "map", Declared: p},
		Grows:     []finding.Site{{Position: p, Function: "serve", What: "seen[k]++", KeyOrigin: "outside"}},
		Shrinks:   []finding.Site{{Position: p, Function: "stop", What: "clear(seen)", WhyNot: "teardown"}},
		Evidence:  []finding.Evidence{{Code: "long-lived", For: true, Text: "seen lives as long as the process", Position: &p}},
		Fixes:     []finding.Fix{{Message: "delete", Edits: []finding.Edit{{Position: p, NewText: "x"}}}},
		Message:   "seen gains an entry for each request", Remedy: "delete it", Fingerprint: "v1:0123456789abcdef",
	}
}

// three returns an analysis with a finding of each confidence.
func three(dir string) *pipeline.Analysis {
	return &pipeline.Analysis{
		Findings: []finding.Finding{
			grown(dir, "slicegrow", finding.Low, 30),
			grown(dir, "mapgrow", finding.High, 20),
			grown(dir, "mapgrow", finding.Medium, 10),
		},
		Stats: finding.Stats{Packages: 2, Suppressed: 1},
		View:  pipeline.View{PackagesSeen: 2, ModulePackages: 2},
	}
}

// silence ends what a run without findings tells.
const silence = "why something is silent: growthlint why Type.field; what no run sees: https://github.com/growthlint/growthlint/blob/main/docs/limits.md\n"

func TestCleanRunSaysWhatItLookedAt(t *testing.T) {
	r := (&run{analysis: &pipeline.Analysis{
		Findings:  []finding.Finding{grown(t.TempDir(), "mapgrow", finding.Low, 1)},
		Stats:     finding.Stats{Packages: 3, Functions: 40, Containers: 5, Unknown: 1},
		View:      pipeline.View{PackagesSeen: 3, ModulePackages: 3},
		Unreached: []string{"examples/relay"},
	}}).call()
	assert.Equal(t, exitClean, r.code)
	assert.Empty(t, r.stdout)
	assert.Equal(t, "growthlint: no findings in 3 packages; 1 more below -min-confidence medium\n"+
		"not analysed: examples/relay (modules of their own; run growthlint -C there)\n"+
		"looked at: 5 containers in 40 functions; 1 cannot be judged, for lack of code that uses them\n"+silence, r.stderr)
	assert.Equal(t, []string{"./..."}, r.asked.Patterns)
	assert.Equal(t, []string{"lockgrow", "mapgrow", "slicegrow"}, r.asked.Rules)
}

func TestCleanRunOnATerminalSaysSo(t *testing.T) {
	r := (&run{watched: true}).call("-progress=never")
	assert.Equal(t, exitClean, r.code)
	assert.Empty(t, r.stdout)
	assert.Equal(t, "growthlint: no findings in 2 packages\n"+silence, r.stderr)
}

func TestNoLineIsToldTwiceInATerminal(t *testing.T) {
	dir := t.TempDir()
	source := strings.Repeat("\n", 9) + " seen[k]++\n" + strings.Repeat("\n", 9) + " seen[k]++\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "server.go"), []byte(source), 0o666))
	a := three(dir)
	a.Findings = a.Findings[1:2]
	r := (&run{analysis: a, watched: true}).call("-C", dir, "-progress=never", "-color=never")
	assert.Equal(t, exitFindings, r.code)
	assert.Equal(t, 1, strings.Count(r.stdout+r.stderr, "seen[k]++"), r.stdout)
	told := map[string]bool{}
	for line := range strings.Lines(r.stdout + r.stderr) {
		assert.False(t, told[line] && line != "\n", "twice: %s", line)
		told[line] = true
	}
	assert.Contains(t, r.stdout, "more: growthlint explain mapgrow, or https://github.com/growthlint/growthlint/blob/main/docs/rules/mapgrow.md\n")
}

func TestExitCodes(t *testing.T) {
	trouble := finding.Trouble{Package: "example.com/m/bad", Kind: finding.TroubleType, Message: "undefined: y"}
	for _, tt := range []struct {
		name     string
		args     []string
		none     bool // no findings
		troubles []finding.Trouble
		want     int
	}{
		{name: "findings", want: exitFindings},
		{name: "clean", none: true, want: exitClean},
		{name: "fail on high", args: []string{"-fail-on=high"}, want: exitFindings},
		{name: "fail on none", args: []string{"-fail-on=none"}, want: exitClean},
		{name: "incomplete wins", troubles: []finding.Trouble{trouble}, want: exitIncomplete},
		{name: "incomplete without findings", none: true, troubles: []finding.Trouble{trouble}, want: exitIncomplete},
		{name: "incomplete allowed", args: []string{"-allow-incomplete"}, troubles: []finding.Trouble{trouble}, want: exitFindings},
		{name: "incomplete allowed, clean", none: true, args: []string{"-allow-incomplete"}, troubles: []finding.Trouble{trouble}, want: exitClean},
		{name: "a note is no trouble", none: true, troubles: []finding.Trouble{{Note: true, Message: "m"}}, want: exitClean},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := three(t.TempDir())
			a.Troubles = tt.troubles
			if tt.none {
				a.Findings = nil
			}
			assert.Equal(t, tt.want, (&run{analysis: a}).call(tt.args...).code)
		})
	}
}

func TestFailOnCountsWhatIsNotShown(t *testing.T) {
	a := three(t.TempDir())
	a.Findings = a.Findings[:1] // low
	r := (&run{analysis: a}).call("-fail-on=low")
	assert.Equal(t, exitFindings, r.code)
	assert.Empty(t, r.stdout)
	assert.True(t, strings.HasPrefix(r.stderr, "growthlint: no findings in 2 packages; 1 suppressed; 1 more below -min-confidence medium, which count for -fail-on low\n"), r.stderr)
}

func TestFailOnFollowsMinConfidence(t *testing.T) {
	a := three(t.TempDir())
	a.Findings = a.Findings[2:] // medium
	assert.Equal(t, exitClean, (&run{analysis: a}).call("-min-confidence=high").code)
}

func TestTextReport(t *testing.T) {
	dir := t.TempDir()
	r := (&run{analysis: three(dir)}).call("-C", dir)
	assert.Equal(t, `server.go:10:2: seen gains an entry for each request [mapgrow, medium]
    grows: seen[k]++ in serve (key: outside)
    why: seen lives as long as the process
    remedy: delete it
    by -fix: delete
server.go:20:2: seen gains an entry for each request [mapgrow, high]
    grows: seen[k]++ in serve (key: outside)
    why: seen lives as long as the process
    remedy: delete it
    by -fix: delete

more: growthlint explain mapgrow, or https://github.com/growthlint/growthlint/blob/main/docs/rules/mapgrow.md
`, r.stdout)
	assert.Equal(t, "growthlint: 2 findings (2 mapgrow) in 2 packages; 1 suppressed; 1 more below -min-confidence medium\n", r.stderr)
}

func TestRequestCarriesTheFlags(t *testing.T) {
	dir := t.TempDir()
	r := (&run{}).call("-C", dir, "--tests", "-generated=true", "-tags", "a,b", "-rules=-mapgrow", "./x", "./y/...")
	require.NotNil(t, r.asked, r.stderr)
	r.asked.Progress, r.asked.Relax = nil, nil
	assert.Equal(t, &pipeline.Request{
		Dir: dir, Patterns: []string{"./x", "./y/..."}, Tags: "a,b", Tests: true, Generated: true,
		Rules: []string{"lockgrow", "slicegrow"},
	}, r.asked)
}

func TestAnalysisErrorIsUsage(t *testing.T) {
	r := (&run{err: errors.New("no module here; run go mod init")}).call()
	assert.Equal(t, exitUsage, r.code)
	assert.Equal(t, "growthlint: no module here; run go mod init\n", r.stderr)
}

func TestInterruptWritesNothing(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.json")
	ctx, cancel := context.WithCancel(context.Background())
	r := &run{analysis: three(t.TempDir()), during: func(context.Context, pipeline.Request) { cancel() }}
	r.callContext(ctx, "-json", "-o", file)
	assert.Equal(t, exitInterrupted, r.code)
	assert.Empty(t, r.stdout)
	assert.NoFileExists(t, file)
	assert.Contains(t, r.stderr, "interrupted")
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteErrorsFailTheRun(t *testing.T) {
	for _, args := range [][]string{{}, {"-json"}, {"-version"}, {"explain"}, {"-h"}} {
		var stderr bytes.Buffer
		c := (&run{analysis: three(t.TempDir())}).command(brokenPipe{}, &stderr)
		assert.Equal(t, exitUsage, c.run(context.Background(), args), args)
		assert.Contains(t, stderr.String(), "broken pipe", args)
	}
	c := (&run{analysis: three(t.TempDir())}).command(io.Discard, brokenPipe{})
	assert.Equal(t, exitUsage, c.run(context.Background(), nil))
}

func TestTroublesAndClosing(t *testing.T) {
	dir := t.TempDir()
	a := three(dir)
	a.Findings = append(a.Findings, grown(dir, "lockgrow", finding.High, 1))
	a.View = pipeline.View{PackagesSeen: 12, ModulePackages: 151}
	a.Unreached = []string{"examples/relay", "a"}
	a.Troubles = []finding.Trouble{
		{Package: "example.com/dep", Kind: finding.TroubleType, Message: "m", Note: true},
		{Package: "example.com/m/bad", File: filepath.Join(dir, "bad", "bad.go"), Line: 3, Column: 9, Kind: finding.TroubleType, Message: "undefined:\n\x1by\n"},
	}
	a.Unused = []pipeline.Note{{Text: "superfluous"}}
	r := (&run{analysis: a}).call("-C", dir)
	assert.Equal(t, `note: m [type, example.com/dep]
bad/bad.go:3:9: undefined: �y [type, example.com/m/bad]
growthlint: 3 findings (2 mapgrow, 1 lockgrow) in 2 packages; 1 suppressed; 1 more below -min-confidence medium
view: 12 of 151 packages of the module
not analysed: a, examples/relay (modules of their own; run growthlint -C there)
incomplete: not everything that the patterns match could be analysed: example.com/m/bad (exit status 3; -allow-incomplete accepts that)
`, r.stderr)
}

func TestUnusedSuppressionsAreToldOnAWholeRun(t *testing.T) {
	dir := t.TempDir()
	whole := func() *run {
		return &run{analysis: &pipeline.Analysis{
			Stats:  finding.Stats{Packages: 2},
			Unused: []pipeline.Note{{Position: finding.Position{File: filepath.Join(dir, "a.go"), Line: 4, Column: 1}, Text: "silences nothing"}},
		}}
	}
	r := whole().call("-C", dir)
	assert.Equal(t, exitClean, r.code)
	assert.Equal(t, "a.go:4:1: note: silences nothing\ngrowthlint: no findings in 2 packages\n"+silence, r.stderr)

	assert.NotContains(t, whole().call("-C", dir, "-rules=mapgrow").stderr, "silences nothing")
	part := whole()
	part.analysis.View = pipeline.View{PackagesSeen: 1, ModulePackages: 2}
	assert.NotContains(t, part.call("-C", dir).stderr, "silences nothing")
}

func TestStats(t *testing.T) {
	a := three(t.TempDir())
	a.Findings = nil
	a.Stats = finding.Stats{Packages: 1, Functions: 340, Containers: 57, Unknown: 3}
	a.Stages = map[string]time.Duration{"load": 1200 * time.Millisecond, "link": 90 * time.Millisecond}
	r := (&run{analysis: a}).call("-stats")
	assert.Contains(t, r.stderr, "stats: 1 package, 340 functions, 57 containers (3 unknown), 0 suppressed\ntime: link 90ms, load 1.2s, in all 0.000s\nloaded: 0 of 1 package in scope unchanged, 0 packages read from source, of 0 only stored types; 0 in all\nmemory: ")
}

func TestJSONReport(t *testing.T) {
	dir := t.TempDir()
	a := three(dir)
	a.Troubles = []finding.Trouble{{Package: "p", Kind: finding.TroubleList, Message: "m"}, {Package: "dep", Note: true}}
	r := (&run{analysis: a}).call("-json", "-C", dir, "-min-confidence", "low")
	var got struct {
		Tool     struct{ Version string }
		Findings []struct {
			Position struct {
				File string
				Line int
			}
		}
		Errors []struct{ Package string }
	}
	require.NoError(t, json.Unmarshal([]byte(r.stdout), &got))
	assert.Equal(t, unreleased, got.Tool.Version)
	require.Len(t, got.Findings, 3)
	assert.Equal(t, "server.go", got.Findings[0].Position.File)
	assert.Equal(t, 10, got.Findings[0].Position.Line)
	require.Len(t, got.Errors, 1)
	assert.Equal(t, "p", got.Errors[0].Package)
	assert.NotContains(t, r.stdout, filepath.ToSlash(dir))
}

func TestTerminalShowsColorAndSource(t *testing.T) {
	dir := t.TempDir()
	source := strings.Repeat("\n", 9) + "\tseen[k]++\r\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "server.go"), []byte(source), 0o666))
	call := func(env map[string]string, args ...string) string {
		args = append([]string{"-C", dir, "-progress=never"}, args...)
		return (&run{analysis: three(dir), watched: true, env: env}).call(args...).stdout
	}
	assert.Contains(t, call(nil), "\x1b[")
	for _, plain := range []string{
		call(map[string]string{"NO_COLOR": "1"}),
		call(map[string]string{"TERM": "dumb"}),
		call(nil, "-color=never"),
	} {
		assert.NotContains(t, plain, "\x1b")
		assert.Contains(t, plain, "    | seen[k]++\n    | ^~~~~~~\n")
	}
	assert.Contains(t, call(map[string]string{"NO_COLOR": "1"}, "-color=always"), "\x1b[")
}

func TestLongListsAreCut(t *testing.T) {
	dir := t.TempDir()
	a := three(dir)
	for i := range 500 {
		a.Troubles = append(a.Troubles, finding.Trouble{Package: "p", File: filepath.Join(dir, "a.go"), Line: i + 1, Kind: finding.TroubleType, Message: "m", Note: i != 499})
	}
	r := (&run{analysis: a}).call("-C", dir)
	lines := strings.Split(r.stderr, "\n")
	assert.Equal(t, "a.go:500: m [type, p]", lines[0], "what counts is told before notes")
	assert.Equal(t, "growthlint: 400 more such lines; -format json has all that count", lines[100])
	assert.Less(t, len(lines), 106)

	a = &pipeline.Analysis{Stats: finding.Stats{Packages: 1}}
	for range 500 {
		a.Unused = append(a.Unused, pipeline.Note{Text: "silences nothing"})
	}
	r = (&run{analysis: a}).call("-C", dir)
	assert.Contains(t, r.stderr, "\ngrowthlint: 400 more that silence nothing\n")
}
