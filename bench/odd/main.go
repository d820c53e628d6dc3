// Command odd runs growthlint on Go files that nobody would write: the tests of the
// compiler and the test data of the type checker, well-typed or not. Each file becomes a
// package of its own in one module. It fails when the tool ends in another way than it
// promises, or tells of a defect of its own.
//
//	go build -o growthlint ./cmd/growthlint
//	go run ./bench/odd -tool ./growthlint
//	go run ./bench/odd -tool ./growthlint DIR...
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/finding"
)

func main() {
	tool := flag.String("tool", "growthlint", "the tool to run")
	twice := flag.Bool("twice", true, "run again from the cache, and compare the bytes")
	flag.Parse()
	if err := run(*tool, *twice, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "odd:", err)
		os.Exit(1)
	}
}

func run(tool string, twice bool, dirs []string) error {
	tool, err := filepath.Abs(tool)
	if err != nil {
		return err
	}
	if len(dirs) == 0 {
		if dirs, err = ofToolchain(); err != nil {
			return err
		}
	}
	work, err := os.MkdirTemp("", "odd")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	module, cache := filepath.Join(work, "module"), filepath.Join(work, "cache")
	laid, err := lay(module, dirs)
	if err != nil {
		return err
	}
	first, err := runTool(tool, module, cache)
	if err != nil {
		return err
	}
	out, err := read(first)
	if err != nil {
		return err
	}
	fmt.Printf("%d files, %d lines, each a package\n%s", laid.files, laid.lines, out)
	if twice {
		again, err := runTool(tool, module, cache)
		if err != nil {
			return err
		}
		if !bytes.Equal(withoutTimes(first), withoutTimes(again)) {
			return errors.New("the run from the cache gives other bytes than the first run")
		}
		fmt.Println("the same bytes from the cache")
	}
	return out.fault()
}

// ofToolchain returns where the Go distribution keeps such files.
func ofToolchain() ([]string, error) {
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	root := strings.TrimSpace(string(out))
	var dirs []string
	for _, dir := range []string{"test", "src/internal/types/testdata", "src/cmd/compile/internal/syntax/testdata"} {
		dirs = append(dirs, filepath.Join(root, filepath.FromSlash(dir)))
	}
	return dirs, nil
}

// report is what is read of the tool's report.
type report struct {
	Findings []json.RawMessage
	Errors   []finding.Trouble
	Stats    finding.Stats
}

func read(text []byte) (*report, error) {
	r := &report{}
	if err := json.Unmarshal(text, r); err != nil {
		return nil, fmt.Errorf("the report is no JSON: %w", err)
	}
	return r, nil
}

// String counts the packages, the findings and the errors of each kind.
func (r *report) String() string {
	kinds := map[finding.TroubleKind]int{}
	for _, t := range r.Errors {
		kinds[t.Kind]++
	}
	text := fmt.Sprintf("%d packages and %d functions analysed, %d findings\n", r.Stats.Packages, r.Stats.Functions, len(r.Findings))
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		text += fmt.Sprintf("%d errors of kind %s\n", kinds[kind], kind)
	}
	return text
}

// fault returns the defects of the tool's own that it tells.
func (r *report) fault() error {
	var errs []error
	if r.Stats.Packages == 0 {
		errs = append(errs, errors.New("no package was analysed"))
	}
	for _, t := range r.Errors {
		if t.Kind == finding.TroubleInternal {
			errs = append(errs, fmt.Errorf("%s: %s:%d: %s", t.Package, t.File, t.Line, t.Message))
		}
	}
	return errors.Join(errs...)
}

// runTool returns the tool's report on the module.
func runTool(tool, module, cache string) ([]byte, error) {
	cmd := exec.Command(tool, "-format", "json", "-min-confidence", "low", "-generated", "-cache", cache, "./...")
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod", "GO111MODULE=on")
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == 3):
	case err != nil:
		text := stderr.String()
		return nil, fmt.Errorf("%s: %w\n%s", tool, err, text[:min(len(text), 4000)])
	}
	return stdout.Bytes(), nil
}

// withoutTimes leaves out the lines of a report that tell how long it took.
func withoutTimes(text []byte) []byte {
	var kept []byte
	for line := range bytes.Lines(text) {
		if !bytes.Contains(line, []byte(`"seconds":`)) {
			kept = append(kept, line...)
		}
	}
	return kept
}
