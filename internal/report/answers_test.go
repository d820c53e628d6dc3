package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

// answered is an answer with something in each field.
func answered() finding.Answer {
	p := finding.Position{File: "a.go", Line: 3, Column: 2, EndLine: 3, EndColumn: 9}
	chain := []finding.Link{{Text: "the variable p.m", Position: &p}, {Text: "main runs once", Many: true, By: "table"}}
	site := finding.AnswerSite{Site: finding.Site{Position: p, Function: "f", What: "m[k] = v", KeyOrigin: "fresh id"}, Counts: true, Class: "sweep", Why: "counts", Holder: chain, Runs: chain}
	return finding.Answer{
		Kind: "container", Container: finding.Container{Key: "p.T.m", Owner: "T", Name: "m", Kind: "map", Declared: p}, Position: p, Function: "f", Rule: "mapgrow",
		Confidence: finding.High, Rung: "nothing shrinks it", Outcome: finding.OutcomeReported, Why: "T.m grows", Fingerprint: "v1:0",
		Era: finding.Era{Life: "process", Why: []string{"a", "b"}, Holder: chain}, Runs: chain, Grows: []finding.AnswerSite{site}, Shrinks: []finding.AnswerSite{site},
		Notes: chain, Changes: []finding.AnswerMend{{Kind: "row", Text: "a row", Write: "package q\nT.M calls arg=0", Position: &p}}, Related: []finding.RelatedName{{Name: "T.n", Text: "grows"}},
	}
}

func TestAnswersAsText(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, textFormat().Answers(&b, &Answers{Answers: []finding.Answer{answered()}}, Style{}))
	assert.Equal(t, `a.go:3:2: T.m: reported [mapgrow, high]
    T.m grows
    decided by: nothing shrinks it
    lives: as long as the process: a; b
      a.go:3:2 the variable p.m
      main runs once (any number of times)
    runs:
      a.go:3:2 the variable p.m
      main runs once (any number of times)
    grows:
      a.go:3:2 m[k] = v in f (key: fresh id): counts
    shrinks:
      a.go:3:2 m[k] = v in f (key: fresh id): counts
    notes:
      a.go:3:2 the variable p.m
      main runs once (any number of times)
    what would change it:
      a.go:3:2 a row
          package q
          T.M calls arg=0
    see as well:
      grows T.n
`, b.String())
}

func TestVerboseAnswersHaveTheChainsOfEachPlace(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, textFormat().Answers(&b, &Answers{Answers: []finding.Answer{answered()}}, Style{Verbose: true}))
	assert.Contains(t, b.String(), "): counts\n          a.go:3:2 the variable p.m\n")
}

// TestEachFieldOfAnAnswerIsDocumented holds docs/why.md against what is written, and
// against the outcomes that there are.
func TestEachFieldOfAnAnswerIsDocumented(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "why.md"))
	require.NoError(t, err)
	var b bytes.Buffer
	require.NoError(t, jsonFormat().Answers(&b, &Answers{Version: "v1.2.3", Name: "T.m", Answers: []finding.Answer{answered()}}, Style{}))
	var doc any
	require.NoError(t, json.Unmarshal(b.Bytes(), &doc))
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				assert.Contains(t, string(page), "`"+name+"`", "docs/why.md does not name this field")
				walk(inner)
			}
		case []any:
			for _, inner := range v {
				walk(inner)
			}
		}
	}
	walk(doc)
	for _, outcome := range constants(t, "finding", "Outcome") {
		assert.Contains(t, string(page), "`"+outcome+"`")
	}
	for _, class := range constants(t, "growth", "Class") {
		assert.Contains(t, string(page), "`"+class+"`")
	}
	for _, by := range constants(t, "trace", "Decider") {
		assert.Contains(t, string(page), "`"+by+"`")
	}
}

func TestAnswersAreNeverNull(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, jsonFormat().Answers(&b, &Answers{Answers: []finding.Answer{{Kind: "field"}}}, Style{}))
	for _, field := range []string{"runs", "grows", "shrinks", "notes", "changes", "related", "errors", "holder", "why"} {
		assert.NotContains(t, b.String(), `"`+field+`": null`)
	}
	assert.Contains(t, b.String(), `"position": null`)
}
