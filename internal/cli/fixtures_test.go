package cli

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
	"github.com/growthlint/growthlint/internal/pipeline"
)

// want is one expectation of a fixture; testdata/README.md has the syntax.
type want struct {
	file  string
	line  int
	rule  string
	level string
	text  *regexp.Regexp
	met   bool
}

func (w *want) String() string {
	return fmt.Sprintf("%s:%d: want %s %s %q", w.file, w.line, w.rule, w.level, w.text)
}

var wantComment = regexp.MustCompile(`// want (\w+) (low-only|low|medium|high) "([^"]*)"\s*$`)

// readWants collects the wants below dir.
func readWants(t *testing.T, dir string) []*want {
	t.Helper()
	var out []*want
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		for n := 1; sc.Scan(); n++ {
			if strings.Contains(sc.Text(), "// want ") {
				m := wantComment.FindStringSubmatch(sc.Text())
				require.NotNil(t, m, "%s:%d: not a want", path, n)
				out = append(out, &want{file: path, line: n, rule: m[1], level: m[2], text: regexp.MustCompile(m[3])})
			}
		}
		return sc.Err()
	}))
	return out
}

// meets reports whether a finding answers to the want.
func (w *want) meets(f *finding.Finding) bool {
	if w.met || f.Rule != w.rule || f.Position.File != w.file || f.Position.Line != w.line {
		return false
	}
	if !w.text.MatchString(f.Message) && !w.text.MatchString(f.Container.Key) {
		return false
	}
	if w.level == "low-only" {
		return f.Confidence == finding.Low
	}
	at, _ := finding.ParseConfidence(w.level)
	return f.Confidence >= at
}

// views lists the package patterns that are judged together, below a rule's folder.
func views(t *testing.T, root, rule string) []string {
	t.Helper()
	var out []string
	for _, kind := range []string{"bad", "ok"} {
		if _, err := os.Stat(filepath.Join(root, rule, kind)); err == nil {
			out = append(out, "./"+rule+"/"+kind+"/...")
		}
	}
	topics, _ := filepath.Glob(filepath.Join(root, rule, "cross", "*"))
	sort.Strings(topics)
	for _, dir := range topics {
		out = append(out, "./"+rule+"/cross/"+filepath.Base(dir)+"/...")
	}
	return out
}

// runView analyses one view of the fixture module with all rules.
func runView(t *testing.T, root, pattern string) []finding.Finding {
	t.Helper()
	names := ruleNames(rules())
	a, err := pipeline.Run(context.Background(), pipeline.Request{Dir: root, Patterns: []string{pattern}, Rules: names, Progress: func(int, int) {}})
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	return a.Findings
}

// checkView compares findings with the wants below the view's directory.
func checkFound(t *testing.T, root, pattern string, found []finding.Finding) {
	wants := readWants(t, filepath.Join(root, strings.TrimSuffix(pattern, "...")))
	names := ruleNames(rules())
	for i := range found {
		f := &found[i]
		k := slices.IndexFunc(wants, func(w *want) bool { return w.meets(f) })
		if k >= 0 {
			wants[k].met = true
			continue
		}
		if f.Confidence >= finding.Medium {
			t.Errorf("%s:%d: unwanted %s %s: %s", f.Position.File, f.Position.Line, f.Rule, f.Confidence, f.Message)
		}
	}
	for _, w := range wants {
		if !w.met && slices.Contains(names, w.rule) {
			t.Errorf("not met: %s", w)
		}
	}
}

func fixtureRoot(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("../../testdata/src")
	require.NoError(t, err)
	return root
}

// fieldCases lists the directories of field cases, relative to root.
func fieldCases(t *testing.T, root string) []string {
	t.Helper()
	dirs, err := filepath.Glob(filepath.Join(root, "field", "case*"))
	require.NoError(t, err)
	out := make([]string, len(dirs))
	for i, dir := range dirs {
		out[i] = "field/" + filepath.Base(dir)
	}
	sort.Strings(out)
	return out
}

func TestFixtures(t *testing.T) { checkFixtures(t, runView) }

// checkFixtures holds what is found in each view against its wants, and what decided it
// against testdata/decided.txt.
func checkFixtures(t *testing.T, run func(t *testing.T, root, pattern string) []finding.Finding) {
	root := fixtureRoot(t)
	var decided []string
	for _, rule := range append(ruleNames(rules()), fieldCases(t, root)...) {
		for _, pattern := range views(t, root, rule) {
			name := viewName(pattern)
			ok := t.Run(name, func(t *testing.T) {
				found := run(t, root, pattern)
				checkFound(t, root, pattern, found)
				for i := range found {
					decided = append(decided, name+"\t"+decision(&found[i]))
				}
			})
			if !ok {
				return // a fixture tells more than the table
			}
		}
	}
	checkDecided(t, "decided.txt", decided)
}

// checkDecided compares with a file of testdata; UPDATE_GOLDEN=1 writes it anew.
func checkDecided(t *testing.T, name string, decided []string) {
	t.Helper()
	slices.Sort(decided)
	got, file := strings.Join(decided, "\n")+"\n", filepath.Join("testdata", name)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o666))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "UPDATE_GOLDEN=1 writes it anew")
}

// decision tells what was decided of what, by which rung, whatever line it is on.
func decision(f *finding.Finding) string {
	of := f.Container.Key
	if of == "" {
		of = filepath.Base(f.Position.File)
	}
	return strings.Join([]string{f.Rule, f.Confidence.String(), of, judge.DecidedBy(*f)}, "\t")
}

func viewName(pattern string) string {
	return strings.Trim(strings.TrimSuffix(pattern, "/..."), "./")
}

// TestFixturesLinked judges the fixtures from their summaries, which it keeps where
// GROWTHLINT_SHARDS says: with them, all fixtures take seconds.
func TestFixturesLinked(t *testing.T) {
	kept := os.Getenv("GROWTHLINT_SHARDS")
	if kept == "" {
		t.Skip("GROWTHLINT_SHARDS names no directory")
	}
	checkFixtures(t, func(t *testing.T, root, pattern string) []finding.Finding {
		return linkView(t, filepath.Join(kept, viewName(pattern)), root, pattern)
	})
}

// linkView links the summaries of one view, which are written unless they are there.
func linkView(t *testing.T, kept, root, pattern string) []finding.Finding {
	t.Helper()
	if _, err := os.Stat(kept); err != nil {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitClean, Main([]string{"-C", root, "-summaries", kept, pattern}, &stdout, &stderr), "%s", stderr.String())
	}
	a, err := pipeline.Link(t.Context(), pipeline.Request{Dir: root, Rules: ruleNames(rules()), Progress: func(int, int) {}}, []string{kept})
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	return a.Findings
}
