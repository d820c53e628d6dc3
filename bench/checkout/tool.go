package checkout

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// stderrTail is how much of a tool's standard error is kept, in characters.
const stderrTail = 400

// ErrTimeout says that a run of the tool took longer than it may.
var ErrTimeout = errors.New("timeout")

// errNull says that the tool's report is the JSON value null.
var errNull = errors.New("null is no report")

// Tool is an analysis that is run as
// PATH ARG… -format json -min-confidence low PATTERN….
type Tool struct {
	Path string
	Args []string
	// Timeout bounds one attempt; 0 is no bound.
	Timeout time.Duration
}

// Outcome is what one run of a tool gave.
type Outcome struct {
	Report Report
	// Stderr is the end of its standard error.
	Stderr string
	// Elapsed counts all attempts.
	Elapsed time.Duration
}

// Run runs the tool in dir and reads its report. When the first attempt reports
// trouble, such as a go.sum that lacks sums, it is tried again with -mod=mod,
// and that attempt counts. The exit code does not matter, only whether
// there is a report: the error says that there is none, and wraps ErrTimeout when that is why.
func (t Tool) Run(ctx context.Context, dir string, patterns ...string) (Outcome, error) {
	start := time.Now()
	var out Outcome
	var err error
	for _, flags := range []string{"", "-mod=mod"} {
		var listed bool
		out, listed, err = t.attempt(ctx, dir, flags, patterns)
		out.Elapsed = time.Since(start)
		if errors.Is(err, ErrTimeout) || ctx.Err() != nil {
			break
		}
		if err == nil && listed && len(out.Report.Errors) == 0 {
			break
		}
	}
	return out, err
}

// attempt runs the tool once. listed reports whether the package graph could be
// listed without complaint.
func (t Tool) attempt(ctx context.Context, dir, goflags string, patterns []string) (out Outcome, listed bool, err error) {
	if t.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeoutCause(ctx, t.Timeout, ErrTimeout)
		defer cancel()
	}
	args := append(append([]string{}, t.Args...), "-format", "json", "-min-confidence", "low")
	cmd := exec.CommandContext(ctx, t.Path, append(args, patterns...)...)
	cmd.Dir = dir
	cmd.Env = environment(goflags)
	// A killed tool may leave a go command that holds the pipes.
	cmd.WaitDelay = 5 * time.Second
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	ran := cmd.Run()
	out.Stderr = tail(strings.TrimSpace(stderr.String()), stderrTail)
	listed = !strings.Contains(stderr.String(), "list:")
	if cause := context.Cause(ctx); cause != nil {
		return out, listed, fmt.Errorf("%s: %w", filepath.Base(t.Path), cause)
	}
	var report *Report
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil || report == nil {
		// What it ended with tells more than what is wrong with the JSON.
		return out, listed, fmt.Errorf("%s wrote no report: %w", filepath.Base(t.Path), cmp.Or(ran, err, errNull))
	}
	out.Report = *report
	return out, listed, nil
}

// environment is the process's own but for what decides how packages are
// listed: the toolchain that is installed, cgo unless it is switched off, and
// no flags of the user's.
func environment(goflags string) []string {
	env := append(os.Environ(), "GOTOOLCHAIN=local", "GOFLAGS="+goflags)
	if _, set := os.LookupEnv("CGO_ENABLED"); !set {
		env = append(env, "CGO_ENABLED=1")
	}
	return env
}

// Stamp identifies the tool's binary and arguments, so that results of different
// tools are not taken for one another.
func (t Tool) Stamp() (string, error) {
	data, err := os.ReadFile(t.Path)
	if err != nil {
		return "", fmt.Errorf("could not read the tool: %w", err)
	}
	h := sha256.New()
	h.Write(data)
	h.Write([]byte(strings.Join(t.Args, "\x00")))
	return hex.EncodeToString(h.Sum(nil)[:6]), nil
}

// Build compiles the package pattern of the module in the current directory to
// dir/name. Equal sources give equal bytes.
func Build(ctx context.Context, pattern, dir, name string) (string, error) {
	path, err := filepath.Abs(filepath.Join(dir, name))
	if err != nil {
		return "", fmt.Errorf("could not resolve the tool's path: %w", err)
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", path, pattern)
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("could not build %s: %w\n%s", pattern, err, bytes.TrimSpace(out))
	}
	return path, nil
}

// tail returns the last n characters of s.
func tail(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[len(r)-n:])
	}
	return s
}
