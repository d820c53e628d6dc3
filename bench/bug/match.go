package bug

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"regexp"
	"strings"
	"unicode"

	"github.com/growthlint/growthlint/bench/checkout"
)

// nearLines is how far from the growth's line a finding may lie and still be
// about it.
const nearLines = 3

// target is what a finding must name, or lie at, to be about a case.
type target struct {
	// name is the container's; empty when the case names none.
	name string
	// owner is the type that holds it, "" for a package variable; it does not
	// count when anyOwner is set.
	owner    string
	anyOwner bool
	// file is the growth's, from the root of the repository, and lines are where
	// its source text stands.
	file  string
	lines []int
}

// naming reads the words in which cases name their containers. The forms are
// tried in order.
type naming struct {
	form *regexp.Regexp
	read func(words string, groups []string) (target, bool)
}

const word = `([\p{L}\p{N}_]+)`

// namings returns the forms: a package variable, a local, a field of an
// anonymous struct in a field, a field or method of a type, a lone name.
func namings() []naming {
	local := func(_ string, g []string) (target, bool) { return target{name: g[1], anyOwner: true}, true }
	global := func(_ string, g []string) (target, bool) { return target{name: g[1]}, true }
	field := func(words string, g []string) (target, bool) {
		return target{owner: g[1], name: g[2]}, !strings.HasPrefix(words, "goroutine")
	}
	return []naming{
		{regexp.MustCompile(`^(?:pkg-level|package-level|global)?\s*var\s+` + word), global},
		{regexp.MustCompile(`^local\s+` + word), local},
		{regexp.MustCompile(`^[\p{L}\p{N}_]+\.[\p{L}\p{N}_]+\.` + word), local},
		{regexp.MustCompile(`^\(?\*?` + word + `(?:\[[^\]]*\])?\)?\.` + word), field},
		{regexp.MustCompile(`^` + word + `$`), global},
	}
}

// targetOf reads what a case's container names. Words in no known form name
// nothing: such a case is found by its place alone.
func targetOf(container string) target {
	words := strings.TrimSpace(container)
	for _, n := range namings() {
		groups := n.form.FindStringSubmatch(words)
		if groups == nil {
			continue
		}
		if t, ok := n.read(words, groups); ok {
			return t
		}
	}
	return target{anyOwner: true}
}

// linesIn returns the lines of the file that hold the growth's source text,
// counted from 1; none when the file cannot be read or the text is not known.
func (c Case) linesIn(path string) []int {
	expr := withoutBlanks(c.GrowExpr)
	if expr == "" && c.GrowSum == "" {
		return nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	var lines []int
	for i, line := range Lines(data) {
		if expr != "" && Holds(line, expr) || expr == "" && SumLine(line) == c.GrowSum {
			lines = append(lines, i+1)
		}
	}
	return lines
}

// Holds reports whether a line of source has the expression, blanks aside.
func Holds(line, expr string) bool {
	return strings.Contains(withoutBlanks(line), withoutBlanks(expr))
}

// Lines splits a source file, whatever its lines end with.
func Lines(data []byte) []string {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data)), "\n")
}

// SumLine identifies a line of source by a hash, 16 hex digits. Blanks do not
// count, nor what follows the first //.
func SumLine(line string) string {
	code, _, _ := strings.Cut(line, "//")
	sum := sha256.Sum256([]byte(withoutBlanks(code)))
	return hex.EncodeToString(sum[:8])
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// names reports whether the finding's container is the target's.
func (t target) names(c checkout.Container) bool {
	name := strings.TrimRight(c.Name, "[]")
	name = name[strings.LastIndexByte(name, '.')+1:]
	owner, _, _ := strings.Cut(c.Owner, "[")
	return t.name != "" && name == t.name && (t.anyOwner || owner == t.owner)
}

// near reports whether the place lies in the target's file, near one of its
// lines. A tool's paths start at its module, the target's at the repository.
func (t target) near(p checkout.Position) bool {
	file := strings.TrimLeft(strings.ReplaceAll(p.File, `\`, "/"), "./")
	if p.File == "" || !strings.HasSuffix(t.file, file) {
		return false
	}
	for _, line := range t.lines {
		if max(p.Line-line, line-p.Line) <= nearLines {
			return true
		}
	}
	return false
}

// About returns what tells of a finding before the fix whether it is about the case.
func (c Case) About() (func(checkout.Finding) bool, error) {
	file, line, err := c.Growth()
	if err != nil {
		return nil, err
	}
	t := targetOf(c.Container)
	t.file, t.lines = file, []int{line}
	return t.meets, nil
}

// meets reports whether the finding is about the target.
func (t target) meets(f checkout.Finding) bool {
	if t.names(f.Container) || t.near(f.Position) {
		return true
	}
	for _, g := range f.Grows {
		if t.near(g) {
			return true
		}
	}
	return false
}
