package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const sarifSchema = "../../internal/report/testdata/sarif-2.1.0.schema.json"

// sarifResults is what the scripts look at of a SARIF log.
type sarifResults struct {
	Runs []struct {
		AutomationDetails struct{ ID string }
		Results           []struct {
			RuleID, Level       string
			PartialFingerprints map[string]string
			Locations           []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
				}
			}
		}
	}
}

// sarif FILE ROOT OUT checks FILE against the schema of SARIF and writes a line for
// each result to OUT: its URI, its line and the code in ROOT that its region covers.
func sarif(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: sarif file root out")
	}
	text := ts.ReadFile(args[0])
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	ts.Check(err)
	published, err := jsonschema.NewCompiler().Compile(sarifSchema)
	ts.Check(err)
	ts.Check(published.Validate(doc))
	var log sarifResults
	ts.Check(json.Unmarshal([]byte(text), &log))
	out := ""
	for _, run := range log.Runs {
		out += run.AutomationDetails.ID + "\n"
		for _, res := range run.Results {
			at := res.Locations[0].PhysicalLocation
			code, err := covered(ts.MkAbs(args[1]), at.ArtifactLocation.URI, at.Region.StartLine, at.Region.StartColumn, at.Region.EndColumn)
			ts.Check(err)
			if res.PartialFingerprints["primaryLocationLineHash"] == "" {
				ts.Fatalf("no line hash")
			}
			out += fmt.Sprintf("%s:%d %s %s: %s\n", at.ArtifactLocation.URI, at.Region.StartLine, res.Level, res.RuleID, code)
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(out), 0o666))
}

// covered returns the code at a place, with columns in UTF-16 code units.
func covered(root, uri string, line, start, end int) (string, error) {
	u, err := url.Parse(uri)
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(u.Path)))
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	if line < 1 || line > len(lines) {
		return "", fmt.Errorf("%s has no line %d", uri, line)
	}
	units := utf16.Encode([]rune(lines[line-1]))
	if start < 1 || end < start || end-1 > len(units) {
		return "", fmt.Errorf("%s:%d has no columns %d to %d", uri, line, start, end)
	}
	return string(utf16.Decode(units[start-1 : end-1])), nil
}
