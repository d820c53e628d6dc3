package cli

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// The views in which the field cases are judged: packages with nobody who calls them, and
// the module with the programs that make and serve everything. No package of the first
// view imports another, and one load serves them all.
const (
	viewAlone   = "alone"
	viewProgram = "program"
)

// suspect is one structure under suspects, as the head of its file declares it:
// testdata/README.md has the syntax.
type suspect struct {
	dir   string
	rules []string
	names []string
	// level is the wanted confidence by view.
	level map[string]finding.Confidence
}

// suspectLine is the head of a file: rules, names, and a level for both views or one
// for each.
var suspectLine = regexp.MustCompile(`^// want ([a-z|]+) ([\w.|]+) (low|medium|high)(?:/(low|medium|high))?$`)

// readSuspects reads the heads of the files in root/dir.
func readSuspects(t *testing.T, root, dir string) []suspect {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, dir, "*.go"))
	require.NoError(t, err)
	var out []suspect
	for _, path := range files {
		f, err := os.Open(path)
		require.NoError(t, err)
		defer f.Close()
		for sc := bufio.NewScanner(f); sc.Scan() && strings.HasPrefix(sc.Text(), "// want"); {
			m := suspectLine.FindStringSubmatch(sc.Text())
			require.NotNil(t, m, "%s: not a want: %s", path, sc.Text())
			alone, _ := finding.ParseConfidence(m[3])
			program := alone
			if m[4] != "" {
				program, _ = finding.ParseConfidence(m[4])
			}
			out = append(out, suspect{
				dir: dir, rules: strings.Split(m[1], "|"), names: strings.Split(m[2], "|"),
				level: map[string]finding.Confidence{viewAlone: alone, viewProgram: program},
			})
		}
	}
	return out
}

// literalSuffix is what the name of a function literal adds to that of its function.
var literalSuffix = regexp.MustCompile(`(\.func\d+(\.\d+)*|\$\d+)+$`)

// plainNames are the names by which a want can mean a finding: Owner.field of the
// container, and the function without its receiver.
func plainNames(f *finding.Finding) []string {
	key := strings.TrimPrefix(f.Container.Key, f.Container.Package+".")
	fn := literalSuffix.ReplaceAllString(f.Function, "")
	return []string{key, fn[strings.LastIndex(fn, ".")+1:]}
}

// means reports whether the finding is about the suspect.
func (s *suspect) means(f *finding.Finding) bool {
	return slices.Contains(s.rules, f.Rule) &&
		slices.ContainsFunc(plainNames(f), func(name string) bool { return slices.Contains(s.names, name) })
}

// cell is the verdict on one suspect, or on one cleared package, in one view.
type cell struct {
	view, dir, name string
	want, got       finding.Confidence
}

// key names the cell in the list of exceptions.
func (c *cell) key() string { return fmt.Sprintf("%s %s %s", c.view, c.dir, c.name) }

// holds reports whether the verdict is the wanted one. What is wanted at low is to be
// told and not to be pressed; of a cleared package nothing is to be said at medium.
func (c *cell) holds() bool {
	switch c.want {
	case finding.Undecided:
		return c.got < finding.Medium
	case finding.Low:
		return c.got == finding.Low
	}
	return c.got >= c.want
}

// outages judges the field cases.
type outages struct {
	root  string
	cache *pipeline.Cache
	// find judges a view, nil for a run of the command with that cache.
	find func(t *testing.T, pattern string) []finding.Finding
	// decided is what was decided in each view.
	decided []string
}

func (o *outages) analysed(t *testing.T, pattern string) []finding.Finding {
	t.Helper()
	a, err := pipeline.Run(context.Background(), pipeline.Request{
		Dir: o.root, Patterns: []string{pattern}, Rules: ruleNames(rules()), Cache: o.cache, Progress: func(int, int) {},
	})
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	return a.Findings
}

// run returns the findings of a view by the directory they lie in.
func (o *outages) run(t *testing.T, pattern string) map[string][]finding.Finding {
	t.Helper()
	find := o.find
	if find == nil {
		find = o.analysed
	}
	out := map[string][]finding.Finding{}
	for _, f := range find(t, pattern) {
		o.decided = append(o.decided, pattern+"\t"+decision(&f))
		dir, err := filepath.Rel(o.root, filepath.Dir(f.Position.File))
		require.NoError(t, err)
		dir = filepath.ToSlash(dir)
		out[dir] = append(out[dir], f)
	}
	return out
}

// packages lists the directories below root/kind that hold a package.
func (o *outages) packages(t *testing.T, kind string) []string {
	t.Helper()
	dirs, err := filepath.Glob(filepath.Join(o.root, kind, "*"))
	require.NoError(t, err)
	out := make([]string, len(dirs))
	for i, dir := range dirs {
		out[i] = kind + "/" + filepath.Base(dir)
	}
	return out
}

// best is the highest confidence among the findings that are counted.
func best(found []finding.Finding, counted func(*finding.Finding) bool) finding.Confidence {
	top := finding.Undecided
	for i := range found {
		if counted(&found[i]) {
			top = max(top, found[i].Confidence)
		}
	}
	return top
}

