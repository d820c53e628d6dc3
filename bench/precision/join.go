package main

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// Judged is a finding with its label, nil while nobody has read it.
type Judged struct {
	Run     *heads.Run
	Finding checkout.Finding
	Label   *heads.Label
}

// join gives the findings of at least that confidence their labels, in the order
// of the labels file. A finding that two heads of a repository report counts once.
func join(runs []heads.Run, labels []heads.Label, level int) []Judged {
	byKey := map[heads.Key]*heads.Label{}
	for i := range labels {
		byKey[labels[i].Key()] = &labels[i]
	}
	var judged []Judged
	seen := map[heads.Key]bool{}
	for i := range runs {
		for _, f := range runs[i].Findings {
			k := heads.Key{Repository: runs[i].Repository, Fingerprint: f.Fingerprint}
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
func (j Judged) skeleton() heads.Label {
	f := j.Finding
	return heads.Label{
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
func unlabelled(judged []Judged) []heads.Label {
	var list []heads.Label
	for _, j := range judged {
		if j.Label == nil {
			list = append(list, j.skeleton())
		}
	}
	return list
}

// unreported returns the labels of repositories that were run in full whose
// finding is not among those judged: repaired or demoted findings, and lost ones.
func unreported(runs []heads.Run, labels []heads.Label, judged []Judged) []heads.Label {
	complete := map[string]bool{}
	for _, run := range runs {
		if _, known := complete[run.Repository]; !known {
			complete[run.Repository] = true
		}
		if run.Err != "" {
			complete[run.Repository] = false
		}
	}
	seen := map[heads.Key]bool{}
	for _, j := range judged {
		seen[heads.Key{Repository: j.Run.Repository, Fingerprint: j.Finding.Fingerprint}] = true
	}
	var list []heads.Label
	for _, l := range labels {
		if complete[l.Repository] && !seen[l.Key()] {
			list = append(list, l)
		}
	}
	return list
}
