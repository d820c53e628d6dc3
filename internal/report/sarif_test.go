package report

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/measured"
)

type sarifText struct{ Text, Markdown string }

type sarifSpan struct{ StartLine, StartColumn, EndLine, EndColumn int }

type sarifPlace struct {
	Message          sarifText
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           sarifSpan
	}
}

// readLog is what GitHub's code scanning reads of a log.
type readLog struct {
	Schema string `json:"$schema"`
	Runs   []struct {
		AutomationDetails struct{ ID string }
		ColumnKind        string
		Tool              struct {
			Driver struct {
				Name, FullName, Version, SemanticVersion string
				Rules                                    []struct {
					ID, Name                                string
					ShortDescription, FullDescription, Help sarifText
					Properties                              map[string]any
				}
			}
		}
		Results []struct {
			RuleID              string
			RuleIndex           int
			Level               string
			Message             sarifText
			Locations           []sarifPlace
			PartialFingerprints map[string]string
			Fixes               []struct {
				Description     sarifText
				ArtifactChanges []struct {
					ArtifactLocation struct{ URI string }
					Replacements     []struct {
						DeletedRegion   sarifSpan
						InsertedContent sarifText
					}
				}
			}
			CodeFlows []struct {
				ThreadFlows []struct {
					Locations []struct{ Location sarifPlace }
				}
			}
		}
	}
}

func parseSARIF(t *testing.T, text []byte) readLog {
	t.Helper()
	var log readLog
	require.NoError(t, json.Unmarshal(text, &log))
	require.Len(t, log.Runs, 1)
	return log
}

func TestSARIFHasWhatGitHubRequires(t *testing.T) {
	r := reviewed()
	r.Folder = "services/relay"
	log := parseSARIF(t, []byte(render(t, "sarif", r, Style{})))
	run := log.Runs[0]
	assert.Equal(t, "growthlint/services/relay/", run.AutomationDetails.ID)
	assert.Equal(t, "growthlint v0.1.0", run.Tool.Driver.FullName)
	assert.Equal(t, "0.1.0", run.Tool.Driver.Version, "a validator asks for a number")
	assert.Equal(t, "0.1.0", run.Tool.Driver.SemanticVersion)
	for _, rule := range run.Tool.Driver.Rules {
		assert.NotEmpty(t, rule.ShortDescription.Text, rule.ID)
		assert.NotEmpty(t, rule.FullDescription.Text, rule.ID)
		assert.NotEmpty(t, rule.Help.Text, rule.ID)
		assert.Contains(t, rule.Help.Markdown, "https://github.com/", rule.ID)
		assert.False(t, strings.EqualFold(rule.ID, rule.Name), "a validator refuses a name that is the id in other letters")
		assert.NotContains(t, rule.Properties, "security-severity")
	}
	require.Len(t, run.Results, 3)
	for _, res := range run.Results {
		assert.Equal(t, res.RuleID, run.Tool.Driver.Rules[res.RuleIndex].ID)
		assert.NotEmpty(t, res.Message.Text)
		require.Len(t, res.Locations, 1)
		at := res.Locations[0].PhysicalLocation.Region
		assert.Equal(t, at.StartLine, at.EndLine, "an alert of several lines is hidden unless all are in the diff")
		assert.Less(t, at.StartColumn, at.EndColumn)
		assert.Contains(t, res.PartialFingerprints[fingerprintName], "v1:")
	}
	assert.Equal(t, []string{"warning", "note", "error"}, []string{run.Results[0].Level, run.Results[1].Level, run.Results[2].Level})
}

// TestSARIFTellsOfEachRuleWhatWasMeasured holds that the precision is that of the table, and
// absent where nobody has read a finding.
func TestSARIFTellsOfEachRuleWhatWasMeasured(t *testing.T) {
	r := reviewed()
	r.Rules = append(r.Rules, Rule{Name: "zombiegrow", Summary: "reports emptied keys"}, Rule{Name: "retaingrow", Summary: "reports parts that keep the whole"})
	told := map[string]any{}
	for _, rule := range parseSARIF(t, []byte(render(t, "sarif", r, Style{}))).Runs[0].Tool.Driver.Rules {
		told[rule.ID] = rule.Properties["precision"]
		if rule.ID == "directive" {
			continue
		}
		assert.Contains(t, rule.Properties["tags"], "external/cwe/cwe-400", rule.ID)
		assert.Regexp(t, `^([A-Z][a-z]+){2,}$`, rule.Name)
	}
	for _, name := range []string{"mapgrow", "zombiegrow", "goroutinegrow", "slicegrow"} {
		assert.Equal(t, measured.Of(name).Level(), told[name], name)
	}
	assert.Equal(t, "low", told["goroutinegrow"], "2 of 50")
	for _, name := range []string{"retaingrow", "directive"} {
		assert.Nil(t, told[name], name)
	}
}

func TestSARIFHasTheFixes(t *testing.T) {
	log := parseSARIF(t, []byte(render(t, "sarif", reviewed(), Style{})))
	fixes := log.Runs[0].Results[1].Fixes
	require.Len(t, fixes, 1)
	assert.Equal(t, "cut after the append", fixes[0].Description.Text)
	require.Len(t, fixes[0].ArtifactChanges, 1)
	change := fixes[0].ArtifactChanges[0]
	assert.Equal(t, "relay/run.go", change.ArtifactLocation.URI)
	require.Len(t, change.Replacements, 1)
	assert.Equal(t, "\n\t\tlines = lines[:0]", change.Replacements[0].InsertedContent.Text)
	at := change.Replacements[0].DeletedRegion
	assert.Equal(t, [4]int{9, 27, 9, 27}, [4]int{at.StartLine, at.StartColumn, at.EndLine, at.EndColumn}, "an insertion at the line's end")
	assert.Empty(t, log.Runs[0].Results[0].Fixes)
}

