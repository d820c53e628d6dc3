package trust

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// module writes files below a fresh directory, with a go.mod unless there is one.
func module(t *testing.T, files map[string]string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	require.NoError(t, err)
	if _, ok := files["go.mod"]; !ok {
		put(t, dir, "go.mod", "module example.com/app\n\ngo 1.24\n")
	}
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o777))
	require.NoError(t, os.WriteFile(file, []byte(text), 0o666))
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	require.NoError(t, err)
	return string(text)
}

// tool builds the command, unless another is named.
func tool(t *testing.T) string {
	t.Helper()
	if other := os.Getenv("GROWTHLINT_TOOL"); other != "" {
		return other
	}
	file := filepath.Join(t.TempDir(), "growthlint")
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	out, err := exec.Command("go", "build", "-o", file, "../../cmd/growthlint").CombinedOutput()
	require.NoError(t, err, string(out))
	return file
}

// outcome is what a run of the command has left.
type outcome struct {
	stdout, stderr string
	code           int
	// busy is the time that its processors took.
	busy time.Duration
}

// command prepares a run in a directory that neither reads nor keeps what other runs know.
func command(ctx context.Context, tool, dir string, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, tool, append([]string{"-no-cache"}, args...)...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GROWTHLINT_CACHE=", "GOFLAGS=", "GOWORK=off", "GOPACKAGESDRIVER=off")
	return c
}

// ran runs a command that was prepared.
func ran(t *testing.T, c *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	if c.Stdout == nil {
		c.Stdout = &stdout
	}
	c.Stderr = &stderr
	err := c.Run()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) {
		require.NoError(t, err)
	}
	return outcome{stdout.String(), stderr.String(), c.ProcessState.ExitCode(), c.ProcessState.UserTime()}
}

func run(t *testing.T, tool, dir string, args ...string) outcome {
	t.Helper()
	return ran(t, command(t.Context(), tool, dir, args...))
}

// report is what these tests read of a JSON report.
type report struct {
	Findings []finding `json:"findings"`
	Errors   []struct {
		Package string `json:"package"`
		File    string `json:"file"`
		Line    int    `json:"line"`
		Kind    string `json:"kind"`
		Message string `json:"message"`
	} `json:"errors"`
}

type finding struct {
	Fingerprint string `json:"fingerprint"`
	Position    struct {
		File   string `json:"file"`
		Line   int    `json:"line"`
		Column int    `json:"column"`
	} `json:"position"`
}

func (o outcome) report(t *testing.T) report {
	t.Helper()
	var r report
	require.NoError(t, json.Unmarshal([]byte(o.stdout), &r), o.stderr)
	return r
}

// files are those of the findings.
func (r report) files() []string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, filepath.Base(f.Position.File))
	}
	return out
}

// sound holds that no defect of the tool's own is told.
func (o outcome) sound(t *testing.T) {
	t.Helper()
	assert.NotContains(t, o.stderr+o.stdout, "please report this")
	assert.NotContains(t, o.stderr, "goroutine ")
}

// growing is a file of a package with one finding.
func growing(pkg string) string {
	return "package " + pkg + "\n\nvar seen = map[string]int{}\n\n// Note counts.\nfunc Note(k string) { seen[k]++ }\n"
}

// lines are those of a text, without the last one's end.
func lines(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }
