package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
	"github.com/growthlint/growthlint/internal/judge"
)

// decidedBy is a finding that a rung decided.
func decidedBy(digit, rung, confidence string) checkout.Finding {
	f := findingOf(printOf(digit), "mapgrow", confidence, 0.5)
	f.Evidence = []checkout.Evidence{{Code: "holder", Text: "it lives long"}, {Code: "rung", Text: "decided by: " + rung}}
	return f
}

// rungs that the lists have, and one that they lack.
const (
	sureRung   = "nothing shrinks it, keys from outside"
	mediumRung = "nothing shrinks it"
	formerRung = "a rung of another version"
)

// calibrationSample is two repositories: of mediumRung example/a has two true, example/b
// a false and one by design; sureRung and formerRung have one label each.
func calibrationSample() ([]heads.Run, []heads.Label) {
	runs := []heads.Run{
		{Head: heads.Head{Repository: "example/a"}, Findings: []checkout.Finding{
			decidedBy("1", mediumRung, "medium"), decidedBy("2", mediumRung, "medium"), decidedBy("3", sureRung, "high"), decidedBy("4", mediumRung, "medium"),
			findingOf(printOf("8"), "directive", "high", 1),
		}},
		{Head: heads.Head{Repository: "example/b"}, Findings: []checkout.Finding{
			decidedBy("5", mediumRung, "medium"), decidedBy("6", mediumRung, "medium"), decidedBy("7", formerRung, "low"),
		}},
	}
	return runs, []heads.Label{
		labelOf("a", printOf("1"), heads.IsTrue), labelOf("a", printOf("2"), heads.IsTrue), labelOf("a", printOf("3"), heads.IsTrue), labelOf("a", printOf("8"), heads.IsTrue),
		labelOf("b", printOf("5"), heads.IsFalse), labelOf("b", printOf("6"), heads.ByDesign), labelOf("b", printOf("7"), heads.IsFalse),
	}
}

func (c calibration) rung(t *testing.T, name string) rung {
	t.Helper()
	for _, r := range c.rungs {
		if r.name == name {
			return r
		}
	}
	t.Fatalf("no rung %q", name)
	return rung{}
}

func TestCalibration(t *testing.T) {
	runs, labels := calibrationSample()
	c := newCalibration(yardstick{least: 2, weight: 4}, join(runs, labels, checkout.Low))
	assert.Equal(t, 6, c.labels, "what no rung decided does not count")
	assert.Equal(t, []string{"example/a", "example/b"}, c.repositories)
	require.Len(t, c.rungs, len(judge.Rungs())+1, "all rungs of the lists, and the one that they lack at the end")
	assert.Equal(t, formerRung, c.rungs[len(c.rungs)-1].name)

	r := c.rung(t, mediumRung)
	assert.Equal(t, tally{yes: 2, design: 1, no: 1, unread: 1}, r.all)
	assert.Equal(t, tally{design: 1, no: 1}, r.without("example/a"))
	assert.InDelta(t, 3.0/6, c.prior(checkout.Medium, ""), 1e-9)
	assert.InDelta(t, 1.0/4, c.prior(checkout.Medium, "example/a"), 1e-9)
	assert.InDelta(t, (2+4*0.5)/(4+4), c.share(r, ""), 1e-9)
	assert.InDelta(t, (0+4*0.25)/(2+4), c.share(r, "example/a"), 1e-9)
	assert.InDelta(t, c.prior(checkout.Medium, ""), c.share(c.rung(t, "never ends"), ""), 1e-9, "without labels it is the prior")

	left := c.leaveOut("example/a")
	assert.Equal(t, []string{mediumRung}, left.lowered, "by example/b it is right in one of two")
	assert.Equal(t, tally{yes: 3, unread: 1}, left.stated)
	assert.Equal(t, tally{yes: 1}, left.kept)
	assert.Equal(t, tally{yes: 1}, left.sure, "a rung with too few labels keeps its confidence")
	left = c.leaveOut("example/b")
	assert.Empty(t, left.lowered)
	assert.Equal(t, tally{design: 1, no: 1}, left.kept)
}

