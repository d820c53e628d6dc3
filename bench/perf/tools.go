package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// tool is one thing that is measured.
type tool struct {
	name string
	args []string
	// env is what it needs besides, cache the directory of its own results, "" if they
	// are in the build cache.
	env   []string
	cache string
	// states are those that it takes part in, nil for all but cold; quick says that its
	// first run is measured in each round.
	states []string
	quick  bool
}

func (t tool) takesPart(state string) bool {
	if t.states == nil {
		return state != cold
	}
	return slices.Contains(t.states, state)
}

// compile is what peers need of the go command before their first run: the export data
// of all packages.
const compile = "go list -export -deps"

func compiler() tool {
	return tool{name: compile, args: []string{"go", "list", "-export", "-deps", "-f", "{{.Export}}", "./..."}}
}

// list is the yardstick of the warm state: the package graph alone.
const list = "go list -deps -json"

// peerModules are what peers are built from; the versions are part of the result.
func peerModules() map[string]string {
	return map[string]string{
		"staticcheck":   "honnef.co/go/tools/cmd/staticcheck@v0.8.2",
		"golangci-lint": "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0",
	}
}

func buildTools(ctx context.Context, s *settings, work string) ([]tool, error) {
	program := s.tool
	if program == "" {
		program = filepath.Join(work, "growthlint")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/growthlint").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("building growthlint: %w: %s", err, out)
		}
	}
	own := filepath.Join(work, "growthlint-cache")
	tools := []tool{
		{name: "growthlint", args: []string{program, "-cache", own, "./..."}, cache: own, states: states(), quick: true},
		{name: list, args: []string{"go", "list", "-deps", "-json", "./..."}, states: []string{cold, warm}},
	}
	if s.yardstick != "" {
		tools = append(tools, tool{name: filepath.Base(s.yardstick), args: []string{s.yardstick, "./..."}, states: []string{cold, first}, quick: true})
	}
	for _, name := range s.peers {
		if name == "vet" {
			tools = append(tools, tool{name: "go vet", args: []string{"go", "vet", "./..."}})
			continue
		}
		module, ok := peerModules()[name]
		if !ok {
			return nil, fmt.Errorf("-peers %s: there are vet, staticcheck and golangci-lint", name)
		}
		if err := install(ctx, module, work, name); err != nil {
			return nil, err
		}
		t := tool{name: name, cache: filepath.Join(work, name+"-cache")}
		switch name {
		case "staticcheck":
			t.args, t.env = []string{filepath.Join(work, name), "./..."}, []string{"STATICCHECK_CACHE=" + t.cache}
		default:
			t.args = []string{filepath.Join(work, name), "run", "--no-config", "--default=none", "--enable=bodyclose", "./..."}
			t.env = []string{"GOLANGCI_LINT_CACHE=" + t.cache}
		}
		tools = append(tools, t)
	}
	return tools, nil
}

// install builds a peer, unless an earlier run in the same directory has.
func install(ctx context.Context, module, work, name string) error {
	if _, err := os.Stat(filepath.Join(work, name)); err == nil {
		return nil
	}
	cmd := exec.CommandContext(ctx, "go", "install", module)
	cmd.Env = append(os.Environ(), "GOBIN="+work, "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building %s: %w: %s", module, err, out)
	}
	return nil
}

// sample is what one run took: time, processor time with that of its children, and the
// memory of the largest process.
type sample struct {
	wall, cpu time.Duration
	memory    int64
}

// measure runs a tool in a directory. Its exit code says what it found, and does not
// matter here; that it did not start does.
func (t tool) measure(ctx context.Context, dir, buildCache string) (sample, error) {
	cmd := exec.CommandContext(ctx, t.args[0], t.args[1:]...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "GOCACHE="+buildCache, "PWD="+dir), t.env...)
	start := time.Now()
	err := cmd.Run()
	if cmd.ProcessState == nil || ctx.Err() != nil {
		return sample{}, fmt.Errorf("running %s: %w", t.name, err)
	}
	return sample{
		wall: time.Since(start), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory: peak(cmd.ProcessState),
	}, nil
}
