package page

import "strings"

// around is how many lines an excerpt has before and behind the one that counts.
const around = 2

// Excerpt is a piece of source.
type Excerpt struct {
	// Before, At and Behind are the text of lines, with the number of the first of them.
	First  int
	Before []string
	At     string
	Behind []string
}

// ExcerptOf cuts lines out around one, counted from 1; nil where there is no such line.
func ExcerptOf(line func(n int) (string, bool), at int) *Excerpt {
	text, ok := line(at)
	if !ok {
		return nil
	}
	e := &Excerpt{First: at, At: text}
	for n := at - 1; n >= max(1, at-around); n-- {
		text, ok := line(n)
		if !ok {
			break
		}
		e.First, e.Before = n, append([]string{text}, e.Before...)
	}
	for n := at + 1; n <= at+around; n++ {
		text, ok := line(n)
		if !ok {
			break
		}
		e.Behind = append(e.Behind, text)
	}
	for len(e.Before) > 0 && strings.TrimSpace(e.Before[0]) == "" {
		e.Before, e.First = e.Before[1:], e.First+1
	}
	for len(e.Behind) > 0 && strings.TrimSpace(e.Behind[len(e.Behind)-1]) == "" {
		e.Behind = e.Behind[:len(e.Behind)-1]
	}
	e.dedent()
	return e
}

// dedent takes away the tabs that all lines begin with.
func (e *Excerpt) dedent() {
	lines := append(append(append([]*string{}, pointers(e.Before)...), &e.At), pointers(e.Behind)...)
	least := -1
	for _, l := range lines {
		if strings.TrimSpace(*l) == "" {
			continue
		}
		n := len(*l) - len(strings.TrimLeft(*l, "\t"))
		if least < 0 || n < least {
			least = n
		}
	}
	for _, l := range lines {
		*l = (*l)[min(max(least, 0), len(*l)):]
	}
}

func pointers(list []string) []*string {
	var out []*string
	for i := range list {
		out = append(out, &list[i])
	}
	return out
}

// Numbers are the numbers of the lines, one a line, for the column beside them.
func (e *Excerpt) Numbers() string { return numbers(e.First, len(e.Before)+1+len(e.Behind)) }

// Head and Tail are the lines around the one that counts.
func (e *Excerpt) Head() string { return joined(e.Before) }

// Tail is what stands behind.
func (e *Excerpt) Tail() string { return joined(e.Behind) }

func joined(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
