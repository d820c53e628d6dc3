package report

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/growthlint/growthlint/internal/finding"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func at(file string, line, column, end int) finding.Position {
	p := finding.Position{File: file, Line: line, Column: column}
	if end > 0 {
		p.EndLine, p.EndColumn = line, end
	}
	return p
}

func spot(file string, line, column int) *finding.Position {
	p := at(file, line, column, 0)
	return &p
}

// sessions has all that a finding about a container can have but a fix.
func sessions() finding.Finding {
	const file = "relay/server.go"
	return finding.Finding{
		Rule: "mapgrow", Confidence: finding.High, Score: 0.93,
		Container: finding.Container{
			Key: "example.com/m/relay.Server.sessions", Package: "example.com/m/relay", Owner: "Server", Name: "sessions",
			Kind: "map", Type: "map[string]*session", Declared: at(file, 12, 2, 0),
		},
		Position: at(file, 40, 3, 24),
		Function: "(*Server).accept",
		Message:  "Server.sessions gains an entry for each connection and nothing deletes one",
		Grows: []finding.Site{
			{Position: at(file, 31, 2, 20), Function: "(*Server).restore", What: "s.sessions[k] = v", KeyOrigin: "ranged"},
			{Position: at(file, 40, 3, 24), Function: "(*Server).accept", What: "s.sessions[id] = sess", KeyOrigin: "fresh id"},
		},
		Shrinks: []finding.Site{
			{Position: at(file, 90, 3, 20), Function: "(*Server).Close", What: "clear(s.sessions)", WhyNot: "runs only as the process ends"},
		},
		Evidence: []finding.Evidence{
			{Code: "sibling-deleted", For: true, Text: "clients and tokens lose the same key in (*Server).disconnect", Position: spot(file, 71, 2)},
			{Code: "long-lived", For: true, Text: "a Server lives as long as the process"},
			{Code: "long-lived", For: true, Text: "a lock beside it: goroutines share it"},
			{Code: "rung", For: true, Text: "decided by: sibling loses the same key"},
			{Code: "open", For: false, Text: "Server is exported, and its users may be out of view", Position: spot(file, 10, 6)},
		},
		Remedy:      "delete(s.sessions, id) in (*Server).disconnect",
		Fingerprint: "v1:0123456789abcdef",
	}
}

// spawned is a finding without a container.
func spawned() finding.Finding {
	return finding.Finding{
		Rule: "goroutinegrow", Confidence: finding.Medium, Score: 0.8,
		Container:   finding.Container{Key: "example.com/m/relay.(*Server).watch go poll", Package: "example.com/m/relay", Owner: "Server", Name: "watch"},
		Position:    at("../shared/watch.go", 7, 2, 0),
		Function:    "(*Server).watch",
		Message:     "each call of watch starts a goroutine that never ends",
		Remedy:      "end it when the context is done",
		Fingerprint: "v1:fedcba9876543210",
	}
}

// fixable has edits, live memory and text that would steer a terminal.
func fixable() finding.Finding {
	return finding.Finding{
		Rule: "slicegrow", Confidence: finding.Low, Score: 0.4,
		Container: finding.Container{
			Key: "example.com/m/relay.run.lines", Package: "example.com/m/relay", Name: "lines", Kind: "slice", Type: "[]string",
			Declared: at("relay/run.go", 4, 2, 0),
		},
		Position:    at("relay/run.go", 9, 3, 52),
		Function:    "run",
		Message:     "lines is appended to for each message <and> never cut",
		Grows:       []finding.Site{{Position: at("relay/run.go", 9, 3, 52), Function: "run", What: "lines = append(lines, \"\x1b[2Jgone\u202e\")"}},
		Remedy:      "keep the last n",
		Fixes:       []finding.Fix{{Message: "cut after the append", Edits: []finding.Edit{{Position: at("relay/run.go", 9, 52, 52), NewText: "\n\t\tlines = lines[:0]"}}}},
		Fingerprint: "v1:00000000000000ff",
		Live: &finding.Live{
			Bytes: 1 << 20, Objects: 12, Share: 0.25, Rank: 1, State: finding.LiveHolds, Places: []finding.LivePlace{}, History: []int64{1 << 20}, GoroutineHistory: []int64{},
		},
	}
}

