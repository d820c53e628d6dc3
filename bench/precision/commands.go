package main

import (
	"fmt"
	"io"

	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/harness"
	"github.com/growthlint/growthlint/bench/heads"
)

// check tells whether the labels file is sound. Unlike a measurement it wants
// the file to be there.
func check(args []string, stdout, stderr io.Writer) error {
	var path string
	fs := flags("precision check", &path, stderr)
	if err := harness.Parse(fs, args); err != nil {
		return err
	}
	labels, err := checkout.ReadLines[heads.Label](path, true)
	if err != nil {
		return err
	}
	if err := heads.CheckLabels(labels); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	counts, repositories := map[string]int{}, map[string]bool{}
	for _, l := range labels {
		counts[l.Label]++
		repositories[l.Repository] = true
	}
	same, twice := agreement(labels)
	fmt.Fprintf(stdout, "%d labels of %d repositories: %d true, %d by design, %d false; %d read twice, %d agree, %d still to read twice\n",
		len(labels), len(repositories), counts[heads.IsTrue], counts[heads.ByDesign], counts[heads.IsFalse], twice, same, len(forSecond(labels)))
	return nil
}

// add puts labels that readers have filled in into the labels file.
func add(args []string, stdout, stderr io.Writer) error {
	var path string
	var asSecond bool
	fs := flags("precision add", &path, stderr)
	fs.BoolVar(&asSecond, "second", false, "take them as second readings")
	if err := harness.Parse(fs, args); err != nil {
		return err
	}
	if fs.NArg() == 0 {
		return fmt.Errorf("%w: add needs the files to add", harness.ErrUsage)
	}
	labels, err := heads.ReadLabels(path)
	if err != nil {
		return err
	}
	added, empty, err := filled(fs.Args())
	if err != nil {
		return err
	}
	merge := addFirst
	if asSecond {
		merge = addSecond
	}
	if labels, err = merge(labels, added); err != nil {
		return err
	}
	if err := heads.WriteLabels(path, labels); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "added %d, left out %d that are not filled in\n", len(added), empty)
	return nil
}

// second writes the labels that are due for a second reading.
func second(args []string, stdout, stderr io.Writer) error {
	var path, out string
	fs := flags("precision second", &path, stderr)
	fs.StringVar(&out, "out", "", "`file` for the labels to fill in; without it standard output")
	if err := harness.Parse(fs, args); err != nil {
		return err
	}
	labels, err := heads.ReadLabels(path)
	if err != nil {
		return err
	}
	due := forSecond(labels)
	if out != "" {
		return heads.WriteLabels(out, due)
	}
	for _, l := range due {
		if err := checkout.WriteLine(stdout, l); err != nil {
			return err
		}
	}
	return nil
}
