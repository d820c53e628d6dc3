package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/growthlint/growthlint/bench/bug"
	"github.com/growthlint/growthlint/bench/checkout"
	"github.com/growthlint/growthlint/bench/heads"
)

var (
	nameForm   = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	commitForm = regexp.MustCompile(`^[0-9a-f]{40}$`)
	dateForm   = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

// The files of a round.
const (
	roundFile    = "round.json"
	bugsFile     = "bugs.jsonl"
	headsFile    = "heads.txt"
	labelsFile   = "labels.jsonl"
	moduleFile   = "module.jsonl"
	packageFile  = "package.jsonl"
	findingsFile = "findings.jsonl"
	beforeDir    = "before"
	afterDir     = "after"
)

// Round is what round.json tells.
type Round struct {
	Name   string  `json:"name"`
	Before Reading `json:"before"`
	// After is the last measurement after the mending, nil while there is none.
	After *Reading `json:"after,omitempty"`
	// Batch is the sum of the bugs and heads, set when figures are first asked for.
	Batch string `json:"batch,omitempty"`

	dir string
}

// Reading is one measurement of a round.
type Reading struct {
	// Tool is the commit it was built from, Stamp that of its binary.
	Tool  string `json:"tool"`
	Stamp string `json:"stamp"`
	Date  string `json:"date"`
	// Bugs and Findings are the sums of the figures, empty while there are none.
	Bugs     string `json:"bugs,omitempty"`
	Findings string `json:"findings,omitempty"`
}

// Bug is a case of a round: what bench/history reads, and where it comes from.
type Bug struct {
	bug.Case
	// Date is that of the fix.
	Date string `json:"date"`
	// Kind is the kind of program.
	Kind string `json:"kind"`
	// Symptom is the words by which it was found, Source where: an issue, a pull
	// request, or "commit log".
	Symptom string `json:"symptom"`
	Source  string `json:"source"`
	// Description says in a line what grows and what the fix does.
	Description string `json:"description"`
}

// readRound reads the round of that name.
func readRound(rounds, name string) (*Round, error) {
	r := &Round{dir: filepath.Join(rounds, name)}
	data, err := os.ReadFile(r.path(roundFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("round %s was not started: there is no %s", name, r.path(roundFile))
	}
	if err != nil {
		return nil, fmt.Errorf("could not read a round: %w", err)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(r); err != nil {
		return nil, fmt.Errorf("%s: %w", r.path(roundFile), err)
	}
	return r, nil
}

// readRounds reads all rounds, the first one first.
func readRounds(rounds string) ([]*Round, error) {
	entries, err := os.ReadDir(rounds)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("could not list the rounds: %w", err)
	}
	var list []*Round
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		r, err := readRound(rounds, e.Name())
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	slices.SortStableFunc(list, func(a, b *Round) int {
		return cmp.Or(cmp.Compare(a.Before.Date, b.Before.Date), cmp.Compare(a.Name, b.Name))
	})
	return list, nil
}

func (r *Round) path(parts ...string) string {
	return filepath.Join(append([]string{r.dir}, parts...)...)
}

// write replaces round.json.
func (r *Round) write() error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return fmt.Errorf("could not encode a round: %w", err)
	}
	return replace(r.path(roundFile), append(data, '\n'))
}

// update changes what round.json tells by now: bugs and heads may be measured at
// the same time.
func (r *Round) update(change func(*Round)) error {
	now, err := readRound(filepath.Dir(r.dir), filepath.Base(r.dir))
	if err != nil {
		return err
	}
	change(now)
	return now.write()
}

// put takes over a measurement. What the round has of the same tool and the new
// one lacks stays, what it has of another tool does not.
func (r *Round) put(reading Reading, dir string) {
	had := &r.Before
	if dir == afterDir {
		if r.After == nil {
			r.After = &Reading{}
		}
		had = r.After
	}
	if had.Stamp == reading.Stamp {
		reading.Bugs = cmp.Or(reading.Bugs, had.Bugs)
		reading.Findings = cmp.Or(reading.Findings, had.Findings)
	}
	*had = reading
}

// bugs reads the round's bugs.
func (r *Round) bugs() ([]Bug, error) {
	return checkout.ReadLinesIfThere[Bug](r.path(bugsFile), true)
}

// heads reads the round's heads.
func (r *Round) heads() ([]heads.Head, error) {
	if _, err := os.Stat(r.path(headsFile)); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return heads.ReadHeads(r.path(headsFile))
}

// sum identifies the contents of files of the round; one that is not there
// counts as empty.
func (r *Round) sum(names ...string) (string, error) {
	h := sha256.New()
	for _, name := range names {
		data, err := os.ReadFile(r.path(name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("could not sum a round up: %w", err)
		}
		fmt.Fprintf(h, "%s %d\n", filepath.ToSlash(name), len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}

// seal records the sum of the batch, so that it cannot change any more, and
// refuses one that has changed.
func (r *Round) seal() error {
	sum, err := r.sum(bugsFile, headsFile)
	if err != nil {
		return err
	}
	if r.Batch == "" {
		r.Batch = sum
		return r.write()
	}
	if r.Batch != sum {
		return fmt.Errorf("round %s: %s or %s was changed after figures were asked for: put back what was there", r.Name, bugsFile, headsFile)
	}
	return nil
}

// replace writes a file so that a reader never sees half of it.
func replace(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("could not make a directory: %w", err)
	}
	part := path + ".part"
	if err := os.WriteFile(part, data, 0o644); err != nil {
		return fmt.Errorf("could not write %s: %w", path, err)
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("could not put %s in its place: %w", path, err)
	}
	return nil
}

// replaceLines is replace with a JSON value a line.
func replaceLines[T any](path string, values []T) error {
	var buf bytes.Buffer
	for _, v := range values {
		if err := checkout.WriteLine(&buf, v); err != nil {
			return err
		}
	}
	return replace(path, buf.Bytes())
}
