package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

// Finding is a finding at medium or above on a head of the round.
type Finding struct {
	Repository  string `json:"repository"`
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Confidence  string `json:"confidence"`
	Container   string `json:"container"`
	// Position is file:line, the file from the root of the repository.
	Position string `json:"position"`
}

func (f Finding) key() heads.Key {
	return heads.Key{Repository: f.Repository, Fingerprint: f.Fingerprint}
}

// findings records what the tool gave on the round's heads, from a runs file of
// bench/precision.
func findings(_ context.Context, c *call) error {
	var runs, after, date string
	c.flags.StringVar(&runs, "runs", "", "runs `file` of bench/precision")
	c.flags.StringVar(&after, "after", "", "full `commit` of another tool: record the figures after")
	c.flags.StringVar(&date, "date", time.Now().Format(time.DateOnly), "`date` of the figures after")
	if err := c.parse(); err != nil {
		return err
	}
	if runs == "" {
		return fmt.Errorf("%w: findings wants -runs", harness.ErrUsage)
	}
	r, err := readRound(c.rounds, c.round)
	if err != nil {
		return err
	}
	list, err := r.heads()
	if err != nil {
		return err
	}
	kept, err := heads.KeptRuns(runs)
	if err != nil {
		return err
	}
	stamp, err := sameTool(list, kept, runs)
	if err != nil {
		return err
	}
	reading, dir, err := r.reading(after, date, stamp)
	if err != nil {
		return err
	}
	if dir == beforeDir && reading.Findings != "" {
		return fmt.Errorf("round %s: the findings before are recorded and stay as they are", r.Name)
	}
	if err := r.seal(); err != nil {
		return err
	}
	name := filepath.Join(dir, findingsFile)
	if err := replaceLines(r.path(name), found(list, kept)); err != nil {
		return err
	}
	if reading.Findings, err = r.sum(name); err != nil {
		return err
	}
	return r.update(func(now *Round) { now.put(*reading, dir) })
}

// sameTool returns the stamp of the tool that made the heads' runs. Each head
// must have a run with a report, all of one tool.
func sameTool(list []heads.Head, kept map[string]heads.Run, path string) (string, error) {
	if len(list) == 0 {
		return "", errors.New("the round has no heads")
	}
	stamp := ""
	for _, h := range list {
		run, ok := kept[h.String()]
		switch {
		case !ok:
			return "", fmt.Errorf("%s has no run of %s", path, h)
		case run.Err != "":
			return "", fmt.Errorf("%s: the run of %s gave no report: %s", path, h, run.Err)
		case stamp != "" && run.Tool != stamp:
			return "", fmt.Errorf("%s: the run of %s is of another tool than those before it", path, h)
		}
		stamp = run.Tool
	}
	return stamp, nil
}

// found returns the heads' findings at medium or above, one that two heads of a
// repository report once.
func found(list []heads.Head, kept map[string]heads.Run) []Finding {
	var all []Finding
	seen := map[heads.Key]bool{}
	for _, h := range list {
		for _, f := range kept[h.String()].Findings {
			one := Finding{
				Repository: h.Repository, Fingerprint: f.Fingerprint, Rule: f.Rule, Confidence: f.Confidence,
				Container: cmp.Or(f.Container.Key, f.Function),
				Position:  path.Join(filepath.ToSlash(h.ModuleDir), f.Position.File) + ":" + strconv.Itoa(f.Position.Line),
			}
			if checkout.Level(f.Confidence) < checkout.Medium || seen[one.key()] {
				continue
			}
			seen[one.key()] = true
			all = append(all, one)
		}
	}
	slices.SortFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Repository, b.Repository), cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	return all
}
