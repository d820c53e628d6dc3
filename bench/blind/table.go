package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

// The marks between which RESULTS.md has the table.
const (
	beginMark = "<!-- rounds: go run ./bench/blind render -write bench/RESULTS.md -->"
	endMark   = "<!-- end of rounds -->"
)

// render writes the table of all rounds, or puts it into a file between the marks.
func render(_ context.Context, c *call) error {
	var into string
	c.flags.StringVar(&into, "write", "", "`file` to put the table into, between its marks")
	if err := c.parse(); err != nil {
		return err
	}
	rounds, err := readRounds(c.rounds)
	if err != nil {
		return err
	}
	var table strings.Builder
	if err := writeTable(&table, rounds); err != nil {
		return err
	}
	if into == "" {
		_, err := io.WriteString(c.stdout, table.String())
		return err
	}
	data, err := os.ReadFile(into)
	if err != nil {
		return fmt.Errorf("could not read the file to put the table into: %w", err)
	}
	text, err := withTable(string(data), table.String())
	if err != nil {
		return fmt.Errorf("%s: %w", into, err)
	}
	return replace(into, []byte(text))
}

// withTable returns text with the table between the marks.
func withTable(text, table string) (string, error) {
	before, rest, begins := strings.Cut(text, beginMark+"\n")
	_, after, ends := strings.Cut(rest, endMark)
	if !begins || !ends {
		return "", fmt.Errorf("the line %q and after it %q are needed", beginMark, endMark)
	}
	return before + beginMark + "\n" + table + endMark + after, nil
}

// writeTable writes a row for each measurement of each round.
func writeTable(w io.Writer, rounds []*Round) error {
	columns := []string{"round", "date", "tool", "bugs", "module: medium", "low", "silent at the fix",
		"package: medium", "low", "silent at the fix", "heads", "findings at medium", "true", "by design", "false"}
	fmt.Fprintf(w, "| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for _, r := range rounds {
		for _, m := range r.readings() {
			cells, err := r.row(m)
			if err != nil {
				return fmt.Errorf("round %s: %w", r.Name, err)
			}
			fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | "))
		}
	}
	return nil
}

// measured is one measurement of a round and where its files are.
type measured struct {
	Reading
	dir string
}

// readings are the round's measurements that have figures.
func (r *Round) readings() []measured {
	list := []measured{{r.Before, beforeDir}}
	if r.After != nil {
		list = append(list, measured{*r.After, afterDir})
	}
	return slices.DeleteFunc(list, func(m measured) bool { return m.Bugs == "" && m.Findings == "" })
}

// row returns the cells of a measurement.
func (r *Round) row(m measured) ([]string, error) {
	cells := []string{r.Name + ", " + m.dir, m.Date, m.Tool[:7]}
	bugs, err := r.bugCells(m)
	if err != nil {
		return nil, err
	}
	read, err := r.headCells(m)
	return append(append(cells, bugs...), read...), err
}

// bugCells are those about the bugs: how many were scored and how many left out
// because they do not load, then found and silent in both scopes.
func (r *Round) bugCells(m measured) ([]string, error) {
	cells := []string{"-"}
	for i, s := range scopes() {
		if m.Bugs == "" {
			cells = append(cells, "-", "-", "-")
			continue
		}
		results, err := checkout.ReadLines[bug.Result](r.path(m.dir, s.file), false)
		if err != nil {
			return nil, err
		}
		var medium, low, silent share
		for _, res := range results {
			if !res.Scored() {
				continue
			}
			medium.count(res.Found(checkout.Medium))
			low.count(res.Found(checkout.Low))
			if res.Found(checkout.Medium) && res.Due() {
				silent.count(res.Silent(checkout.Medium))
			}
		}
		if i == 0 {
			cells[0] = strconv.Itoa(medium.whole)
			if out := len(results) - medium.whole; out > 0 {
				cells[0] += fmt.Sprintf(", %d left out", out)
			}
		}
		cells = append(cells, medium.String(), low.String(), silent.String())
	}
	return cells, nil
}

// headCells are those about the heads: how many findings, and what those that
// were read are.
func (r *Round) headCells(m measured) ([]string, error) {
	list, err := r.heads()
	if err != nil {
		return nil, err
	}
	if m.Findings == "" {
		return []string{strconv.Itoa(repositories(list)), "-", "-", "-", "-"}, nil
	}
	all, err := checkout.ReadLines[Finding](r.path(m.dir, findingsFile), true)
	if err != nil {
		return nil, err
	}
	labels, err := heads.ReadLabels(r.path(labelsFile))
	if err != nil {
		return nil, err
	}
	labelOf := map[heads.Key]string{}
	for _, l := range labels {
		labelOf[l.Key()] = l.Label
	}
	var isTrue, byDesign, isFalse share
	read := 0
	for _, f := range all {
		label := labelOf[f.key()]
		if label == "" {
			continue
		}
		read++
		isTrue.count(label == heads.IsTrue)
		byDesign.count(label == heads.ByDesign)
		isFalse.count(label == heads.IsFalse)
	}
	count := strconv.Itoa(len(all))
	if read < len(all) {
		count += fmt.Sprintf(", %d not read", len(all)-read)
	}
	return []string{strconv.Itoa(repositories(list)), count, isTrue.String(), byDesign.String(), isFalse.String()}, nil
}

// repositories counts those of the heads; several modules of one are one head.
func repositories(list []heads.Head) int {
	seen := map[string]bool{}
	for _, h := range list {
		seen[h.Repository] = true
	}
	return len(seen)
}
