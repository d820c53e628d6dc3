package cli

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/pipeline"
)

// reported is what the JSON report says of findings and their fixes.
type reported struct {
	Findings []struct {
		Fingerprint string
		Container   struct{ Key string }
		Position    struct{ File string }
		Fixes       []struct{ Message string }
	}
	Errors []struct{ Message string }
}

// TestFixesOfTheFixturesHold applies every fix that the fixtures call for to a copy of
// them: what is left is formatted, compiles, and has these findings no more.
func TestFixesOfTheFixturesHold(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "src"))))
	analysed := func(args ...string) reported {
		c := (&run{}).command(nil, nil)
		var out, told writer
		c.stdout, c.stderr, c.rules, c.analyse = &out, &told, rules(), pipeline.Run
		code := c.run(t.Context(), append([]string{"-C", dir, "-no-cache", "-json", "-min-confidence=low"}, args...))
		require.NotEqual(t, exitUsage, code, told.text)
		var r reported
		require.NoError(t, json.Unmarshal([]byte(out.text), &r))
		return r
	}
	before := analysed()
	left := analysed("-fix")
	require.Len(t, left.Errors, len(before.Errors))
	fixed := map[string]string{}
	dirs := map[string]bool{}
	for _, f := range before.Findings {
		if len(f.Fixes) > 0 {
			fixed[f.Fingerprint] = f.Container.Key
			dirs["./"+filepath.ToSlash(filepath.Dir(f.Position.File))] = true
		}
	}
	require.NotEmpty(t, fixed)
	after := analysed()
	assert.Len(t, after.Errors, len(before.Errors))
	for _, f := range after.Findings {
		assert.NotContains(t, fixed, f.Fingerprint, "%s was fixed and is found again", f.Container.Key)
	}
	for pkg := range dirs {
		for _, args := range [][]string{{"go", "build", "-o", os.DevNull, pkg}, {"go", "run", "cmd/gofmt", "-l", pkg}} {
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			assert.NoError(t, err, "%v: %s", args, out)
			assert.Empty(t, string(out), "%v", args)
		}
	}
}

// writer keeps what is written to it.
type writer struct{ text string }

func (w *writer) Write(p []byte) (int, error) {
	w.text += string(p)
	return len(p), nil
}

func TestOpenModulesAreNotClosed(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":     "module example.test/m\n\ngo 1.24\n",
		"main.go":    "package main\n\nimport \"example.test/m/lib\"\n\nfunc main() { lib.Serve(nil) }\n",
		"lib/lib.go": "package lib\n\nvar seen = map[string]int{}\n\n// Serve serves.\nfunc Serve(names <-chan string) {\n\tfor name := range names {\n\t\tseen[name]++\n\t}\n}\n\n// Forget is called by nobody here.\nfunc Forget(name string) { delete(seen, name) }\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	found := func(open bool) int {
		a, err := pipeline.Run(t.Context(), pipeline.Request{Dir: dir, Patterns: []string{"./..."}, Rules: ruleNames(rules()), Open: open, Progress: func(int, int) {}})
		require.NoError(t, err)
		return len(a.Findings)
	}
	assert.Equal(t, 1, found(false), "nobody calls Forget")
	assert.Equal(t, 0, found(true), "another module may")
}
