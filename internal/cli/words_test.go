package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/judge"
)

// unusedWords are what docs/style.md has better words for.
var unusedWords = regexp.MustCompile(`(?i)\b(is told|are told|outside world|(in|out of) view|what is few|growth is reached|again and again|thrown away|` +
	`lets? (it )?go\b|takes? (it )?back|who (comes|waits|takes|sends)|whoever|goes on (as|for|until|when)|is added to|nothing ever (deletes|takes)|forgets it|` +
	`ways? out,? and|one of type|best by defer|the former|too old|at each turn)\b`)

// TestWordsOfFindings holds the words out of what is said of the fixtures.
func TestWordsOfFindings(t *testing.T) {
	said := map[string]string{}
	say := func(text, of string) { said[text] = of }
	for _, f := range runView(t, fixtureRoot(t), "./...") {
		of := f.Rule + " of " + f.Position.File
		say(f.Message, of)
		say(f.Remedy, of)
		for _, e := range f.Evidence {
			if e.Text != "decided by: "+judge.DecidedBy(f) && e.Code != "library" && e.Code != "cache-fault" { // names, and notes of the library table
				say(e.Text, of)
			}
		}
		for _, s := range f.Shrinks {
			say(s.WhyNot, of)
		}
		for _, x := range f.Fixes {
			say(x.Message, of)
		}
	}
	require.Greater(t, len(said), 500)
	for text, of := range said {
		assert.NotRegexp(t, unusedWords, text, of)
		assert.False(t, strings.HasSuffix(text, "."), "%s: a message has no full stop: %q", of, text)
	}
}

// TestWordsOfPages holds them out of help, explanations and pages. docs/analysis.md and
// docs/design.md, which the phases' own comments are to replace, are not read.
func TestWordsOfPages(t *testing.T) {
	texts := map[string]string{"growthlint help": printed(t, "help"), "growthlint explain": printed(t, "explain"), "growthlint list": printed(t, "list")}
	for _, name := range ruleNames(rules()) {
		texts["growthlint explain "+name] = printed(t, "explain", name)
	}
	for _, c := range finding.Codes() {
		texts["growthlint explain "+c.Name] = printed(t, "explain", c.Name)
	}
	pages, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	require.NoError(t, err)
	for _, file := range append(pages, filepath.Join("..", "..", "README.md")) {
		switch filepath.Base(file) {
		case "analysis.md", "design.md", "style.md":
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		texts[file] = string(text)
	}
	require.Greater(t, len(texts), 60)
	for name, text := range texts {
		text = strings.NewReplacer("`outside world`", "", "(key: outside world)", "").Replace(text) // a value of the JSON
		for n, line := range strings.Split(text, "\n") {
			assert.NotRegexp(t, unusedWords, line, "%s:%d", name, n+1)
		}
	}
}

// printed is what a command prints.
func printed(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr bytes.Buffer
	require.Equal(t, exitClean, Main(args, &stdout, &stderr), "%v: %s", args, stderr.String())
	return stdout.String()
}
