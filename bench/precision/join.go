package main

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/bench/checkout"
)

// Judged is a finding with its label, nil while nobody has read it.
type Judged struct {
	Run     *HeadRun
	Finding checkout.Finding
	Label   *Label
}

// join gives the findings of at least that confidence their labels, in the order
// of the labels file. A finding that two heads of a repository report counts once.
func join(runs []HeadRun, labels []Label, level int) []Judged {
	byKey := map[key]*Label{}
	for i := range labels {
		byKey[labels[i].key()] = &labels[i]
	}
	var judged []Judged
	seen := map[key]bool{}
	for i := range runs {
		for _, f := range runs[i].Findings {
			k := key{runs[i].Repository, f.Fingerprint}
			if seen[k] || checkout.Level(f.Confidence) < level {
				continue
			}
			seen[k] = true
			judged = append(judged, Judged{Run: &runs[i], Finding: f, Label: byKey[k]})
		}
	}
	slices.SortFunc(judged, func(a, b Judged) int {
		return cmp.Or(cmp.Compare(a.Run.Repository, b.Run.Repository), cmp.Compare(a.Finding.Fingerprint, b.Finding.Fingerprint))
	})
	return judged
}

// skeleton is the label to fill in for a finding.
func (j Judged) skeleton() Label {
	f := j.Finding
	return Label{
		Repository:  j.Run.Repository,
		Commit:      j.Run.Commit,
		Fingerprint: f.Fingerprint,
		Rule:        f.Rule,
		Container:   cmp.Or(f.Container.Key, f.Function),
		Position:    path.Join(filepath.ToSlash(j.Run.ModuleDir), f.Position.File) + ":" + strconv.Itoa(f.Position.Line),
		Confidence:  f.Confidence,
		Message:     f.Message,
	}
}

// unlabelled returns the skeletons of the findings that nobody has read.
func unlabelled(judged []Judged) []Label {
	var list []Label
	for _, j := range judged {
		if j.Label == nil {
			list = append(list, j.skeleton())
		}
	}
	return list
}

// unreported returns the labels of repositories that were run in full whose
// finding is not among those judged: repaired or demoted findings, and lost ones.
func unreported(runs []HeadRun, labels []Label, judged []Judged) []Label {
	complete := map[string]bool{}
	for _, run := range runs {
		if _, known := complete[run.Repository]; !known {
			complete[run.Repository] = true
		}
		if run.Err != "" {
			complete[run.Repository] = false
		}
	}
	seen := map[key]bool{}
	for _, j := range judged {
		seen[key{j.Run.Repository, j.Finding.Fingerprint}] = true
	}
	var list []Label
	for _, l := range labels {
		if complete[l.Repository] && !seen[l.key()] {
			list = append(list, l)
		}
	}
	return list
}
