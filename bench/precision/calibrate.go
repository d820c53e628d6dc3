package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

// calibrate prints what the labels say of each rung of the decision lists.
func calibrate(args []string, stdout, stderr io.Writer) error {
	var path, kept string
	var y yardstick
	fs := flags("precision calibrate", &path, stderr)
	fs.StringVar(&kept, "runs", "", "`file` of runs that precision -runs has kept, instead of or beside reports")
	fs.IntVar(&y.least, "least", 8, "`labels` that a rung needs before its confidence is judged")
	fs.Float64Var(&y.weight, "prior", 4, "`labels` that the share of the rung's confidence weighs in the rung's own")
	if err := harness.Parse(fs, args); err != nil {
		return err
	}
	if y.least < 1 || y.weight <= 0 {
		return fmt.Errorf("%w: -least and -prior must be positive", harness.ErrUsage)
	}
	runs, err := savedRuns(kept, fs.Args())
	if err != nil {
		return err
	}
	labels, err := heads.ReadLabels(path)
	if err != nil {
		return err
	}
	c := newCalibration(y, join(runs, labels, checkout.Low))
	if c.labels == 0 {
		return fmt.Errorf("no finding of the reports has a rung and a label in %s", path)
	}
	c.print(stdout)
	return nil
}

// savedRuns reads the reports that arguments of the form owner/name=file name, and
// the runs of a runs file that have one.
func savedRuns(kept string, reports []string) ([]heads.Run, error) {
	if kept == "" && len(reports) == 0 {
		return nil, fmt.Errorf("%w: calibrate needs reports, as owner/name=file, or -runs", harness.ErrUsage)
	}
	list, err := checkout.ReadLinesIfThere[heads.Run](kept, false)
	if err != nil {
		return nil, err
	}
	last := map[string]int{}
	for i, run := range list {
		last[run.Head.String()] = i
	}
	var runs []heads.Run
	for i, run := range list {
		if last[run.Head.String()] == i && run.Err == "" {
			runs = append(runs, run)
		}
	}
	for _, arg := range reports {
		repository, file, ok := strings.Cut(arg, "=")
		if !ok || !heads.IsRepository(repository) {
			return nil, fmt.Errorf("%w: want owner/name=file, got %q", harness.ErrUsage, arg)
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("could not read the report of %s: %w", repository, err)
		}
		var report checkout.Report
		if err := json.Unmarshal(data, &report); err != nil {
			return nil, fmt.Errorf("%s is no report of growthlint -format json: %w", file, err)
		}
		runs = append(runs, heads.Run{Head: heads.Head{Repository: repository}, Findings: report.Findings, Errors: report.Errors})
	}
	return runs, nil
}
