package laws

import (
	"fmt"
	"slices"
	"strings"
)

// Known is a list of what is known not to hold, which may only shrink. A line is a head, a
// colon and names; an entry is a head with one of its names. Lines that begin with # say
// why.
type Known struct {
	lines []knownLine
}

type knownLine struct {
	text  string // a comment or an empty line
	head  string
	names []string
}

// Judged tells of each entry that was looked at whether it fails.
type Judged map[string]bool

func entry(head, name string) string { return head + ": " + name }

// ParseKnown reads a list. Each of its entries must be one that can be.
func ParseKnown(text string, can func(head, name string) bool) (*Known, error) {
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
		if !ok {
			return nil, fmt.Errorf("line %d: want HEAD: NAME…, not %q", n, line)
		}
		l := knownLine{head: head, names: strings.Fields(names)}
		for _, name := range l.names {
			e := entry(head, name)
			if !can(head, name) {
				return nil, fmt.Errorf("line %d: there is no %s; take it out", n, e)
			}
			if before := seen[e]; before > 0 {
				return nil, fmt.Errorf("line %d: %s stands in line %d already", n, e, before)
			}
			seen[e] = n
		}
		k.lines = append(k.lines, l)
	}
	return k, nil
}

// entries are the listed ones.
func (k *Known) entries() []string {
	var out []string
	for _, l := range k.lines {
		for _, name := range l.names {
			out = append(out, entry(l.head, name))
		}
	}
	return out
}

// Len is the number of entries.
func (k *Known) Len() int { return len(k.entries()) }

// Compare returns what fails and is not listed, and what is listed and holds, both
// sorted. What was not looked at is in neither.
func (k *Known) Compare(judged Judged) (unlisted, holding []string) {
	listed := map[string]bool{}
	for _, e := range k.entries() {
		listed[e] = true
		if fails, looked := judged[e]; looked && !fails {
			holding = append(holding, e)
		}
	}
	for e, fails := range judged {
		if fails && !listed[e] {
			unlisted = append(unlisted, e)
		}
	}
	slices.Sort(unlisted)
	slices.Sort(holding)
	return unlisted, holding
}

// Without is the text of the list without some of its entries. Comments stay.
func (k *Known) Without(holding []string) string {
	var b strings.Builder
	for _, l := range k.lines {
		if l.head == "" {
			fmt.Fprintf(&b, "%s\n", l.text)
			continue
		}
		names := slices.DeleteFunc(slices.Clone(l.names), func(name string) bool { return slices.Contains(holding, entry(l.head, name)) })
		if len(names) > 0 {
			fmt.Fprintf(&b, "%s: %s\n", l.head, strings.Join(names, " "))
		}
	}
	return b.String()
}

// Failing is a list of what fails.
func (j Judged) Failing() string {
	byHead := map[string][]string{}
	var heads []string
	for e, fails := range j {
		if !fails {
			continue
		}
		head, name, _ := strings.Cut(e, ": ")
		if byHead[head] == nil {
			heads = append(heads, head)
		}
		byHead[head] = append(byHead[head], name)
	}
	slices.Sort(heads)
	var b strings.Builder
	for _, head := range heads {
		slices.Sort(byHead[head])
		fmt.Fprintf(&b, "%s: %s\n", head, strings.Join(byHead[head], " "))
	}
	return b.String()
}

// Judged are the cells' verdicts: KIND PROGRAM PLACE: KERNEL, where KIND is missed or
// cries and a bounded kernel is so marked.
func (m Verdicts) Judged() Judged {
	out := Judged{}
	for i := range m {
		v := &m[i]
		out[entry(v.Cell.head(), v.Cell.kernelName())] = !v.Holds()
	}
	return out
}

// head is what cells of a program with the store in one place are listed under.
func (c *Cell) head() string {
	kind := "cries"
	if c.Leaky && c.Program.Serves {
		kind = "missed"
	}
	return kind + " " + c.Program.Path() + " " + string(c.Place)
}

func (c *Cell) kernelName() string {
	if c.Leaky {
		return c.Kernel.Name
	}
	return c.Kernel.Name + "/bounded"
}

// Has reports whether there is a cell that can be listed so.
func (w *Wirings) Has() func(head, name string) bool {
	all := map[string]bool{}
	for _, c := range w.Cells() {
		all[entry(c.head(), c.kernelName())] = true
	}
	return func(head, name string) bool { return all[entry(head, name)] }
}

// Judged are the variants' verdicts: REWRITES: FIXTURE.
func (r *Refactoring) Judged() Judged {
	out := Judged{}
	for _, v := range r.Variants {
		out[v.String()] = false
	}
	for _, d := range r.Differences() {
		out[d.String()] = true
	}
	return out
}
