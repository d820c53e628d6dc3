package probelog

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// headings introduce the candidates of a state.
func headings() map[State]string {
	return map[State]string{
		Grew:      "these grew:",
		Held:      "these were filled and hold no more than before:",
		Emptied:   "these were filled and emptied again:",
		Passed:    "these passed by and are not kept:",
		Untouched: "these were never touched:",
	}
}

// Text writes a report for people.
func (r *Report) Text(w io.Writer) error {
	var b strings.Builder
	for _, p := range r.Processes {
		b.WriteString(p.String() + "\n")
	}
	state, n := State(""), 0
	for _, c := range r.Candidates {
		if c.State != state {
			state = c.State
			fmt.Fprintf(&b, "\n%s\n", headings()[state])
		}
		n++
		c.text(&b, n)
	}
	if n == 0 {
		b.WriteString("\nthe program has no candidates\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String says which process wrote how much.
func (p Process) String() string {
	pid, _, _ := strings.Cut(p.Process, "-")
	return fmt.Sprintf("%s: %s, process %s, %s in %s", p.Log, p.Program, pid, count(p.Lines, "line"), duration(p.Seconds))
}

// text writes one candidate: what it did, and what it means if it grows.
func (r *Result) text(b *strings.Builder, n int) {
	if r.State == Untouched {
		fmt.Fprintf(b, "    %s: %s [%s, %s]\n", r.Site, r.Container, r.Rule, r.Confidence)
		fmt.Fprintf(b, "        if this grows, then %s\n", r.Message)
		return
	}
	fmt.Fprintf(b, "%2d. %s: %s: %s [%s, %s]\n", n, r.Site, r.Container, r.Figures(), r.Rule, r.Confidence)
	fmt.Fprintf(b, "    if this grows, then %s\n", r.Message)
	if r.Remedy != "" && r.State == Grew {
		fmt.Fprintf(b, "    remedy: %s\n", r.Remedy)
	}
}

// Figures are what was counted, in words.
func (r *Result) Figures() string {
	var parts []string
	in := ""
	if r.Processes > 1 {
		in = fmt.Sprintf(" in %d processes", r.Processes)
	}
	switch {
	case r.Measure == "size":
		return fmt.Sprintf("%s, the largest of %s", times(r.Grows), grouped(deref(r.Max)))
	case r.Len != nil && r.Measure == "live":
		parts = append(parts, fmt.Sprintf("%s alive%s, at most %s", grouped(*r.Len), in, grouped(deref(r.Max))))
	case r.Len != nil:
		parts = append(parts, fmt.Sprintf("length %s%s, at most %s", grouped(*r.Len), in, grouped(deref(r.Max))))
	}
	switch growth, rate := r.Grown(); {
	case rate != "":
		parts = append(parts, fmt.Sprintf("%s (%s an hour)", growth, rate))
	case growth != "":
		parts = append(parts, growth)
	}
	parts = append(parts, "grew "+times(r.Grows))
	switch {
	case r.Shrinks > 0:
		parts = append(parts, "shrank "+times(r.Shrinks))
	case r.NeverShrank && r.Falls > 0:
		parts = append(parts, fmt.Sprintf("never shrank, though a length fell %s: there are several, or it is emptied out of view", times(r.Falls)))
	case r.NeverShrank:
		parts = append(parts, "never shrank")
	}
	return strings.Join(parts, ", ")
}

// Held is what is there at the end, in words: a length, how many are alive, or how much more often
// it grew than it shrank.
func (r *Result) Held() string {
	switch {
	case r.Measure == "size":
		return "the largest of " + grouped(deref(r.Max))
	case r.Len != nil:
		return grouped(*r.Len)
	}
	return grouped(max(0, r.Grows-r.Shrinks))
}

// Grown is by how much it grew, and by how much an hour, in words; "" where it did not, or where the
// time was too short to say.
func (r *Result) Grown() (growth, rate string) {
	if r.Growth > 0 {
		growth = "+" + grouped(r.Growth)
	}
	if r.GrowthPerHour != nil {
		rate = "+" + grouped(int64(math.Round(*r.GrowthPerHour)))
	}
	return growth, rate
}

func deref(n *int64) int64 {
	if n == nil {
		return 0
	}
	return *n
}

func times(n int64) string {
	if n == 1 {
		return "once"
	}
	return grouped(n) + " times"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// duration is a time in the unit that fits it.
func duration(seconds float64) string {
	switch {
	case seconds < 120:
		return fmt.Sprintf("%.1f seconds", seconds)
	case seconds < 7200:
		return fmt.Sprintf("%.0f minutes", seconds/60)
	}
	return fmt.Sprintf("%.1f hours", seconds/3600)
}

// grouped is a number with commas between thousands.
func grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	for i := len(text) - 3; i > 0 && text[i-1] != '-'; i -= 3 {
		text = text[:i] + "," + text[i:]
	}
	return text
}

// TextOfTests writes what a suite tells: which candidates grew and never shrank.
func (r *Report) TextOfTests(w io.Writer) error {
	var b strings.Builder
	touched, n := 0, 0
	for _, c := range r.Candidates {
		if c.State != Untouched {
			touched++
		}
		if c.NeverShrank {
			n++
		}
	}
	fmt.Fprintf(&b, "growthlint: the tests touched %d of %s; %d grew and never shrank\n", touched, count(len(r.Candidates), "candidate"), n)
	n = 0
	for _, c := range r.Candidates {
		if c.NeverShrank {
			n++
			c.text(&b, n)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
