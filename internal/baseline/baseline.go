// Package baseline is the record of the findings that a team has accepted: a text file
// with one JSON object a line, sorted, without totals and times, so that it only
// changes where findings do and branches merge.
package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

// Entry is one accepted finding. Only the fingerprint identifies it; the rest is for
// readers and tells which runs can judge whether it is stale.
type Entry struct {
	Fingerprint string `json:"fingerprint"`
	Rule        string `json:"rule"`
	Confidence  string `json:"confidence"`
	Package     string `json:"package"`
	// Container is the container's key, or the function where there is no container.
	Container string `json:"container"`
	// In says in which files the finding lies, where these are not always reported on.
	In     Files  `json:"in,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Files is a kind of files.
type Files string

// The kinds of files. The zero value are all others.
const (
	Ordinary  Files = ""
	Tests     Files = "tests"
	Generated Files = "generated"
)

// New is the entry of a finding.
func New(f finding.Finding, in Files) Entry {
	container := f.Container.Key
	if f.Container.Kind == "" || container == "" {
		container = strings.TrimPrefix(f.Container.Package+"."+f.Function, ".")
	}
	return Entry{
		Fingerprint: f.Fingerprint, Rule: f.Rule, Confidence: f.Confidence.String(),
		Package: f.Container.Package, Container: container, In: in,
	}
}

// line is an entry as it stands in the file: it is written back byte for byte.
type line struct {
	Entry
	text string
}

// Baseline is a file's content.
type Baseline struct {
	lines []*line // sorted by fingerprint, each once
	// newline ends lines: a checkout may have turned them into CRLF.
	newline string
}

var fingerprint = regexp.MustCompile(`^v[0-9]+:[0-9a-f]{16}$`)

// Parse reads the text of a baseline. What is no baseline is an error with the line
// and the mend; name stands for the file. Of lines about the same finding, which a
// merge may leave, the first with a reason holds.
func Parse(name string, text []byte) (*Baseline, error) {
	b := &Baseline{newline: "\n"}
	if bytes.Contains(text, []byte("\r\n")) {
		b.newline = "\r\n"
	}
	n, all := 0, newLines(make([]*line, 0, bytes.Count(text, []byte("\n"))+1))
	for raw := range strings.Lines(string(text)) {
		n++
		raw = strings.TrimRight(raw, "\r\n")
		if strings.TrimSpace(raw) == "" {
			continue
		}
		if strings.HasPrefix(raw, "<<<<<<<") {
			return nil, fmt.Errorf("%s:%d: a merge conflict: keep the lines of both sides and remove the marks", name, n)
		}
		l := &line{text: raw}
		if err := json.Unmarshal([]byte(raw), &l.Entry); err != nil {
			return nil, fmt.Errorf("%s:%d: not a baseline, which has one JSON object a line (%w); name another file, or remove this one to begin anew", name, n, err)
		}
		if err := l.check(); err != nil {
			return nil, fmt.Errorf("%s:%d: not an entry of a baseline: %w; name another file, or mend the line", name, n, err)
		}
		all.add(l)
	}
	b.lines = all.sorted()
	return b, nil
}

func (e Entry) check() error {
	switch {
	case !fingerprint.MatchString(e.Fingerprint):
		return errors.New(`it has no "fingerprint" such as "v1:0123456789abcdef"`)
	case e.Rule == "":
		return errors.New(`it has no "rule"`)
	case e.In != Ordinary && e.In != Tests && e.In != Generated:
		return fmt.Errorf(`"in" is %q, not tests or generated`, string(e.In))
	}
	return nil
}

// lines are those of a baseline while some are added: a file may have half a million.
type lines struct {
	list []*line
	at   map[string]int // by fingerprint
}

func newLines(list []*line) *lines {
	ls := &lines{list: list, at: make(map[string]int, cap(list))}
	for i, l := range list {
		ls.at[l.Fingerprint] = i
	}
	return ls
}

// add adds a line, or joins it with one about the same finding.
func (ls *lines) add(l *line) {
	i, known := ls.at[l.Fingerprint]
	switch {
	case !known:
		ls.at[l.Fingerprint] = len(ls.list)
		ls.list = append(ls.list, l)
	case ls.list[i].Reason == "" && l.Reason != "":
		ls.list[i] = l
	}
}

func (ls *lines) sorted() []*line {
	slices.SortFunc(ls.list, func(x, y *line) int { return strings.Compare(x.Fingerprint, y.Fingerprint) })
	return ls.list
}

// Has reports whether the finding with this fingerprint is accepted.
func (b *Baseline) Has(fingerprint string) bool {
	_, ok := slices.BinarySearchFunc(b.lines, fingerprint, func(l *line, f string) int { return strings.Compare(l.Fingerprint, f) })
	return ok
}

// Stale returns the entries that judged says this run can judge and whose findings it
// has not found.
func (b *Baseline) Stale(found map[string]bool, judged func(Entry) bool) []Entry {
	var out []Entry
	for _, l := range b.lines {
		if !found[l.Fingerprint] && judged(l.Entry) {
			out = append(out, l.Entry)
		}
	}
	return out
}

// Update takes stale entries out and new ones in, and returns how many entries were
// added. All others stay as they are.
func (b *Baseline) Update(entries, stale []Entry) (added int, err error) {
	gone := make(map[string]bool, len(stale))
	for _, e := range stale {
		gone[e.Fingerprint] = true
	}
	all := newLines(slices.DeleteFunc(b.lines, func(l *line) bool { return gone[l.Fingerprint] }))
	before := len(all.list)
	for _, e := range entries {
		text, err := encode(e)
		if err != nil {
			return 0, fmt.Errorf("writing down %s: %w", e.Container, err)
		}
		all.add(&line{e, text})
	}
	b.lines = all.sorted()
	return len(b.lines) - before, nil
}

// encode writes an entry without the escapes that JSON in HTML needs: <- is no rare
// part of a name.
func encode(e Entry) (string, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(e)
	return strings.TrimSuffix(out.String(), "\n"), err
}

// Len is the number of entries.
func (b *Baseline) Len() int { return len(b.lines) }

// Text is the content of the file.
func (b *Baseline) Text() []byte {
	var out bytes.Buffer
	size := 0
	for _, l := range b.lines {
		size += len(l.text) + len(b.newline)
	}
	out.Grow(size)
	for _, l := range b.lines {
		out.WriteString(l.text)
		out.WriteString(b.newline)
	}
	return out.Bytes()
}