func sample() *Report {
	return &Report{
		Version:  "v0.1.0",
		Findings: []finding.Finding{spawned(), fixable(), sessions()},
		Troubles: []finding.Trouble{
			{Package: "example.com/m/broken", Kind: finding.TroubleList, Message: "no required module provides package x"},
			{Package: "example.com/m/bad", File: "bad/bad.go", Line: 3, Column: 9, Kind: finding.TroubleType, Message: "undefined: y"},
		},
		Stats: finding.Stats{Packages: 12, Functions: 340, Containers: 57, Unknown: 3, Suppressed: 1, Seconds: 0.8},
	}
}

// golden compares with a file of testdata; UPDATE_GOLDEN=1 rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o666))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func render(t *testing.T, name string, r *Report, s Style) string {
	t.Helper()
	f, ok := Find(name)
	require.True(t, ok)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b, r, s))
	return b.String()
}

// sourceLines is the code that the excerpts of sample show.
func sourceLines(file string, line int) (string, bool) {
	switch {
	case file == "relay/server.go" && line == 40:
		return "\t\ts.sessions[id] = sess // one for each connection that this server has accepted", true
	case file == "relay/run.go" && line == 9:
		return "\t\tlines = append(lines, \"\x1b[2Jgone\u202e and so much more\")", true
	}
	return "", false
}

func TestGolden(t *testing.T) {
	for _, tt := range []struct {
		golden, format string
		style          Style
	}{
		{"findings.json", "json", Style{Verbose: true, Color: true, Width: 20}},
		{"plain.txt", "text", Style{}},
		{"verbose.txt", "text", Style{Verbose: true}},
		{"terminal.txt", "text", Style{Source: sourceLines, Width: 60}},
		{"packages.txt", "text", Style{Group: ByPackage}},
		{"holders.txt", "text", Style{Group: ByHolder, Source: sourceLines, Width: 60}},
		{"narrow.txt", "text", Style{Source: sourceLines, Width: 10, Verbose: true}},
	} {
		t.Run(tt.golden, func(t *testing.T) {
			golden(t, tt.golden, render(t, tt.format, sample(), tt.style))
		})
	}
}

func TestColorChangesNothingButColor(t *testing.T) {
	plain := render(t, "text", sample(), Style{Verbose: true, Source: sourceLines, Width: 80, Group: ByHolder})
	colored := render(t, "text", sample(), Style{Verbose: true, Source: sourceLines, Width: 80, Group: ByHolder, Color: true})
	assert.NotContains(t, plain, "\x1b")
	assert.NotEqual(t, plain, colored)
	assert.Equal(t, plain, ansi.Strip(colored))
}

func TestExcerptFitsTheTerminal(t *testing.T) {
	long := "\tx := " + strings.Repeat("f(", 60) + "m[key] = value" + strings.Repeat(")", 60)
	column := strings.Index(long, "m[key]") + 1
	f := finding.Finding{Position: at("a.go", 1, column, column+len("m[key] = value"))}
	source := func(string, int) (string, bool) { return long, true }
	for _, width := range []int{40, 60, 100, 1000} {
		out := render(t, "text", &Report{Findings: []finding.Finding{f}}, Style{Source: source, Width: width})
		lines := strings.Split(out, "\n")
		code, mark := lines[1], lines[2]
		assert.LessOrEqual(t, ansi.StringWidth(code), width)
		assert.LessOrEqual(t, ansi.StringWidth(mark), width)
		start := ansi.StringWidth(mark[:strings.Index(mark, "^")])
		marked := ansi.Cut(code, start, start+ansi.StringWidth(mark[strings.Index(mark, "^"):]))
		assert.Equal(t, "m[key] = value", marked, "width %d", width)
	}
}

