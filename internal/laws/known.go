package laws

import (
	"fmt"
	"slices"
	"strings"
)

// Known is the list of cells of which it is known that they do not hold, in the notation
// of Exceptions; lines that begin with # say why.
type Known struct {
	lines []knownLine
}

type knownLine struct {
	text  string   // a comment or an empty line
	head  string   // "missed serves/closure own"
	names []string // kernels
}

// ParseKnown reads a list. Every cell that it names must exist.
func ParseKnown(text string, w *Wirings) (*Known, error) {
	exist := map[string]bool{}
	for _, c := range w.Cells() {
		exist[c.key()] = true
	}
	k := &Known{}
	seen := map[string]int{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, " \n")
		if line == "" || strings.HasPrefix(line, "#") {
			k.lines = append(k.lines, knownLine{text: line})
			continue
		}
		head, names, ok := strings.Cut(line, ": ")
		if !ok || len(strings.Fields(head)) != 3 {
			return nil, fmt.Errorf("line %d: want KIND PROGRAM PLACE: KERNEL…, not %q", n, line)
		}
		l := knownLine{head: head, names: strings.Fields(names)}
		for _, name := range l.names {
			key := head[strings.Index(head, " ")+1:] + " " + name
			if !exist[key] {
				return nil, fmt.Errorf("line %d: there is no cell %s; take it out", n, key)
			}
			if before := seen[head+" "+name]; before > 0 {
				return nil, fmt.Errorf("line %d: %s %s stands in line %d already", n, head, name, before)
			}
			seen[head+" "+name] = n
		}
		k.lines = append(k.lines, l)
	}
	return k, nil
}

// key names the cell: program, place, kernel.
func (c *Cell) key() string { return c.Program.Path() + " " + string(c.Place) + " " + c.kernelName() }

// exception is the line that would list the verdict's cell alone.
func (v *Verdict) exception() string { return v.failure() + " " + v.Cell.key() }

// set are the listed cells, as exception names them.
func (k *Known) set() map[string]bool {
	out := map[string]bool{}
	for _, l := range k.lines {
		for _, name := range l.names {
			out[l.head+" "+name] = true
		}
	}
	return out
}

// Compare returns the cells that fail and are not listed, and those that are listed and
// hold. Cells without a verdict are in neither.
func (k *Known) Compare(verdicts []Verdict) (unlisted, holding []string) {
	listed := k.set()
	for i := range verdicts {
		v := &verdicts[i]
		switch name := v.exception(); {
		case !v.Holds() && !listed[name]:
			unlisted = append(unlisted, name)
		case v.Holds() && listed[name]:
			holding = append(holding, name)
		}
	}
	return unlisted, holding
}

// Without is the text of the list without some of its cells. Comments stay.
func (k *Known) Without(holding []string) string {
	gone := map[string]bool{}
	for _, name := range holding {
		gone[name] = true
	}
	var b strings.Builder
	for _, l := range k.lines {
		if l.head == "" {
			fmt.Fprintf(&b, "%s\n", l.text)
			continue
		}
		names := slices.DeleteFunc(slices.Clone(l.names), func(name string) bool { return gone[l.head+" "+name] })
		if len(names) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", l.head, strings.Join(names, " "))
		}
	}
	return b.String()
}

// Len is the number of listed cells.
func (k *Known) Len() int { return len(k.set()) }

// boundedOf is of how many bounded cells the sample has one.
const boundedOf = 3

// Sample returns what a test has time for: each leaky kernel behind each program with
// the store in one of its places, and a third of the bounded twins in the other.
func Sample(w *Wirings) []Cell {
	program, kernel := map[*Program]int{}, map[*Kernel]int{}
	for i := range w.Programs {
		program[&w.Programs[i]] = i
	}
	for i := range w.Kernels {
		kernel[&w.Kernels[i]] = i
	}
	return slices.DeleteFunc(w.Cells(), func(c Cell) bool {
		i, j := program[c.Program], kernel[c.Kernel]
		if !c.Leaky && (i+j)%boundedOf != 0 {
			return true
		}
		inMain := (i/2+j)%2 == 0 && c.Program.inMain()
		if !c.Leaky && c.Program.inMain() {
			inMain = !inMain
		}
		return (c.Place == Main) != inMain
	})
}
