package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/config"
	"github.com/growthlint/growthlint/internal/finding"
)

// configured writes a configuration into a new directory.
func configured(t *testing.T, text string) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, config.Name), []byte(text), 0o644))
	return dir
}

func TestConfigurationFillsTheRequest(t *testing.T) {
	dir := configured(t, "rules: [-mapgrow]\ntests: true\ngenerated: true\nopen: true\nbounded: [{name: a.T, reason: r}]\nlibrary: |\n  package a\n  Drop shrink one on=arg0 key=1\n")
	r := (&run{}).call("-C", dir, "-generated=false")
	require.NotNil(t, r.asked, r.stderr)
	assert.Equal(t, []string{"lockgrow", "slicegrow"}, r.asked.Rules)
	assert.True(t, r.asked.Tests)
	assert.False(t, r.asked.Generated, "a flag is asked before the file")
	assert.True(t, r.asked.Open)
	assert.Len(t, r.asked.Bounded, 1)
	assert.Len(t, r.asked.Library, 1)
}

func TestConfigurationSelects(t *testing.T) {
	for _, tt := range []struct {
		text string
		args []string
		// want counts what is printed; code is the exit status.
		want, code int
	}{
		{text: "", want: 2, code: exitFindings},
		{text: "min-confidence: high", want: 1, code: exitFindings},
		{text: "min-confidence: {rules: {slicegrow: low}}", want: 3, code: exitFindings},
		{text: "min-confidence: {rules: {slicegrow: low}, paths: [{path: server.go, confidence: high}]}", want: 1, code: exitFindings},
		{text: "min-confidence: {paths: [{path: elsewhere, confidence: high}, {path: '*.go', confidence: low}]}", want: 3, code: exitFindings},
		{text: "min-confidence: {rules: {slicegrow: low}, paths: [{path: server.go, confidence: high}]}", args: []string{"-min-confidence=medium"}, want: 2, code: exitFindings},
		{text: "min-confidence: low", args: []string{"-min-confidence=high,slicegrow=low"}, want: 2, code: exitFindings},
		{text: "fail-on: none", want: 2, code: exitClean},
		{text: "fail-on: none", args: []string{"-fail-on=low"}, want: 2, code: exitFindings},
		{text: "min-confidence: high", args: []string{"-fail-on=medium"}, want: 1, code: exitFindings},
		{text: "exclude: [server.go]", want: 0, code: exitClean},
		{text: "exclude: [server.go]", args: []string{"-config=none"}, want: 2, code: exitFindings},
		{text: "exclude: [other.go]", want: 2, code: exitFindings},
		{text: "exclude: [other.go]", args: []string{"-config=own.yml"}, want: 0, code: exitClean},
	} {
		dir := configured(t, tt.text+"\n")
		require.NoError(t, os.WriteFile(filepath.Join(dir, "own.yml"), []byte("exclude: [server.go]"), 0o644))
		a := three(dir)
		a.Findings[0].Confidence = finding.Low
		r := (&run{analysis: a}).call(append([]string{"-C", dir}, tt.args...)...)
		assert.Equal(t, tt.code, r.code, "%s %v\n%s", tt.text, tt.args, r.stderr)
		assert.Len(t, lines(r.stdout, "server.go:"), tt.want, "%s %v", tt.text, tt.args)
	}
}

func TestWhatIsLeftOutIsCounted(t *testing.T) {
	dir := configured(t, "exclude: [server.go]\n")
	told := (&run{analysis: three(dir), watched: true}).call("-C", dir, "-progress=never").stderr
	assert.True(t, strings.HasPrefix(told, "growthlint: no findings in 2 packages; 1 suppressed; 3 excluded\n"), told)
}

func TestFaultyConfigurationStopsTheRun(t *testing.T) {
	dir := configured(t, "testz: true\nrules: [mapgro]\n")
	r := (&run{}).call("-C", dir)
	assert.Equal(t, exitUsage, r.code)
	assert.Equal(t, `growthlint: the configuration has several faults:
.growthlint.yml:1:1: unknown key "testz"; did you mean tests?
.growthlint.yml:2:9: rules: unknown rule "mapgro"; did you mean mapgrow?
`, r.stderr)
	assert.Nil(t, r.asked)
	assert.Contains(t, (&run{}).call("-C", dir, "-config", "no.yml").stderr, "no.yml: no such configuration; name an existing file")
}

func TestConfigCommand(t *testing.T) {
	dir := configured(t, "tests: true\nfail-on: none\n")
	r := (&run{}).call("-C", dir, "config", "check")
	assert.Equal(t, exitClean, r.code, r.stderr)
	assert.Equal(t, ".growthlint.yml: valid\n", r.stdout)
	assert.Contains(t, (&run{}).call("-C", t.TempDir(), "config", "check").stdout, "no .growthlint.yml")
	r = (&run{}).call("-C", dir, "-min-confidence=high", "config", "print")
	assert.Equal(t, `rules: [lockgrow, mapgrow, slicegrow] # default
min-confidence: high # flag -min-confidence
fail-on: none # .growthlint.yml:2
tests: true # .growthlint.yml:1
generated: false # default
open: false # default
`, r.stdout)
	r = (&run{}).call("-C", dir, "config", "flags")
	assert.Equal(t, "-tests=true\n", r.stdout)
	assert.Equal(t, "growthlint: no flag says fail-on: only the command knows that\n", r.stderr)
	assert.Contains(t, (&run{}).call("-C", dir, "config", "flags", "nogo").stdout, `"directive": {`)
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"config"}, "config needs a word more: growthlint config check"},
		{[]string{"config", "chek"}, "did you mean growthlint config check?"},
		{[]string{"config", "verify"}, "growthlint config verify is no command; there are growthlint config check"},
		{[]string{"config", "flags", "bazel"}, "growthlint config flags bazel is no command"},
		{[]string{"cache"}, "cache needs a word more: growthlint cache stat"},
		{[]string{"cache", "state"}, "growthlint cache state is no command; did you mean growthlint cache stat?"},
		{[]string{"cache", "stat", "all"}, "growthlint cache stat all is no command; there are growthlint cache stat, growthlint cache prune [SIZE]"},
		{[]string{"-json", "config", "check"}, "-json has no meaning for config; leave it out"},
	} {
		r := (&run{}).call(tt.args...)
		assert.Equal(t, exitUsage, r.code, "%q", tt.args)
		assert.Contains(t, r.stderr, tt.want, "%q", tt.args)
	}
}

// lines returns the lines of text that begin with prefix.
func lines(text, prefix string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, prefix) {
			out = append(out, line)
		}
	}
	return out
}
