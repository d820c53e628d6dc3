package report

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

const (
	sarifSchema = "https://json.schemastore.org/sarif-2.1.0.json"
	// sarifResults is how many results GitHub takes in a run; more, and it refuses
	// the file.
	sarifResults = 25_000
	// sarifBytes is below the 10 MB that GitHub takes after gzip, which it may pack
	// a little worse than this program.
	sarifBytes = 9_500_000
	// fingerprintName is where our own identity of a finding stands.
	fingerprintName = "growthlint/v1"
)

func sarifFormat() Format {
	return Format{
		Name: "sarif", Summary: "SARIF 2.1.0, for code scanning; the best findings if there are more than it takes",
		FromRoot: true, Write: writeSARIF,
	}
}

func writeSARIF(w io.Writer, r *Report, _ Style) error {
	data, err := sarifWithin(r, sarifResults, sarifBytes)
	if err == nil {
		_, err = w.Write(data)
	}
	if err != nil {
		return fmt.Errorf("writing SARIF: %w", err)
	}
	return nil
}

// sarifWithin renders the best findings: at most results of them, and so many that
// the file is at most packed bytes long after gzip.
func sarifWithin(r *Report, results, packed int) ([]byte, error) {
	s := &sarifWriter{report: r, sources: newSources(r), ruleIndex: map[string]int{}}
	log := s.log()
	for n := min(results, len(r.Findings)); ; n = n * 3 / 4 {
		log.Runs[0].Results = each(best(r, n), s.result)
		data, err := encoded(log, n)
		if err != nil {
			return nil, err
		}
		size, err := packedSize(data)
		if err != nil {
			return nil, err
		}
		if size <= packed {
			return append(data, '\n'), nil
		}
		if n == 0 {
			return nil, errors.New("even without findings it is larger than GitHub takes")
		}
	}
}

// encoded renders a log with n results; where people will not read it, without
// indentation, which is half of it.
func encoded(log *sarifLog, n int) ([]byte, error) {
	const readable = 1000
	var data []byte
	var err error
	if n > readable {
		data, err = json.Marshal(log)
	} else {
		data, err = json.MarshalIndent(log, "", " ")
	}
	return escapedJSON(data), err
}

// packedSize returns how long data is after gzip.
func packedSize(data []byte) (int, error) {
	var n counter
	z := gzip.NewWriter(&n)
	if _, err := z.Write(data); err != nil {
		return 0, err
	}
	if err := z.Close(); err != nil {
		return 0, err
	}
	return int(n), nil
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// sarifWriter makes the parts of a SARIF log.
type sarifWriter struct {
	report    *Report
	sources   *sources
	ruleIndex map[string]int
}

// log returns the log with all but the results.
func (s *sarifWriter) log() *sarifLog {
	number := sarifVersion(s.report.Version)
	driver := sarifDriver{
		Name: "growthlint", FullName: "growthlint " + s.report.Version, Version: number, SemanticVersion: number, InformationURI: home,
	}
	for i, rule := range s.report.rules() {
		s.ruleIndex[rule.Name] = i
		driver.Rules = append(driver.Rules, sarifRule(rule, s.report.Version))
	}
	return &sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{{
		Tool:              sarifTool{driver},
		AutomationDetails: sarifAutomation{path.Join("growthlint", s.report.Folder) + "/"},
		ColumnKind:        "utf16CodeUnits",
		Invocations:       []sarifInvocation{s.invocation()},
	}}}
}

// sarifVersion is a version as readers of SARIF compare it, which have it begin with a
// number. What is built between releases comes before the first.
func sarifVersion(version string) string {
	if number, ok := strings.CutPrefix(version, "v"); ok {
		return number
	}
	return "0.0.0-devel"
}

// invocation tells whether all was seen, and what was not.
func (s *sarifWriter) invocation() sarifInvocation {
	inv := sarifInvocation{ExecutionSuccessful: len(s.report.Troubles) == 0}
	for _, t := range s.report.Troubles {
		n := sarifNotification{Level: LevelError.String(), Message: plainMessage(t.Package + ": " + t.Message)}
		if t.File != "" {
			at := finding.Position{File: t.File, Line: t.Line, Column: t.Column}
			n.Locations = []sarifLocation{s.location(at, "")}
		}
		inv.Notifications = append(inv.Notifications, n)
	}
	return inv
}

// plainMessage makes a message of text that is no SARIF mark-up: "m[k](x)" would
// be a link.
func plainMessage(text string) sarifMessage {
	return sarifMessage{strings.ReplaceAll(text, "](", "] (")}
}

func (s *sarifWriter) result(f finding.Finding) sarifResult {
	fingerprints := map[string]string{fingerprintName: f.Fingerprint}
	if hash := s.sources.file(f.Position.File).hash(f.Position.Line); hash != "" {
		fingerprints["primaryLocationLineHash"] = hash
	}
	var thread sarifThreadFlow
	for _, step := range flow(f) {
		thread.Locations = append(thread.Locations, sarifStep{s.location(step.position, step.text)})
	}
	return sarifResult{
		RuleID: f.Rule, RuleIndex: s.ruleIndex[f.Rule], Level: s.report.Levels.Of(f.Confidence).String(),
		Message:      plainMessage(fullMessage(f)),
		Locations:    []sarifLocation{s.location(f.Position, "")},
		CodeFlows:    []sarifCodeFlow{{[]sarifThreadFlow{thread}}},
		Fixes:        s.fixes(f),
		Fingerprints: fingerprints,
		Properties:   sarifResultBag{f.Confidence.String(), f.Score, f.Container.Key},
	}
}

// location is one line, since GitHub shows an alert in a pull request only if all
// lines of its region were changed.
func (s *sarifWriter) location(p finding.Position, text string) sarifLocation {
	at := s.sources.utf16Span(p)
	loc := sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{fileURI(p.File)},
		Region:   sarifRegion{at.line, at.column, at.line, at.end},
	}}
	if text != "" {
		m := plainMessage(text)
		loc.Message = &m
	}
	return loc
}

// fileURI returns the reference to a file of the report: relative unless the path
// is absolute, with what a URI does not allow percent-encoded.
func fileURI(file string) string {
	if path.IsAbs(file) {
		return (&url.URL{Scheme: "file", Path: file}).String()
	}
	if len(file) > 1 && file[1] == ':' { // C:/x, another volume of Windows
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	return (&url.URL{Path: file}).String()
}

// fixes are the changes that -fix could make, each with its edits by file.
func (s *sarifWriter) fixes(f finding.Finding) []sarifFix {
	var out []sarifFix
	for _, fix := range f.Fixes {
		text := sarifFix{Description: plainMessage(fix.Message)}
		for _, e := range fix.Edits {
			i := slices.IndexFunc(text.Changes, func(c sarifChange) bool { return c.Artifact.URI == fileURI(e.File) })
			if i < 0 {
				i = len(text.Changes)
				text.Changes = append(text.Changes, sarifChange{Artifact: sarifArtifact{fileURI(e.File)}})
			}
			text.Changes[i].Replacements = append(text.Changes[i].Replacements, sarifReplacement{
				Deleted: s.deleted(e.Position), Inserted: sarifContent{e.NewText},
			})
		}
		if len(text.Changes) > 0 {
			out = append(out, text)
		}
	}
	return out
}
