package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// findingOf is a finding of a rule with a confidence and a score.
func findingOf(fingerprint, rule, confidence string, score float64) checkout.Finding {
	return checkout.Finding{
		Rule: rule, Confidence: confidence, Score: score, Fingerprint: fingerprint, Function: "(*Server).accept", Message: "it grows",
		Container: checkout.Container{Key: "example.com/m.Server.sessions"},
		Position:  checkout.Position{File: "relay/server.go", Line: 40},
	}
}

// sample is two heads of example/a that share a finding, and one of example/b.
func sample() []heads.Run {
	return []heads.Run{
		{Head: heads.Head{Repository: "example/a", Commit: "c1", ModuleDir: ".", Patterns: []string{"./x"}}, Size: heads.Size{Lines: 4000, Generated: 1000}, Findings: []checkout.Finding{
			findingOf(printOf("1"), "mapgrow", "high", 0.9), findingOf(printOf("2"), "slicegrow", "medium", 0.8), findingOf(printOf("3"), "mapgrow", "low", 0.3),
		}},
		{Head: heads.Head{Repository: "example/a", Commit: "c1", ModuleDir: "sub", Patterns: []string{"./..."}}, Size: heads.Size{Lines: 1000}, Findings: []checkout.Finding{
			findingOf(printOf("1"), "mapgrow", "high", 0.9), findingOf(printOf("4"), "mapgrow", "medium", 0.8),
		}},
		{Head: heads.Head{Repository: "example/b", Commit: "c2", ModuleDir: "."}, Size: heads.Size{Lines: 5000}, Findings: []checkout.Finding{
			findingOf(printOf("1"), "mapgrow", "medium", 0.8), findingOf(printOf("5"), "mapgrow", "medium", 0.8),
		}},
	}
}

func sampleLabels() []heads.Label {
	return []heads.Label{
		labelOf("a", printOf("1"), heads.IsTrue), labelOf("a", printOf("2"), heads.IsFalse), labelOf("a", printOf("3"), heads.IsTrue),
		labelOf("b", printOf("1"), heads.ByDesign), labelOf("b", printOf("5"), heads.IsTrue), labelOf("b", printOf("9"), heads.IsFalse),
		labelOf("z", printOf("1"), heads.IsTrue),
	}
}

func TestJoin(t *testing.T) {
	judged := join(sample(), sampleLabels(), checkout.Medium)
	var got []string
	for _, j := range judged {
		verdict := "-"
		if j.Label != nil {
			verdict = j.Label.Label
		}
		got = append(got, j.Run.Repository+" "+j.Finding.Fingerprint[3:4]+" "+verdict)
	}
	assert.Equal(t, []string{"example/a 1 true", "example/a 2 false", "example/a 4 -", "example/b 1 by-design", "example/b 5 true"}, got,
		"a finding of two heads counts once; the same fingerprint elsewhere is another finding")
	assert.Len(t, join(sample(), nil, checkout.Low), 6)
	assert.Len(t, join(sample(), nil, checkout.High), 1)

	assert.Equal(t, []heads.Label{{
		Repository: "example/a", Commit: "c1", Fingerprint: printOf("4"), Rule: "mapgrow", Container: "example.com/m.Server.sessions",
		Position: "sub/relay/server.go:40", Confidence: "medium", Message: "it grows",
	}}, unlabelled(judged))

	without := Judged{Run: &sample()[0], Finding: checkout.Finding{Function: "(*T).Run", Position: checkout.Position{File: "../x.go", Line: 2}}}
	assert.Equal(t, "(*T).Run", without.skeleton().Container, "a finding without a container is named by its function")
}

func TestUnreported(t *testing.T) {
	runs := sample()
	judged := join(runs, sampleLabels(), checkout.Medium)
	assert.Equal(t, []heads.Label{labelOf("a", printOf("3"), heads.IsTrue), labelOf("b", printOf("9"), heads.IsFalse)}, unreported(runs, sampleLabels(), judged),
		"what is now low counts, what was not run does not")
	runs[1].Err = "timeout"
	assert.Equal(t, []heads.Label{labelOf("b", printOf("9"), heads.IsFalse)}, unreported(runs, sampleLabels(), judged), "half a repository loses nothing")
}

func TestGroups(t *testing.T) {
	judged := join(sample(), sampleLabels(), checkout.Medium)
	rules := grouped(judged, func(j Judged) string { return j.Finding.Rule })
	require.Len(t, rules, 2)
	assert.Equal(t, "mapgrow", rules[0].name)
	assert.Equal(t, tally{yes: 2, design: 1, unread: 1}, rules[0].all)
	assert.Equal(t, tally{no: 1}, rules[1].all)

	low, high, ok := rules[0].leaveOneOut()
	assert.True(t, ok)
	assert.InDelta(t, 0.5, low, 1e-9, "without example/a")
	assert.InDelta(t, 1, high, 1e-9, "without example/b")
	_, _, ok = rules[1].leaveOneOut()
	assert.False(t, ok, "one repository cannot be left out")
}

func TestReport(t *testing.T) {
	labels := sampleLabels()
	labels[0].Second = &heads.Reading{Label: heads.IsTrue, Reason: "nothing deletes them"}
	labels[3].Second = &heads.Reading{Label: heads.IsFalse, Reason: "keys are an enumeration"}
	labels[5].First = &heads.Reading{Label: heads.IsTrue, Reason: "only a restart removes them"}
	labels[5].Second = &heads.Reading{Label: heads.IsFalse, Reason: "its holder ends with a request"}
	runs := sample()
	runs = append(runs, heads.Run{Head: heads.Head{Repository: "example/c", Commit: "c3"}, Size: heads.Size{Lines: 7000}, Err: "timeout"})
	runs[2].Errors = []checkout.Trouble{{Package: "example.com/b/x", Kind: "type", Message: "undefined: y"}}
	var out bytes.Buffer
	printReport(&out, runs, labels, join(runs, labels, checkout.Medium))
	text := out.String()
	for _, want := range []string{
		`(?m)^example/a +5000 +0\.600 \| +3 +2 \| +1 +0 +1 \| +50% +50%$`,
		`(?m)^example/b +5000 +0\.400 \| +2 +2 \| +1 +1 +0 \| +50% +100%$`,
		`(?m)^example/c +0 +- \|`,
		`(?m)^all 3 +10000 +0\.500 \| +5 +4 \| +2 +1 +1 \| +50% +75%$`,
		`1000 of the lines are generated: 0\.556 per 1,000 of the others`,
		`(?m)^mapgrow +\| +4 +3 \| +2 +1 +0 \| +67% +100%$`,
		`(?m)^high +\| +1 +1 \|`,
		`(?m)^0\.90 .*\| -$`,
		`(?m)^0\.80 +\| +4 +3 \| +1 +1 +1 \| +33% +67% \| 0\.00 to 0\.50$`,
		`read twice: 3 of 7 labels, the readings agree on 1 \(33%\)`,
		`example/b relay/server.go:40 .*: by-design, then false; counted as by-design`,
		`example/b relay/server.go:40 .*: true, then false; counted as false`,
		`labelled and not reported now: 1 true, 0 by design, 1 false\n  lost: example/a relay/server.go:40 mapgrow`,
		`no report: example/c c3.*: timeout`,
		`not seen in full: example/b .*1 errors, the first: example.com/b/x type: undefined: y`,
	} {
		assert.Regexp(t, want, text)
	}
}
