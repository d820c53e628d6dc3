package report

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

// unseen are characters that steer or reorder: an escape sequence, a control of the upper
// half, an override and an isolate of direction, a line separator, a zero-width joiner, a
// tag beyond 16 bits, a byte order mark.
const unseen = "\x1b[31m\u009b\u202e\u2066\u2028\u200d\U000e0041\ufeff\x7f"

// hostile returns a report with such characters wherever somebody else chooses the text.
func hostile() *Report {
	p := finding.Position{File: "a" + unseen + ".go", Line: 1, Column: 1}
	return &Report{
		Version: "(devel)",
		Findings: []finding.Finding{{
			Rule: "mapgrow", Confidence: finding.High, Position: p, Function: "f" + unseen, Message: "m" + unseen, Remedy: "r" + unseen, Fingerprint: "v1:0123456789abcdef",
			Container: finding.Container{Key: "k" + unseen, Package: "p" + unseen, Owner: "o" + unseen, Name: "n" + unseen, Kind: "map", Type: "t" + unseen, Declared: p},
			Grows:     []finding.Site{{Position: p, Function: "f" + unseen, What: `m["` + unseen + `"]`, KeyOrigin: "k" + unseen}},
			Shrinks:   []finding.Site{{Position: p, What: "s" + unseen, WhyNot: "w" + unseen}},
			Evidence:  []finding.Evidence{{Code: "c", For: true, Text: "e" + unseen, Position: &p}},
			Fixes:     []finding.Fix{{Message: "x" + unseen, Edits: []finding.Edit{{Position: p, NewText: "new" + unseen}}}},
		}},
		Troubles: []finding.Trouble{{Package: "p" + unseen, File: p.File, Line: 1, Column: 1, Kind: finding.TroubleParse, Message: "m" + unseen}},
	}
}

func TestNoFormatWritesWhatIsUnseen(t *testing.T) {
	for _, format := range Formats() {
		for _, style := range []Style{{}, {Verbose: true}} {
			text := render(t, format.Name, hostile(), style)
			i := strings.IndexFunc(text, isEscaped)
			assert.Negative(t, i, "%s: %q", format.Name, text[max(i, 0):])
		}
		if format.StepSummary != nil {
			summary := strings.ReplaceAll(format.StepSummary(hostile(), 1<<20), "@\u200b", "@")
			assert.Negative(t, strings.IndexFunc(summary, isEscaped), summary)
		}
	}
}

func TestEscapesMeanTheSame(t *testing.T) {
	var got struct {
		Findings []struct {
			Message string
			Grows   []struct{ What string }
			Fixes   []struct {
				Edits []struct {
					NewText string `json:"new_text"`
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "json", hostile(), Style{})), &got))
	require.Len(t, got.Findings, 1)
	assert.Equal(t, "m"+unseen, got.Findings[0].Message)
	assert.Equal(t, `m["`+unseen+`"]`, got.Findings[0].Grows[0].What)
	assert.Equal(t, "new"+unseen, got.Findings[0].Fixes[0].Edits[0].NewText, "the text of an edit is source")
	var suites struct {
		Suites []struct {
			Name string `xml:"name,attr"`
		} `xml:"testsuite"`
	}
	require.NoError(t, xml.Unmarshal([]byte(render(t, "junit", hostile(), Style{})), &suites))
	require.NotEmpty(t, suites.Suites)
	assert.Equal(t, "p"+strings.ReplaceAll(unseen, "\x1b", "\uFFFD"), suites.Suites[0].Name, "XML has no escape for ESC")
	assert.Equal(t, "plain \u00e9\n", string(escapedJSON([]byte("plain \u00e9\n"))))
}
