package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

// ranked is what growthlint -json rank writes, as far as labels need it.
type ranked struct {
	Findings []rankedFinding `json:"findings"`
	Profile  *struct {
		Hours    *float64 `json:"hours"`
		Profiles []struct {
			File string `json:"file"`
		} `json:"profiles"`
		Notes []string `json:"notes"`
	} `json:"profile"`
}

// rankedFinding is a finding with what profiles hold of it.
type rankedFinding struct {
	checkout.Finding
	Live *live `json:"live"`
}

// live is what the label's reason says.
type live struct {
	State           string `json:"state"`
	Bytes           int64  `json:"bytes"`
	Objects         int64  `json:"objects"`
	Growth          *int64 `json:"growth"`
	Goroutines      *int64 `json:"goroutines"`
	GoroutineGrowth *int64 `json:"goroutine_growth"`
	ByFunction      bool   `json:"by_function"`
}

// measuredFinding is a finding and the reason why it is confirmed, "" if it is not.
type measuredFinding struct {
	checkout.Finding

	reason string
}

// liveLabels turns the findings that profiles or a log of a probe have confirmed into labels.
// Confirmed is what grew between two profiles of the build that was analysed, or from the first to
// the last third of a log: one profile alone shows that something is held, not that it grows.
func liveLabels(args []string, stdout, stderr io.Writer) error {
	var path, out string
	var head heads.Head
	fs := flags("precision live", &path, stderr)
	fs.StringVar(&head.Repository, "repository", "", "`owner/name` of what was analysed")
	fs.StringVar(&head.Commit, "commit", "", "`commit` that was built and analysed")
	fs.StringVar(&head.ModuleDir, "module-dir", ".", "`directory` of the module, from the root of the repository")
	fs.StringVar(&out, "out", "", "`file` for the labels; without it standard output")
	if err := harness.Parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() != 1 || !heads.IsRepository(head.Repository) || head.Commit == "" {
		return fmt.Errorf("%w: live needs -repository owner/name, -commit COMMIT and the file that growthlint -json rank or growthlint probe report -json wrote", harness.ErrUsage)
	}
	measured, err := readMeasured(fs.Arg(0))
	if err != nil {
		return err
	}
	known, err := heads.ReadLabels(path)
	if err != nil {
		return err
	}
	labels, had := confirmed(head, measured, known)
	if err := heads.CheckLabels(labels); err != nil {
		return err
	}
	if out != "" {
		if err := heads.WriteLabels(out, labels); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "%d confirmed, %d of them labelled already, %d not confirmed\n", len(labels)+had, had, len(measured)-len(labels)-had)
		return nil
	}
	for _, l := range labels {
		if err := checkout.WriteLine(stdout, l); err != nil {
			return err
		}
	}
	return nil
}

// notRead ends a reason that no person has given.
const notRead = "; whether it is meant to grow was not read"

// readMeasured reads what rank or probe report wrote.
func readMeasured(file string) ([]measuredFinding, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("could not read what was measured: %w", err)
	}
	var kind struct {
		Probe *probed `json:"probe"`
	}
	if err := json.Unmarshal(data, &kind); err != nil {
		return nil, fmt.Errorf("%s is nothing that growthlint -json rank or growthlint probe report -json wrote: %w", file, err)
	}
	if kind.Probe != nil {
		return kind.Probe.measured(file)
	}
	return readRanked(file, data)
}

func readRanked(file string, data []byte) ([]measuredFinding, error) {
	var r ranked
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("%s is nothing that growthlint -json rank wrote: %w", file, err)
	}
	if r.Profile == nil {
		return nil, fmt.Errorf("%s was written without a profile: growthlint -json rank -base EARLIER -profile LATER writes one", file)
	}
	if len(r.Profile.Profiles) < 2 {
		return nil, fmt.Errorf("%s knows one profile, and that tells of no growth: give rank another with -base", file)
	}
	var out []measuredFinding
	for _, f := range r.Findings {
		out = append(out, measuredFinding{f.Finding, f.reason(r.Profile.Hours)})
	}
	return out, nil
}

// confirmed are the labels of what grew, in the order of the labels file, without those that
// have one; had counts these.
func confirmed(head heads.Head, measured []measuredFinding, known []heads.Label) (labels []heads.Label, had int) {
	run := &heads.Run{Head: head}
	for _, f := range measured {
		if f.reason == "" {
			continue
		}
		l := Judged{Run: run, Finding: f.Finding}.skeleton()
		if slices.ContainsFunc(known, func(k heads.Label) bool { return k.Key() == l.Key() }) {
			had++
			continue
		}
		l.Label, l.Reason = heads.IsTrue, f.reason
		labels = append(labels, l)
	}
	slices.SortFunc(labels, heads.CompareLabels)
	return labels, had
}

// reason says by how much a finding grew, "" if that is not confirmed.
func (f rankedFinding) reason(hours *float64) string {
	l := f.Live
	if l == nil || l.State != "grows" || l.ByFunction {
		return ""
	}
	var parts []string
	if l.Growth != nil && *l.Growth > 0 {
		parts = append(parts, fmt.Sprintf("%d bytes more in use than before, %d in %d objects at the end", *l.Growth, l.Bytes, l.Objects))
	}
	if l.GoroutineGrowth != nil && *l.GoroutineGrowth > 0 && l.Goroutines != nil {
		parts = append(parts, fmt.Sprintf("%d goroutines more than before, %d at the end", *l.GoroutineGrowth, *l.Goroutines))
	}
	if len(parts) == 0 {
		return ""
	}
	text := "confirmed by profiles of a running process: " + strings.Join(parts, "; ")
	if hours != nil {
		text += fmt.Sprintf("; %.2f hours between them", *hours)
	}
	return text + notRead
}
