package laws

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"path"
	"strings"

	"github.com/growthlint/growthlint/internal/cli"
)

// Found is a finding as the command reports it.
type Found struct {
	Rule, Confidence string
	// Container is its key without the package's path, Kind the kind of growth.
	Container string
	// File is slash-separated and relative to the folder of the run.
	File string
	Line int
}

// AtMedium reports whether it is shown by default.
func (f *Found) AtMedium() bool { return f.Confidence == "medium" || f.Confidence == "high" }

// Dir is the folder of its file.
func (f *Found) Dir() string { return path.Dir(f.File) }

// below reports whether it lies below a folder.
func (f *Found) below(folder string) bool { return strings.HasPrefix(f.File, folder+"/") }

// Findings runs the command on everything below dir, in process or, if tool is not
// empty, as that program, and returns what it finds, low findings too. What cannot be
// analysed is an error.
func Findings(dir, tool string) ([]Found, error) {
	args := []string{"-C", dir, "-format", "json", "-min-confidence", "low", "-fail-on", "none", "-no-cache", "-progress", "never", "./..."}
	var stdout, stderr bytes.Buffer
	if tool == "" {
		if code := cli.Main(args, &stdout, &stderr); code != 0 && stdout.Len() == 0 {
			return nil, fmt.Errorf("growthlint ends with %d: %s", code, &stderr)
		}
	} else {
		cmd := exec.Command(tool, args...)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		var exit *exec.ExitError
		if err := cmd.Run(); err != nil && (!errors.As(err, &exit) || stdout.Len() == 0) {
			return nil, fmt.Errorf("running %s: %w\n%s", tool, err, &stderr)
		}
	}
	return decode(stdout.Bytes())
}

func decode(text []byte) ([]Found, error) {
	var doc struct {
		Findings []struct {
			Rule, Confidence string
			Container        struct{ Key, Package string }
			Position         struct {
				File string
				Line int
			}
		}
		Errors []struct{ Package, File, Message string }
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("reading the findings: %w", err)
	}
	var faults []error
	for _, e := range doc.Errors {
		faults = append(faults, fmt.Errorf("not analysed: %s: %s: %s", e.Package, e.File, e.Message))
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults[:min(len(faults), 20)]...)
	}
	out := make([]Found, len(doc.Findings))
	for i, f := range doc.Findings {
		out[i] = Found{
			Rule: f.Rule, Confidence: f.Confidence, File: f.Position.File, Line: f.Position.Line,
			Container: strings.TrimPrefix(f.Container.Key, f.Container.Package+"."),
		}
	}
	return out, nil
}
