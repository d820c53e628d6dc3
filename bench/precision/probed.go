package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// probed is what growthlint probe report -json writes, as far as labels need it.
type probed struct {
	Processes []struct {
		Lines int `json:"lines"`
	} `json:"processes"`
	Candidates []candidate `json:"candidates"`
}

// candidate is a finding with what an instrumented program has counted of it. Its container is a
// short name: a log does not know the key.
type candidate struct {
	ID         string `json:"id"`
	Rule       string `json:"rule"`
	Confidence string `json:"confidence"`
	Container  string `json:"container"`
	Site       string `json:"site"`
	Message    string `json:"message"`
	State      string `json:"state"`
	Len        *int64 `json:"len"`
	Grows      int64  `json:"grows"`
	Shrinks    int64  `json:"shrinks"`
	Growth     int64  `json:"growth"`
}

// leastLines is from how many lines of a process on its growth is told from its first third to its
// last, rather than since it began: what is filled once at the start is no growth.
const leastLines = 6

func (p *probed) measured(file string) ([]measuredFinding, error) {
	for _, one := range p.Processes {
		if one.Lines < leastLines {
			return nil, fmt.Errorf("%s has a process with %d lines, and growth needs %d: let it run longer, or write them more often (-every)", file, one.Lines, leastLines)
		}
	}
	var out []measuredFinding
	for _, c := range p.Candidates {
		f, err := c.finding()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		out = append(out, measuredFinding{f, c.reason()})
	}
	return out, nil
}

// finding is what the log knows of it.
func (c candidate) finding() (checkout.Finding, error) {
	f := checkout.Finding{Rule: c.Rule, Confidence: c.Confidence, Message: c.Message, Fingerprint: c.ID}
	f.Container.Key = c.Container
	parts := strings.Split(c.Site, ":")
	if len(parts) < 3 {
		return f, fmt.Errorf("site %q of %s is not file:line:column", c.Site, c.ID)
	}
	line, err := strconv.Atoi(parts[len(parts)-2])
	if err != nil {
		return f, fmt.Errorf("site %q of %s is not file:line:column", c.Site, c.ID)
	}
	f.Position.File, f.Position.Line = strings.Join(parts[:len(parts)-2], ":"), line
	return f, nil
}

// reason says by how much it grew, "" if it did not.
func (c candidate) reason() string {
	if c.State != "grew" || c.Growth <= 0 {
		return ""
	}
	text := fmt.Sprintf("confirmed by counts of a running process: %d more than before, grew %d times, shrank %d times", c.Growth, c.Grows, c.Shrinks)
	if c.Len != nil {
		text += fmt.Sprintf(", %d at the end", *c.Len)
	}
	return text + notRead
}
