package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
)

// serverSource is relay/server.go of the sample: line 40 has two characters before
// the operation that are longer in bytes than in UTF-16, one of them a pair there.
func serverSource() []byte {
	lines := make([]string, 100)
	for i := range lines {
		lines[i] = "//" + strings.Repeat("x", i)
	}
	lines[39] = "/* é😀 */ s.sessions[id] = sess // after"
	return []byte(strings.Join(lines, "\r\n"))
}

// reviewed is the sample with all that formats for code review use.
func reviewed() *Report {
	r := sample()
	r.Rules = []Rule{
		{Name: "mapgrow", Summary: "reports maps that only grow", Doc: "Package mapgrow reports maps\nthat only grow.\n\n# How to fix\n\n\tdelete(m, k)\n"},
		{Name: "directive", Title: "CommentThatSilencesNothing", Summary: "reports comments that silence nothing", URL: home + "#silencing"},
	}
	r.File = func(name string) ([]byte, bool) {
		switch name {
		case "relay/server.go":
			return serverSource(), true
		case "relay/run.go":
			return []byte(strings.Repeat("\n", 8) + "\t\tlines = append(lines, x)\n"), true
		}
		return nil, false
	}
	line := strings.Split(string(serverSource()), "\r\n")[39]
	start := strings.Index(line, "s.sessions") + 1
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Rule == "mapgrow" {
			f.Position = at(f.Position.File, 40, start, start+len("s.sessions[id] = sess"))
			f.Grows[1].Position = f.Position
		}
	}
	return r
}

func TestGoldenOfReviewFormats(t *testing.T) {
	for file, format := range map[string]string{
		"findings.sarif": "sarif", "github.txt": "github", "rdjson.json": "rdjson", "rdjsonl.jsonl": "rdjsonl",
		"gitlab.json": "gitlab", "checkstyle.xml": "checkstyle", "junit.xml": "junit",
	} {
		t.Run(file, func(t *testing.T) { golden(t, file, render(t, format, reviewed(), Style{})) })
	}
	golden(t, "summary.md", stepSummary(reviewed(), 1<<20))
}

// odd has paths and texts that each format has to escape.
func odd() *Report {
	f := sessions()
	f.Position.File = "a b/100%/ü,:x[1].go"
	f.Message = "a.m[k](v) <&> \"q\" ::error::x ##[warning]y | z\x00\x1b"
	f.Remedy = "50% of it, at 12:30"
	return &Report{Version: "(devel)", Findings: []finding.Finding{f}}
}

