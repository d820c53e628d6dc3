package sarif

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// odd has a name that JSON and URIs escape, text that Markdown would take for a link, a
// finding that comes with a fix, a comment that silences nothing, and a type error.
const odd = `package odd

var kept [][]byte

//growthlint:ignore
func Keep(in <-chan []byte) {
	for m := range in { // "é😀"
		kept = append(kept, m[:4])
		last[m[0]](missing)
	}
}

var last = map[byte]func(int){}
`

// logs writes SARIF of modules and returns the files: with findings, without any, and with
// what could not be analysed.
func logs(t *testing.T) map[string]string {
	t.Helper()
	dir := t.TempDir()
	program := filepath.Join(dir, "growthlint")
	out, err := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", program, "github.com/growthlint/growthlint/cmd/growthlint").CombinedOutput()
	require.NoError(t, err, "%s", out)

	broken, clean := filepath.Join(dir, "a b"), filepath.Join(dir, "clean")
	write := func(dir, name, text string) {
		require.NoError(t, os.MkdirAll(dir, 0o777))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	write(broken, "go.mod", "module example.com/odd\n\ngo 1.24\n")
	write(broken, "odd é.go", odd)
	write(clean, "go.mod", "module example.com/clean\n\ngo 1.24\n")
	write(clean, "clean.go", "package clean\n")

	relay, err := filepath.Abs(filepath.Join("..", "..", "examples", "relay"))
	require.NoError(t, err)
	files := map[string]string{}
	for name, run := range map[string]struct {
		dir    string
		status int
	}{"relay": {relay, 1}, "broken": {broken, 3}, "clean": {clean, 0}} {
		files[name] = filepath.Join(dir, name+".sarif")
		cmd := exec.Command(program, "-no-cache", "-min-confidence", "low", "-format", "sarif="+files[name], "./...")
		cmd.Dir = run.dir
		cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=")
		out, err := cmd.CombinedOutput()
		var exit *exec.ExitError
		require.True(t, err == nil || errors.As(err, &exit), "%v", err)
		require.Equal(t, run.status, cmd.ProcessState.ExitCode(), "%s: %s", name, out)
	}
	return files
}

// TestGoSARIFReadsAndWritesIt loses nothing on the way: whatever go-sarif did not know, or
// knew with another type, would be missing in what it writes. Its own check by schema is not
// asked: it looks at what go-sarif writes, in which lists that are absent are null.
func TestGoSARIFReadsAndWritesIt(t *testing.T) {
	for name, file := range logs(t) {
		written, err := os.ReadFile(file)
		require.NoError(t, err)
		report, err := sarif.FromBytes(written)
		require.NoError(t, err, name)
		require.Len(t, report.Runs, 1, name)
		if name == "clean" {
			assert.Empty(t, report.Runs[0].Results)
		} else {
			assert.NotEmpty(t, report.Runs[0].Results, name)
		}
		again, err := json.Marshal(report)
		require.NoError(t, err)
		for _, lost := range missing(t, written, again) {
			t.Errorf("%s: go-sarif does not write %s again", name, lost)
		}
	}
}

// missing returns the paths of what the first document has and the second has not, or has
// otherwise. What the second adds are values that the standard has for what is left out.
func missing(t *testing.T, first, second []byte) []string {
	t.Helper()
	var a, b any
	require.NoError(t, json.Unmarshal(first, &a))
	require.NoError(t, json.Unmarshal(second, &b))
	return lacks("$", a, b)
}

func lacks(path string, a, b any) []string {
	var lost []string
	switch a := a.(type) {
	case map[string]any:
		b, _ := b.(map[string]any)
		for key, value := range a {
			lost = append(lost, lacks(path+"."+key, value, b[key])...)
		}
	case []any:
		b, _ := b.([]any)
		if len(a) != len(b) {
			return []string{path}
		}
		for i, value := range a {
			lost = append(lost, lacks(path+"[]", value, b[i])...)
		}
	default:
		if !assert.ObjectsAreEqual(a, b) {
			return []string{path}
		}
	}
	return lost
}

// multitool is the version whose rules are meant.
const multitool = "@microsoft/sarif-multitool@5.7.0"

// TestMultitoolHasNothingToSay runs its validation with the rules of the standard and of GitHub's
// code scanning: no error and no warning. Those of Azure DevOps ask for the numbers of a build.
func TestMultitoolHasNothingToSay(t *testing.T) {
	npx, err := exec.LookPath("npx")
	if err != nil {
		t.Skip("the Multitool comes by npm, and there is no npx")
	}
	dir := t.TempDir()
	for name, file := range logs(t) {
		said := filepath.Join(dir, name+".said.sarif")
		// The package starts its program by a shell.
		cmd := exec.Command(npx, "--yes", "--package", multitool, "--", "sarif-multitool", "validate", "'"+file+"'",
			"--rule-kind", "'Sarif;Gh;Ghas'", "--level", "'Error;Warning'", "--output", "'"+said+"'", "--log", "ForceOverwrite")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
		require.True(t, bytes.Contains(out, []byte("Analysis completed successfully.")), "%s", out)
		report, err := sarif.Open(said)
		require.NoError(t, err)
		require.Len(t, report.Runs, 1)
		require.NotEmpty(t, report.Runs[0].Invocations, "it has looked")
		if len(report.Runs[0].Results) > 0 {
			t.Logf("%s", out)
		}
		for _, r := range report.Runs[0].Results {
			t.Errorf("%s: %s", name, *r.RuleID)
		}
	}
}
