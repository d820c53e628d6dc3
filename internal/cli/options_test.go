package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestUsageErrorsNameTheMend(t *testing.T) {
	absent := filepath.Join(t.TempDir(), "x")
	for _, tt := range []struct {
		args []string
		want string
	}{
		{[]string{"-test"}, `unknown flag -test; did you mean -tests? (growthlint -h lists the flags)`},
		{[]string{"--min-confidance=low"}, `unknown flag -min-confidance; did you mean -min-confidence? (growthlint -h lists the flags)`},
		{[]string{"-quite-another-thing"}, `unknown flag "-quite-another-thing"; growthlint -h lists the flags`},
		{[]string{"-baseline", "no.jsonl"}, "-baseline no.jsonl: no such file; make it with -write-baseline"},
		{[]string{"-baseline", "options_test.go"}, "options_test.go:1: not a baseline"},
		{[]string{"-baseline", "no/such/b", "-write-baseline"}, "create its directory first"},
		{[]string{"-diff", "-json"}, "-diff and format json both go to standard output; give the format a file: -format json=FILE"},
		{[]string{"-summaries", "s", "-json"}, "-summaries judges nothing; give -baseline, -fix, -diff, -format, -json and -o to growthlint link instead"},
		{[]string{"-summaries", "s", "-new-from", "main"}, "leave one of the two out"},
		{[]string{"-write-baseline"}, "-write-baseline needs the file: -baseline FILE -write-baseline"},
		{[]string{"-baseline", "b", "-write-baseline", "-new-from", "main"}, "leave one of the two out"},
		{[]string{"rank", "-profile", "x"}, "profile x: no such file in "},
		{[]string{"rank", "-profile", absent}, "profile " + absent + ": no such file; curl -o x "},
		{[]string{"probe", "report", absent}, "log " + absent + ": no such file; growthlint probe run -log " + absent + " PACKAGE writes one"},
		{[]string{"-min-confidence", "sure"}, `invalid value "sure" for flag -min-confidence: must be low, medium or high`},
		{[]string{"-min-confidence", "none"}, "must be low, medium or high"},
		{[]string{"-fail-on", "all"}, "must be high, medium, low or none"},
		{[]string{"-color", "yes"}, "must be auto, always or never"},
		{[]string{"-progress", "1"}, "must be auto, always or never"},
		{[]string{"-tests=perhaps"}, `invalid value "perhaps" for flag -tests: must be true or false`},
		{[]string{"-json=yes"}, `invalid value "yes" for flag -json: must be true or false`},
		{[]string{"-v", "-o"}, "flag -o needs a value: -o FILE"},
		{[]string{"./...", "-v"}, "flag -v comes after ./..., but flags go first; move it: growthlint -v ./..."},
		{[]string{"./...", "-o", "x.json"}, "move it: growthlint -o x.json ./..."},
		{[]string{"./a", "./b", "-o=x.json"}, "move it: growthlint -o=x.json ./a"},
		{[]string{"./...", "-tets"}, "unknown flag -tets; did you mean -tests?"},
		{[]string{"-profile", "x", "./..."}, "flag -profile is one of growthlint rank; write growthlint rank -profile"},
		{[]string{"-profile", "gone", "rank"}, "profile gone: no such file in "},
		{[]string{"rank", "./...", "-profile", "x"}, "flag -profile comes after ./..."},
		{[]string{"./...", "-h"}, "flag -h comes after ./..."},
		{[]string{"explain", "-v"}, "flag -v comes after explain"},
		{[]string{"-v", "explain"}, "-v has no meaning for explain; leave it out"},
		{[]string{"explain", "mapgrwo"}, `unknown rule "mapgrwo"; did you mean mapgrow?`},
		{[]string{"explain", "a", "b"}, "explain takes one rule, not 2"},
		{[]string{"-rules", "mapgrow,lokgrow"}, `unknown rule "lokgrow"; did you mean lockgrow?`},
		{[]string{"-rules", "x"}, `unknown rule "x"; there are lockgrow, mapgrow, slicegrow`},
		{[]string{"-rules", "mapgrow,"}, `unknown rule ""`},
		{[]string{"-rules", "mapgrow,-lockgrow"}, "not both"},
		{[]string{"-rules=-mapgrow,-lockgrow,-slicegrow"}, "leaves no rule to run"},
		{[]string{"-severity", "high"}, "write CONFIDENCE=LEVEL, such as high=warning"},
		{[]string{"-format", "jsno"}, `unknown format "jsno"; did you mean json?`},
		{[]string{"-format", "pdf"}, `unknown format "pdf"; there are checkstyle, github, gitlab, html, json, junit, rdjson, rdjsonl, sarif, text`},
		{[]string{"-format", "json="}, "write -format json=FILE"},
		{[]string{"-format", "json", "-format", "text"}, "formats json and text both go to standard output; give one a file: -format text=FILE"},
		{[]string{"-json", "-format", "text"}, "both go to standard output"},
		{[]string{"-format", "json=a", "-format", "text=./a"}, "name two files"},
		{[]string{"-format", "json", "-format", "text=a", "-o", "b"}, "write -format NAME=FILE for each"},
		{[]string{"-format", "json=a", "-o", "b"}, "write -format NAME=FILE for each"},
		{[]string{"-C", "no-such-directory"}, "-C no-such-directory: no such directory"},
		{[]string{"-C", "options_test.go"}, "-C options_test.go: not a directory"},
		{[]string{"-path-root", "no-such-directory"}, "no such directory"},
	} {
		r := (&run{}).call(tt.args...)
		assert.Equal(t, exitUsage, r.code, "%q", tt.args)
		assert.Contains(t, r.stderr, tt.want, "%q", tt.args)
		assert.Empty(t, r.stdout, "%q", tt.args)
		assert.Nil(t, r.asked, "%q: analysed all the same", tt.args)
	}
}

