package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// secondShare is one in how many labels is read a second time.
const secondShare = 5

// filled reads labels that readers have filled in and leaves out those that are
// still empty, which it counts.
func filled(paths []string) (labels []heads.Label, empty int, err error) {
	for _, path := range paths {
		more, err := checkout.ReadLines[heads.Label](path, true)
		if err != nil {
			return nil, 0, err
		}
		labels = append(labels, more...)
	}
	all := len(labels)
	labels = slices.DeleteFunc(labels, func(l heads.Label) bool { return l.Label == "" && l.Reason == "" })
	slices.SortStableFunc(labels, heads.CompareLabels)
	return labels, all - len(labels), heads.CheckLabels(labels)
}

// addFirst returns labels with those added that are new. A finding that is
// labelled already is an error.
func addFirst(labels, added []heads.Label) ([]heads.Label, error) {
	joined := slices.Concat(labels, added)
	slices.SortStableFunc(joined, heads.CompareLabels)
	return joined, heads.CheckLabels(joined)
}

// addSecond returns labels with the added ones as second readings. A finding
// without a first reading, or with a second, is an error.
func addSecond(labels, added []heads.Label) ([]heads.Label, error) {
	joined := slices.Clone(labels)
	var errs []error
	for _, a := range added {
		i, found := slices.BinarySearchFunc(joined, a, heads.CompareLabels)
		switch {
		case !found:
			errs = append(errs, fmt.Errorf("%s %s has no first reading", a.Repository, a.Fingerprint))
		case joined[i].Second != nil:
			errs = append(errs, fmt.Errorf("%s %s has a second reading", a.Repository, a.Fingerprint))
		default:
			joined[i].Second = &heads.Reading{Label: a.Label, Reason: a.Reason}
		}
	}
	return joined, errors.Join(errs...)
}

// forSecond returns the labels that are due for a second reading and lack it,
// without the first one.
func forSecond(labels []heads.Label) []heads.Label {
	var due []heads.Label
	for _, l := range labels {
		if l.Second == nil && drawn(l.Key()) {
			l.Label, l.Reason = "", ""
			due = append(due, l)
		}
	}
	return due
}

// drawn reports whether the finding is in the fifth that is read twice. The draw
// depends on the finding alone, not on its label or on who draws.
func drawn(k heads.Key) bool {
	sum := sha256.Sum256([]byte(k.Repository + "\n" + k.Fingerprint))
	return int(sum[0])<<8|int(sum[1]) < 1<<16/secondShare
}