// cells judges every suspect and every cleared package in both views.
func (o *outages) cells(t *testing.T) []cell {
	t.Helper()
	whole, alone := o.run(t, "./..."), o.run(t, "./suspects/...")
	maps.Copy(alone, o.run(t, "./cleared/..."))
	var out []cell
	for _, dir := range o.packages(t, "suspects") {
		suspects := readSuspects(t, o.root, dir)
		require.NotEmpty(t, suspects, "%s has no file that begins with // want", dir)
		for _, s := range suspects {
			out = append(out,
				cell{viewAlone, dir, s.names[0], s.level[viewAlone], best(alone[dir], s.means)},
				cell{viewProgram, dir, s.names[0], s.level[viewProgram], best(whole[dir], s.means)})
		}
	}
	all := func(*finding.Finding) bool { return true }
	for _, dir := range o.packages(t, "cleared") {
		require.Empty(t, readSuspects(t, o.root, dir))
		out = append(out,
			cell{viewAlone, dir, "all", finding.Undecided, best(alone[dir], all)},
			cell{viewProgram, dir, "all", finding.Undecided, best(whole[dir], all)})
	}
	for _, dir := range o.packages(t, "cmd") {
		out = append(out, cell{viewProgram, dir, "all", finding.Undecided, best(whole[dir], all)})
	}
	return out
}

// readExceptions reads the keys of the cells that are known not to hold.
func readExceptions(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	var out []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return out
}

// outageTable prints the cells, both views of one thing on one line.
func outageTable(cells []cell) string {
	var out strings.Builder
	var row string
	counts := map[string][2]int{}
	for i := range cells {
		c := &cells[i]
		if at := c.dir + " " + c.name; at != row {
			row = at
			fmt.Fprintf(&out, "\n%-22s %-24s", c.dir, c.name)
		}
		mark := " "
		if !c.holds() {
			mark = "*"
		}
		fmt.Fprintf(&out, " %s: %-6s of %-6s%s", c.view, c.got, c.want, mark)
		kind := "suspects " + c.view
		if c.want == finding.Undecided {
			kind = "cleared " + c.view
		}
		n := counts[kind]
		n[1]++
		if c.holds() {
			n[0]++
		}
		counts[kind] = n
	}
	for _, kind := range []string{"suspects alone", "suspects program", "cleared alone", "cleared program"} {
		fmt.Fprintf(&out, "\n%s: %d of %d hold", kind, counts[kind][0], counts[kind][1])
	}
	return out.String()
}

// TestOutages holds the field cases as somebody would write them who does not know this
// tool: every suspect is reported, with its package alone in view and in a program whose
// main makes it as a local variable and serves it from closures; every cleared structure
// is silent. What does not hold yet stands in a list, which may only become shorter.
func TestOutages(t *testing.T) {
	root := filepath.Join(fixtureRoot(t), "field", "stranger")
	cache, err := pipeline.OpenCache(t.TempDir())
	require.NoError(t, err)
	(&outages{root: root, cache: cache}).check(t)
}

// TestOutagesLinked judges the same cases as TestFixturesLinked does the fixtures.
func TestOutagesLinked(t *testing.T) {
	kept := os.Getenv("GROWTHLINT_SHARDS")
	if kept == "" {
		t.Skip("GROWTHLINT_SHARDS names no directory")
	}
	o := &outages{root: filepath.Join(fixtureRoot(t), "field", "stranger")}
	o.find = func(t *testing.T, pattern string) []finding.Finding {
		return linkView(t, filepath.Join(kept, "stranger", viewName(pattern), "all"), o.root, pattern)
	}
	o.check(t)
}

func (o *outages) check(t *testing.T) {
	root := o.root
	cells := o.cells(t)
	checkDecided(t, "decided_outages.txt", o.decided)
	t.Log(outageTable(cells))

	listed := readExceptions(t, filepath.Join(root, "exceptions.txt"))
	var failing, holding []string
	seen := map[string]bool{}
	suspects := 0
	for i := range cells {
		c := &cells[i]
		require.False(t, seen[c.key()], "%s: two suspects of this name", c.key())
		seen[c.key()] = true
		if c.want >= finding.Medium && c.view == viewAlone {
			suspects++
		}
		if c.holds() {
			holding = append(holding, c.key())
			continue
		}
		failing = append(failing, c.key())
		if !slices.Contains(listed, c.key()) {
			t.Errorf("%s: %s, want %s", c.key(), c.got, c.want)
		}
	}
	assert.GreaterOrEqual(t, suspects, 20, "suspects that are wanted at medium or above")
	for _, key := range listed {
		switch {
		case slices.Contains(holding, key):
			t.Errorf("exceptions.txt: %s holds now: remove the line", key)
		case !slices.Contains(failing, key):
			t.Errorf("exceptions.txt: %s: no such suspect or cleared package in view", key)
		}
	}
	assert.Len(t, slices.Compact(slices.Sorted(slices.Values(listed))), len(listed), "exceptions.txt lists a line twice")
}

// TestOutagesAreAlone holds that a package is judged among its neighbours as it is with
// nothing else in view, on a sample.
func TestOutagesAreAlone(t *testing.T) {
	cache, err := pipeline.OpenCache(t.TempDir())
	require.NoError(t, err)
	o := &outages{root: filepath.Join(fixtureRoot(t), "field", "stranger"), cache: cache}
	for _, kind := range []string{"suspects", "cleared"} {
		together := o.run(t, "./"+kind+"/...")
		for i, dir := range o.packages(t, kind) {
			if i%12 == 0 {
				assert.Equal(t, together[dir], o.run(t, "./"+dir)[dir], dir)
			}
		}
	}
}

// TestEverySuspectHasATwin holds that each suspect stands beside its bounded twin.
func TestEverySuspectHasATwin(t *testing.T) {
	o := &outages{root: filepath.Join(fixtureRoot(t), "field", "stranger")}
	cleared := o.packages(t, "cleared")
	for _, dir := range o.packages(t, "suspects") {
		assert.Contains(t, cleared, strings.Replace(dir, "suspects", "cleared", 1))
	}
}