func TestSARIFColumnsAreUTF16(t *testing.T) {
	log := parseSARIF(t, []byte(render(t, "sarif", reviewed(), Style{})))
	assert.Equal(t, "utf16CodeUnits", log.Runs[0].ColumnKind)
	line := utf16.Encode([]rune(strings.Split(string(serverSource()), "\r\n")[39]))
	at := log.Runs[0].Results[2].Locations[0].PhysicalLocation.Region
	assert.Equal(t, "s.sessions[id] = sess", string(utf16.Decode(line[at.StartColumn-1:at.EndColumn-1])))
}

func TestSARIFFlowGoesFromInsertToMissingDelete(t *testing.T) {
	log := parseSARIF(t, []byte(render(t, "sarif", reviewed(), Style{})))
	var told []string
	for _, l := range log.Runs[0].Results[2].CodeFlows[0].ThreadFlows[0].Locations {
		at := l.Location.PhysicalLocation
		told = append(told, fmt.Sprintf("%s:%d %s", at.ArtifactLocation.URI, at.Region.StartLine, l.Location.Message.Text))
	}
	assert.Equal(t, []string{
		"relay/server.go:40 grows: s.sessions[id] = sess in (*Server).accept (key: fresh id)",
		"relay/server.go:31 grows: s.sessions[k] = v in (*Server).restore (key: ranged)",
		"relay/server.go:12 held here: Server.sessions map[string]*session",
		"relay/server.go:90 does not bound it: clear(s.sessions) in (*Server).Close: runs only as the process ends",
		"relay/server.go:71 clients and tokens lose the same key in (*Server).disconnect",
	}, told)
}

// many returns n findings of which one in ten is high and one in five medium.
func many(n int) *Report {
	r := &Report{Version: "(devel)"}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		f := sessions()
		f.Confidence = finding.Low
		switch i % 10 {
		case 3:
			f.Confidence = finding.High
		case 5, 7:
			f.Confidence = finding.Medium
		}
		f.Score = random.Float64()
		f.Position.File = fmt.Sprintf("pkg%d/file%d.go", i/50, i)
		f.Message = fmt.Sprintf("%s %x", f.Message, random.Uint64())
		f.Fingerprint = fmt.Sprintf("v1:%016x", random.Uint64())
		r.Findings = append(r.Findings, f)
	}
	return r
}

func TestSARIFKeepsTheBestWithinGitHubsLimits(t *testing.T) {
	r := many(30_000)
	data, err := sarifWithin(r, sarifResults, sarifBytes)
	require.NoError(t, err)
	size, err := packedSize(data)
	require.NoError(t, err)
	assert.Less(t, size, 10_000_000)
	results := parseSARIF(t, data).Runs[0].Results
	assert.Len(t, results, 25_000)
	levels := map[string]int{}
	for _, res := range results {
		levels[res.Level]++
	}
	assert.Equal(t, map[string]int{"error": 3_000, "warning": 6_000, "note": 16_000}, levels)
}

func TestSARIFShrinksUntilItFits(t *testing.T) {
	r := many(400)
	whole, err := sarifWithin(r, 1000, sarifBytes)
	require.NoError(t, err)
	size, err := packedSize(whole)
	require.NoError(t, err)
	data, err := sarifWithin(r, 1000, size/2)
	require.NoError(t, err)
	packed, err := packedSize(data)
	require.NoError(t, err)
	assert.LessOrEqual(t, packed, size/2)
	results := parseSARIF(t, data).Runs[0].Results
	assert.Greater(t, len(results), 100)
	assert.Less(t, len(results), 400)
	_, err = sarifWithin(r, 1000, 10)
	assert.ErrorContains(t, err, "larger than GitHub takes")
}

func TestFileURIs(t *testing.T) {
	for file, want := range map[string]string{
		"a/b.go":            "a/b.go",
		"../beside/b.go":    "../beside/b.go",
		"a b/100%/ü#?.go":   "a%20b/100%25/%C3%BC%23%3F.go",
		"odd:name/b.go":     "./odd:name/b.go",
		"/elsewhere/b.go":   "file:///elsewhere/b.go",
		"D:/elsewhere/b.go": "file:///D:/elsewhere/b.go",
	} {
		assert.Equal(t, want, fileURI(file))
	}
}

// TestSARIFSaysNothingOfWhatIsNotKnown looks for lists without elements, for indices of
// nothing and for values that stand for none.
func TestSARIFSaysNothingOfWhatIsNotKnown(t *testing.T) {
	for _, r := range []*Report{sample(), reviewed(), {Version: "(devel)"}} {
		var doc any
		require.NoError(t, json.Unmarshal([]byte(render(t, "sarif", r, Style{})), &doc))
		var look func(at string, v any)
		look = func(at string, v any) {
			switch v := v.(type) {
			case map[string]any:
				assert.NotEmpty(t, v, at)
				for name, part := range v {
					look(at+"/"+name, part)
				}
			case []any:
				if at != "/runs/0/results" { // none were found, which differs from not looked for
					assert.NotEmpty(t, v, at)
				}
				for i, part := range v {
					look(fmt.Sprintf("%s/%d", at, i), part)
				}
			case float64:
				assert.GreaterOrEqual(t, v, 0.0, at)
			case nil:
				assert.Fail(t, "null", at)
			}
		}
		look("", doc)
	}
}