func TestPromises(t *testing.T) {
	y := yardstick{least: 8, weight: 4}
	for _, tt := range []struct {
		level   int
		of      tally
		decided int
		verdict string
	}{
		{checkout.High, tally{no: 7}, checkout.High, "few labels"},
		{checkout.High, tally{yes: 9, no: 1}, checkout.High, "holds"},
		{checkout.High, tally{yes: 4, design: 4, no: 2}, checkout.Medium, "below, perhaps by chance"},
		{checkout.High, tally{yes: 4, no: 6}, checkout.Low, "fails"},
		{checkout.Medium, tally{design: 8, no: 2}, checkout.Medium, "holds"},
		{checkout.Medium, tally{yes: 7, no: 3}, checkout.Low, "below, perhaps by chance"},
		{checkout.Medium, tally{yes: 7, design: 7, no: 12}, checkout.Low, "fails"},
		{checkout.Low, tally{no: 20}, checkout.Low, "low"},
		{checkout.Low, tally{yes: 8, design: 1, no: 1}, checkout.Low, "as good as medium"},
	} {
		assert.Equal(t, tt.decided, y.decided(tt.level, tt.of), tt)
		assert.Equal(t, tt.verdict, y.verdict(tt.level, tt.of), tt)
	}
	assert.InDelta(t, 0.8726, wilsonUpper(15, 20), 1e-4)
	assert.InDelta(t, 1, wilsonUpper(10, 10), 1e-9)
}

func TestCalibrateCommand(t *testing.T) {
	runs, labels := calibrationSample()
	dir := t.TempDir()
	path, kept := filepath.Join(dir, "labels.jsonl"), filepath.Join(dir, "runs.jsonl")
	require.NoError(t, heads.WriteLabels(path, labels))
	args := []string{"calibrate", "-labels", path, "-least", "2"}
	var reports []string
	file, err := checkout.OpenToAppend(kept)
	require.NoError(t, err)
	for _, run := range runs {
		data, err := json.Marshal(checkout.Report{Findings: run.Findings})
		require.NoError(t, err)
		report := filepath.Join(dir, filepath.Base(run.Repository)+".json")
		require.NoError(t, os.WriteFile(report, data, 0o644))
		reports = append(reports, run.Repository+"="+report)
		require.NoError(t, checkout.WriteLine(file, heads.Run{Head: run.Head, Err: "timeout"}))
		require.NoError(t, checkout.WriteLine(file, run))
	}
	require.NoError(t, checkout.WriteLine(file, heads.Run{Head: heads.Head{Repository: "example/c"}, Err: "timeout"}))
	require.NoError(t, file.Close())

	code, stdout, stderr := command(t, append(args, reports...)...)
	require.Equal(t, 0, code, stderr)
	for _, want := range []string{
		`6 labels of 2 repositories; -least 2, -prior 4`,
		`(?m)^\| nothing shrinks it \| medium \| 5 \| 4 \| 2 \| 2 \| 1 \| 1 \| 0\.50 \(0\.17 to 0\.83\) \| 0\.75 \(0\.50 to 1\.00\) \| 0\.\d\d \| below, perhaps by chance \|$`,
		`(?m)^\| nothing shrinks it, keys from outside \| high \| 1 \| 1 \| 1 \| .* \| 1\.00 \| 0\.\d\d \| few labels \|$`,
		`(?m)^\| a rung of another version \| low \|.*\| not in a list \| few labels \|$`,
		`(?m)^medium without labels, share 0\.50: .*never ends \(0 findings`,
		`(?m)^\| example/a \| 3 \| 100% \| 1 \| 100% \| nothing shrinks it \|$`,
		`(?m)^\| all \| 5 \| 80% \| 3 \| 67% \| - \|$`,
		`(?m)^leaving one out, medium and above: 2 of 3 true or by design \(67%\), 1 of the 3 true ones kept; at high 100% of 1$`,
	} {
		assert.Regexp(t, want, stdout)
	}
	code, again, stderr := command(t, append(args, "-runs", kept)...)
	require.Equal(t, 0, code, stderr)
	assert.Equal(t, stdout, again, "kept runs say what reports say; of a head the last run counts")

	for _, bad := range [][]string{args, append(args, "report.json"), append(args, "-least", "0", reports[0]), append(args, "-none")} {
		code, _, _ = command(t, bad...)
		assert.Equal(t, 2, code, bad)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "none.json"), []byte("{}"), 0o644))
	for _, bad := range []string{"example/a=" + path + ".none", "example/a=" + path, "example/a=" + filepath.Join(dir, "none.json")} {
		code, _, stderr = command(t, append(args, bad)...)
		assert.Equal(t, 1, code, bad)
		assert.NotEmpty(t, stderr)
	}
}
