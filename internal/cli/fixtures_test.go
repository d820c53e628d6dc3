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

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
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
	a, err := analyse(context.Background(), request{Dir: root, Patterns: []string{pattern}, Rules: names, Progress: func(int, int) {}})
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	return a.Findings
}

// checkView compares findings with the wants below the view's directory.
func checkView(t *testing.T, root, pattern string) {
	checkFound(t, root, pattern, runView(t, root, pattern))
}

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

func TestFixtures(t *testing.T) {
	root := fixtureRoot(t)
	for _, rule := range append(ruleNames(rules()), fieldCases(t, root)...) {
		for _, pattern := range views(t, root, rule) {
			t.Run(strings.Trim(strings.TrimSuffix(pattern, "/..."), "./"), func(t *testing.T) { checkView(t, root, pattern) })
		}
	}
}

// TestFixturesLinked judges the fixtures from their summaries, which it keeps where
// GROWTHLINT_SHARDS says: with them, all fixtures take seconds.
func TestFixturesLinked(t *testing.T) {
	kept := os.Getenv("GROWTHLINT_SHARDS")
	if kept == "" {
		t.Skip("GROWTHLINT_SHARDS names no directory")
	}
	root := fixtureRoot(t)
	for _, rule := range append(ruleNames(rules()), fieldCases(t, root)...) {
		for _, pattern := range views(t, root, rule) {
			name := strings.Trim(strings.TrimSuffix(pattern, "/..."), "./")
			t.Run(name, func(t *testing.T) {
				checkFound(t, root, pattern, linkView(t, filepath.Join(kept, name), root, pattern))
			})
		}
	}
}

// linkView links the summaries of one view, which are written unless they are there.
func linkView(t *testing.T, kept, root, pattern string) []finding.Finding {
	t.Helper()
	if _, err := os.Stat(kept); err != nil {
		var stdout, stderr bytes.Buffer
		require.Equal(t, exitClean, Main([]string{"-C", root, "-summaries", kept, pattern}, &stdout, &stderr), "%s", stderr.String())
	}
	a, err := linkShards(t.Context(), request{Dir: root, Rules: ruleNames(rules()), Progress: func(int, int) {}}, []string{kept})
	require.NoError(t, err)
	require.Empty(t, a.Troubles)
	return a.Findings
}