func TestOddTextsAreEscaped(t *testing.T) {
	type location struct {
		PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
	}
	var log struct {
		Runs []struct {
			Results []struct {
				Message   struct{ Text string }
				Locations []location
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(render(t, "sarif", odd(), Style{})), &log))
	res := log.Runs[0].Results[0]
	assert.Equal(t, "a%20b/100%25/%C3%BC,:x%5B1%5D.go", res.Locations[0].PhysicalLocation.ArtifactLocation.URI)
	assert.Contains(t, res.Message.Text, "a.m[k] (v) <&>", "no link of SARIF's")

	commands := strings.Split(strings.TrimSpace(render(t, "github", odd(), Style{})), "\n")
	require.Len(t, commands, 2)
	assert.Contains(t, commands[1], "file=a b/100%25/ü%2C%3Ax[1].go,line=40,")
	assert.Contains(t, commands[1], "## [warning]y")
	assert.True(t, strings.HasSuffix(commands[1], "%0ARemedy: 50%25 of it, at 12:30"), commands[1])

	for _, name := range []string{"checkstyle", "junit"} {
		text := render(t, name, odd(), Style{})
		assert.NoError(t, xml.Unmarshal([]byte(text), new(struct{ XMLName xml.Name })), name)
		assert.Contains(t, text, "a b/100%/ü,:x[1].go", name)
		assert.NotContains(t, text, "\x1b", name)
	}
	for _, name := range []string{"rdjson", "gitlab"} {
		assert.Contains(t, render(t, name, odd(), Style{}), `"path": "a b/100%/ü,:x[1].go"`, name)
	}
	row := stepSummary(odd(), 1<<20)
	assert.Contains(t, row, `a.m\[k\](v) &lt;&amp;&gt;`)
	assert.Contains(t, row, `\| z`)
}

func TestEmptyReports(t *testing.T) {
	empty := &Report{Version: "(devel)"}
	assert.Equal(t, "[]\n", render(t, "gitlab", empty, Style{}))
	assert.Equal(t, "", render(t, "rdjsonl", empty, Style{}))
	assert.Contains(t, render(t, "rdjson", empty, Style{}), `"diagnostics": []`)
	assert.Equal(t, "::remove-matcher owner=go::\n", render(t, "github", empty, Style{}))
	assert.Equal(t, "### growthlint: no findings\n\n\n", stepSummary(empty, 1<<20))
	assert.Contains(t, render(t, "junit", empty, Style{}), `<testcase name="no findings" classname="growthlint"></testcase>`)
	assert.Equal(t, xml.Header+"<checkstyle version=\"5.0\"></checkstyle>\n", render(t, "checkstyle", empty, Style{}))
}

func TestFindingsAboutCommentsHaveAPackage(t *testing.T) {
	r := &Report{Findings: []finding.Finding{{
		Rule: "directive", Confidence: finding.High, Message: "no reason", Position: at("relay/a.go", 3, 1, 0), Fingerprint: "v1:00000000000000aa",
	}}}
	assert.Contains(t, render(t, "junit", r, Style{}), `<testcase name="directive v1:00000000000000aa" classname="relay"`)
	assert.Contains(t, render(t, "text", r, Style{Group: ByPackage}), "# relay: 1 finding\n")
	assert.NoError(t, sarifSchemaOf(t).Validate(decoded(t, render(t, "sarif", r, Style{}))))
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	require.NoError(t, err)
	return doc
}

// TestReviewdogReadsIt decodes strictly into the fields that reviewdog's Diagnostic
// Format has.
func TestReviewdogReadsIt(t *testing.T) {
	type place struct {
		Path  string
		Range struct{ Start, End struct{ Line, Column int } }
	}
	type diagnostic struct {
		Message, Severity string
		Location          place
		Source            struct{ Name, URL string }
		Code              struct{ Value, URL string }
		Suggestions       []struct {
			Range struct{ Start, End struct{ Line, Column int } }
			Text  string
		}
		RelatedLocations []struct {
			Message  string
			Location place
		} `json:"related_locations"`
	}
	dec := json.NewDecoder(strings.NewReader(render(t, "rdjsonl", reviewed(), Style{})))
	dec.DisallowUnknownFields()
	var got []diagnostic
	for dec.More() {
		var d diagnostic
		require.NoError(t, dec.Decode(&d))
		got = append(got, d)
	}
	require.Len(t, got, 3)
	assert.Equal(t, []string{"WARNING", "INFO", "ERROR"}, []string{got[0].Severity, got[1].Severity, got[2].Severity})
	line := strings.Split(string(serverSource()), "\r\n")[39]
	r := got[2].Location.Range
	assert.Equal(t, "s.sessions[id] = sess", line[r.Start.Column-1:r.End.Column-1], "columns are bytes")
	require.Len(t, got[1].Suggestions, 1)
	assert.Equal(t, "\n\t\tlines = lines[:0]", got[1].Suggestions[0].Text)
}

// TestGitLabReadsIt holds what GitLab's page on Code Quality asks of an entry.
func TestGitLabReadsIt(t *testing.T) {
	var issues []map[string]any
	require.NoError(t, json.Unmarshal([]byte(render(t, "gitlab", reviewed(), Style{})), &issues))
	seen := map[any]bool{}
	for _, issue := range issues {
		assert.Contains(t, []string{"info", "minor", "major", "critical", "blocker"}, issue["severity"])
		assert.NotEmpty(t, issue["description"])
		assert.NotEmpty(t, issue["check_name"])
		assert.False(t, seen[issue["fingerprint"]], "GitLab shows one of those with equal fingerprints")
		seen[issue["fingerprint"]] = true
		assert.Contains(t, issue["location"], "path")
	}
	moved := reviewed()
	for i := range moved.Findings {
		moved.Findings[i].Position.Line += 7
	}
	var after []map[string]any
	require.NoError(t, json.Unmarshal([]byte(render(t, "gitlab", moved, Style{})), &after))
	for i := range issues {
		assert.Equal(t, issues[i]["fingerprint"], after[i]["fingerprint"])
	}
}

func sarifSchemaOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "sarif-2.1.0.schema.json"))
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("sarif.json", doc))
	schema, err := c.Compile("sarif.json")
	require.NoError(t, err)
	return schema
}

func TestSARIFMatchesTheSchema(t *testing.T) {
	schema := sarifSchemaOf(t)
	for name, r := range map[string]*Report{"full": reviewed(), "odd": odd(), "empty": {Version: "(devel)"}} {
		text := render(t, "sarif", r, Style{})
		assert.NoError(t, schema.Validate(decoded(t, text)), name)
		assert.Error(t, schema.Validate(decoded(t, strings.Replace(text, `"results"`, `"result"`, 1))), name)
	}
}