func TestHelpListsFlagsFormatsAndExitCodes(t *testing.T) {
	for _, arg := range []string{"-h", "--help", "help"} {
		r := (&run{}).call(arg)
		assert.Equal(t, exitClean, r.code)
		for _, want := range []string{"-min-confidence CONFIDENCE", "-format NAME[=FILE]", "json", "130"} {
			assert.Contains(t, r.stdout, want)
		}
		assert.Empty(t, r.stderr)
	}
}

func TestExplain(t *testing.T) {
	list := (&run{}).call("explain")
	assert.Equal(t, exitClean, list.code)
	assert.Equal(t, []string{"rules:", "  lockgrow   reports locks kept for each key", "  mapgrow    reports maps that only grow", "  slicegrow  reports slices that only grow", ""},
		strings.Split(list.stdout, "\n")[:5])
	assert.Equal(t, "lockgrow: reports locks kept for each key\n\nDrop a lock when nobody holds it.\n", (&run{}).call("explain", "lockgrow").stdout)
	assert.Equal(t, "slicegrow: reports slices that only grow\n", (&run{}).call("explain", "slicegrow").stdout)
}

func TestUnwritableFilesStopTheRunBeforeIt(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []struct{ file, want string }{
		{filepath.Join("missing", "out.json"), "create its directory first"},
		{".", "it is a directory; choose another file"},
	} {
		r := (&run{}).call("-C", dir, "-json", "-o", tt.file)
		assert.Equal(t, exitUsage, r.code)
		assert.Contains(t, r.stderr, tt.want)
		assert.Nil(t, r.asked)
	}
	assert.Empty(t, names(t, dir), "the check leaves nothing behind")
}

func TestReadOnlyFileIsNotReplaced(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("permissions do not hold for root")
	}
	file := filepath.Join(t.TempDir(), "out.json")
	require.NoError(t, os.WriteFile(file, []byte("keep"), 0o400))
	r := (&run{}).call("-json", "-o", file)
	assert.Equal(t, exitUsage, r.code)
	assert.Contains(t, r.stderr, "allow writing to it")
	assert.Nil(t, r.asked)
}

// names lists a directory.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
