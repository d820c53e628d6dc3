// Package agree compares what the drivers report: the command, real go vet, the passes in
// process and, where it is given one, a real golangci-lint. Tests and measurements use
// it; no driver does.
package agree

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Place is where something is reported, and by which rule.
type Place struct {
	// File is slash-separated and relative to the directory of the run.
	File         string
	Line, Column int
	Rule         string
}

// Report is what a driver reports at a place.
type Report struct {
	Place
	// Message is what the driver shows.
	Message string
	// Fingerprint and Confidence are empty where the driver shows none.
	Fingerprint, Confidence string
}

// Run says what to run where.
type Run struct {
	// Tool is the driver's program: growthlint, or a golangci-lint.
	Tool string
	Dir  string
	// Args are flags and patterns.
	Args []string
	// Env is added to the environment.
	Env []string
}

func (r Run) environment() []string { return append(os.Environ(), r.Env...) }

// output returns what a program writes to standard output; exit status 1 is no error.
func (r Run) output(ctx context.Context, program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Dir, cmd.Env = r.Dir, r.environment()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() > 1) {
		return nil, fmt.Errorf("running %s %s: %w\n%s", filepath.Base(program), strings.Join(args, " "), err, &stderr)
	}
	return out, nil
}

// Command returns what the command finds, low findings too. Packages that cannot be
// analysed in full are accepted.
func Command(ctx context.Context, r Run) ([]Report, error) {
	out, err := r.output(ctx, r.Tool, append([]string{"-format", "json", "-min-confidence", "low", "-allow-incomplete"}, r.Args...)...)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Findings []struct {
			Rule, Confidence, Fingerprint, Message, Remedy string
			Position                                       struct {
				File         string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, fmt.Errorf("reading the findings of the command: %w", err)
	}
	list := make([]Report, len(doc.Findings))
	for i, f := range doc.Findings {
		list[i] = Report{
			Place:   Place{File: f.Position.File, Line: f.Position.Line, Column: f.Position.Column, Rule: f.Rule},
			Message: f.Message + "; " + f.Remedy, Fingerprint: f.Fingerprint, Confidence: f.Confidence,
		}
	}
	return list, nil
}

// Golangci returns what golangci-lint reports by growthlint. The flags in Args are to
// leave JSON on standard output as they found it.
func Golangci(ctx context.Context, r Run) ([]Report, error) {
	args := append([]string{"run", "--output.json.path", "stdout", "--show-stats=false", "--path-mode", "abs"}, r.Args...)
	out, err := r.output(ctx, r.Tool, args...)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		return nil, fmt.Errorf("reading the issues of golangci-lint: %w", err)
	}
	var list []Report
	for _, i := range doc.Issues {
		if i.FromLinter != "growthlint" {
			continue
		}
		rule, _, ok := strings.Cut(i.Text, ": ")
		if !ok {
			return nil, fmt.Errorf("golangci-lint shows no rule: %q", i.Text)
		}
		list = append(list, Report{Place: r.place(i.Pos.Filename, i.Pos.Line, i.Pos.Column, rule), Message: i.Text})
	}
	return list, nil
}

func (r Run) place(file string, line, column int, rule string) Place {
	if rel, err := filepath.Rel(r.Dir, file); err == nil {
		file = rel
	}
	return Place{File: filepath.ToSlash(file), Line: line, Column: column, Rule: rule}
}
