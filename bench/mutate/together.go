package main

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// switchPath is the package that switches one mutant on, of those that were built together.
const switchPath = "github.com/growthlint/growthlint/internal/mutated"

// switchText is that package. It has no file in the tree.
const switchText = `package mutated

import (
	"os"
	"strconv"
)

var on = func() int {
	n, err := strconv.Atoi(os.Getenv("MUTANT"))
	if err != nil {
		return -1
	}
	return n
}()

func On(n int) bool { return n == on }

func Either[T any](n int, was, is T) T {
	if On(n) {
		return was
	}
	return is
}

func Without[S ~[]E, E any](from int, list S) S {
	if i := on - from; i >= 0 && i < len(list) {
		return append(list[:i:i], list[i+1:]...)
	}
	return list
}
`

// insertion is a text that is put into a file.
type insertion struct {
	at   int
	text string
}

// joiner puts switches for all mutants into one file.
type joiner struct {
	name string
	text []byte
	file *token.File
	// first is the number of the first mutant of the file.
	first         int
	of            []mutant
	before, after []insertion
}

// join returns the text of a file with its mutants behind switches, and what they are.
func join(name string, text []byte, first int) ([]byte, []mutant, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.SkipObjectResolution)
	if err != nil {
		return nil, nil, err
	}
	j := &joiner{name: name, text: text, file: fset.File(file.FileStart), first: first}
	ast.Inspect(file, func(n ast.Node) bool {
		if n != nil {
			eachSpot(n, j.spot)
		}
		return true
	})
	j.after = append(j.after, insertion{j.file.Offset(file.Name.End()), fmt.Sprintf("; import mutated %q", switchPath)})
	return j.joined(), j.of, nil
}

// spot puts the switch of a spot around its place.
func (j *joiner) spot(s spot) {
	n := j.first + len(j.of)
	source := func(n ast.Node) string { return string(j.text[j.file.Offset(n.Pos()):j.file.Offset(n.End())]) }
	add := func(what string) {
		j.of = append(j.of, mutant{name: j.name, place: fmt.Sprintf("%s:%d", filepath.ToSlash(j.name), j.file.Line(s.node.Pos())), what: what})
	}
	open, end := "", "))"
	switch s.kind {
	case spotFlip:
		open = fmt.Sprintf("(mutated.On(%d) != (", n)
		add("flip " + source(s.node))
	case spotAnd:
		open = fmt.Sprintf("(mutated.On(%d) || (", n)
		add("leave out " + source(s.node))
	case spotOr:
		open = fmt.Sprintf("(!mutated.On(%d) && (", n)
		add("leave out " + source(s.node))
	case spotList:
		open, end = fmt.Sprintf("mutated.Without(%d, ", n), ")"
		for _, e := range s.node.(*ast.CompositeLit).Elts {
			add("leave out " + source(e))
		}
	case spotAppend:
		open, end = fmt.Sprintf("mutated.Either(%d, %s, ", n, source(s.node.(*ast.CallExpr).Args[0])), ")"
		add("leave out " + source(s.node))
	}
	j.before = append(j.before, insertion{j.file.Offset(s.node.Pos()), open})
	j.after = append(j.after, insertion{j.file.Offset(s.node.End()), end})
}

// joined is the text with the insertions: what was visited first is the outermost.
func (j *joiner) joined() []byte {
	slices.Reverse(j.after)
	byPlace := func(a, b insertion) int { return a.at - b.at }
	slices.SortStableFunc(j.before, byPlace)
	slices.SortStableFunc(j.after, byPlace)
	var out []byte
	b, a := 0, 0
	for i := range len(j.text) + 1 {
		for ; a < len(j.after) && j.after[a].at == i; a++ {
			out = append(out, j.after[a].text...)
		}
		for ; b < len(j.before) && j.before[b].at == i; b++ {
			out = append(out, j.before[b].text...)
		}
		if i < len(j.text) {
			out = append(out, j.text[i])
		}
	}
	return out
}

// joinAll writes all files with their mutants behind switches, and the overlay that puts
// them in place.
func joinAll(work, patterns string) (string, []mutant, error) {
	replace := map[string]string{}
	put := func(name string, text []byte) error {
		real, err := filepath.Abs(name)
		if err != nil {
			return err
		}
		replace[real] = filepath.Join(work, fmt.Sprintf("%d.go", len(replace)))
		return os.WriteFile(replace[real], text, 0o666)
	}
	var all []mutant
	err := eachFile(patterns, func(name string, text []byte) error {
		joined, of, err := join(name, text, len(all))
		if err != nil || len(of) == 0 {
			return err
		}
		all = append(all, of...)
		return put(name, joined)
	})
	if err != nil {
		return "", nil, err
	}
	if err := put(filepath.Join("internal", "mutated", "mutated.go"), []byte(switchText)); err != nil {
		return "", nil, err
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", nil, err
	}
	overlay := filepath.Join(work, "overlay.json")
	return overlay, all, os.WriteFile(overlay, text, 0o666)
}

// built are the test binaries of the packages among the arguments, with the flags for them.
type built struct {
	dirs, bins []string
	flags      []string
}

func buildTests(work, overlay string, tests []string) (*built, error) {
	b := &built{flags: []string{"-test.failfast"}}
	for i, arg := range tests {
		if strings.HasPrefix(arg, "-") || i > 0 && tests[i-1] == "-run" {
			b.flags = append(b.flags, strings.Replace(arg, "-run", "-test.run", 1))
			continue
		}
		bin := filepath.Join(work, fmt.Sprintf("%d.test", i))
		if out, err := exec.Command("go", "test", "-c", "-vet=off", "-overlay", overlay, "-o", bin, arg).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("the mutants of %s do not compile together; leave out -together: %s", arg, out)
		}
		b.dirs, b.bins = append(b.dirs, arg), append(b.bins, bin)
	}
	return b, nil
}

// passes reports whether all tests pass with one mutant switched on, -1 for none.
func (b *built) passes(n int, timeout time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	for i, bin := range b.bins {
		cmd := exec.CommandContext(ctx, bin, b.flags...)
		cmd.Dir = b.dirs[i]
		cmd.Env = append(os.Environ(), fmt.Sprintf("MUTANT=%d", n))
		cmd.WaitDelay = time.Second
		if cmd.Run() != nil {
			return false
		}
	}
	return true
}

// together tries all mutants of one build.
func together(o options, tests []string) error {
	work, err := os.MkdirTemp("", "mutate")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	overlay, all, err := joinAll(work, o.files)
	if err != nil {
		return err
	}
	b, err := buildTests(work, overlay, tests)
	if err != nil {
		return err
	}
	if !b.passes(-1, o.timeout) {
		return fmt.Errorf("the tests fail without a mutant")
	}
	var t tally
	files := map[string]*tally{}
	began := time.Now()
	for i := o.from * o.every; i < len(all) && (o.budget == 0 || time.Since(began) < o.budget); i += o.every {
		of := files[all[i].name]
		if of == nil {
			of = &tally{}
			files[all[i].name] = of
		}
		verdict := "killed"
		if b.passes(i, o.timeout) {
			verdict = "SURVIVED"
			t.survived++
			of.survived++
		} else {
			t.killed++
			of.killed++
		}
		fmt.Printf("%s: %s: %s\n", all[i].place, all[i].what, verdict)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Printf("%s: %v\n", filepath.ToSlash(name), *files[name])
	}
	fmt.Printf("%d mutants in all; of those tried %v\n", len(all), t)
	return nil
}