func TestExcerptOfAnImpossiblePlaceIsLeftOut(t *testing.T) {
	source := func(string, int) (string, bool) { return "short", true }
	for _, column := range []int{0, 7, 700} {
		f := finding.Finding{Position: at("a.go", 1, column, column+2)}
		out := render(t, "text", &Report{Findings: []finding.Finding{f}}, Style{Source: source, Width: 80})
		assert.NotContains(t, out, "short")
	}
}

func TestJSONMatchesTheSchema(t *testing.T) {
	schema := strictSchema(t)
	for name, r := range map[string]*Report{
		"full":    sample(),
		"empty":   {Version: "(devel)"},
		"ranking": ranking(),
	} {
		t.Run(name, func(t *testing.T) {
			doc, err := jsonschema.UnmarshalJSON(strings.NewReader(render(t, "json", r, Style{})))
			require.NoError(t, err)
			assert.NoError(t, schema.Validate(doc))
		})
	}
}

func TestSchemaRefusesOtherShapes(t *testing.T) {
	schema := strictSchema(t)
	good := render(t, "json", sample(), Style{})
	for _, change := range [][2]string{
		{`"version": 1`, `"version": 2`},
		{`"confidence": "high"`, `"confidence": "certain"`},
		{`"fixes": []`, `"fixes": null`},
		{",\n      \"live\": null", ``},
		{`"live": null`, `"live": null, "extra": 1`},
		{`"end_line": 40,`, ``},
		{`"fingerprint": "v1:`, `"fingerprint": "v2:`},
		{`"declared": null`, `"declared": {}`},
	} {
		require.Contains(t, good, change[0])
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(strings.Replace(good, change[0], change[1], 1)))
		require.NoError(t, err)
		assert.Error(t, schema.Validate(doc), "%s for %s", change[1], change[0])
	}
}

// strictSchema compiles the published schema and forbids what it does not name:
// users must accept added fields, growthlint must not add undocumented ones.
func strictSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "findings.schema.json"))
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	require.NoError(t, err)
	forbidOthers(doc)
	c := jsonschema.NewCompiler()
	require.NoError(t, c.AddResource("findings.json", doc))
	schema, err := c.Compile("findings.json")
	require.NoError(t, err)
	return schema
}

func forbidOthers(node any) {
	switch node := node.(type) {
	case map[string]any:
		if _, ok := node["properties"].(map[string]any); ok {
			node["additionalProperties"] = false
		}
		for _, child := range node {
			forbidOthers(child)
		}
	case []any:
		for _, child := range node {
			forbidOthers(child)
		}
	}
}

func TestEachFieldIsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "json.md"))
	require.NoError(t, err)
	schema, err := os.ReadFile(filepath.Join("..", "..", "docs", "findings.schema.json"))
	require.NoError(t, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	require.NoError(t, err)
	names := fields(doc)
	require.NotEmpty(t, names)
	for _, field := range names {
		assert.True(t, bytes.Contains(text, []byte("`"+field+"`")), "docs/json.md does not name %s", field)
	}
}

// fields returns the names under every "properties" of a schema.
func fields(node any) []string {
	var out []string
	switch node := node.(type) {
	case map[string]any:
		if props, ok := node["properties"].(map[string]any); ok {
			out = slices.Collect(maps.Keys(props))
		}
		for _, child := range node {
			out = append(out, fields(child)...)
		}
	case []any:
		for _, child := range node {
			out = append(out, fields(child)...)
		}
	}
	return out
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("no space") }

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, f := range Formats() {
		assert.ErrorContains(t, f.Write(failingWriter{}, sample(), Style{}), "no space", f.Name)
	}
}

func TestFormatsAreSortedAndFound(t *testing.T) {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
		assert.NotEmpty(t, f.Summary)
	}
	assert.IsIncreasing(t, names)
	_, ok := Find("xml")
	assert.False(t, ok)
}
