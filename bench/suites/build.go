package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/bench/checkout"
)

// suite is the tests of one package, in both builds.
type suite struct {
	path, dir     string
	without, with string
}

// build builds the tests of all packages that have some.
func (o options) build(ctx context.Context, work string) ([]suite, error) {
	out, err := o.run(ctx, "go", append([]string{"list", "-f", `{{if or .TestGoFiles .XTestGoFiles}}{{.ImportPath}}	{{.Dir}}{{end}}`}, o.packages...)...)
	if err != nil {
		return nil, err
	}
	var suites []suite
	for line := range strings.Lines(out) {
		path, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		s := suite{path: path, dir: dir, without: filepath.Join(work, fmt.Sprint(len(suites), "-without")), with: filepath.Join(work, fmt.Sprint(len(suites), "-with"))}
		if _, err := o.run(ctx, "go", o.flags("test", "-vet=off", "-c", "-o", s.without, path)...); err != nil {
			return nil, err
		}
		if _, err := o.run(ctx, o.tool, append([]string{"probe"}, o.flags("test", "-c", "-o", s.with, path)...)...); err != nil {
			return nil, err
		}
		suites = append(suites, s)
	}
	if len(suites) == 0 {
		return nil, fmt.Errorf("no package of %s has tests", strings.Join(o.packages, " "))
	}
	return suites, nil
}

// events adds up what the logs of all suites have counted.
func (o options) events(ctx context.Context, suites []suite) (int64, error) {
	var sum int64
	for _, s := range suites {
		info, err := os.Stat(s.with + ".log")
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
			continue // its tests touch no candidate
		}
		out, err := o.run(ctx, o.tool, "probe", "report", "-json", s.with+".log")
		if err != nil {
			return 0, err
		}
		var report struct {
			Probe struct {
				Candidates []struct {
					Grows   int64 `json:"grows"`
					Shrinks int64 `json:"shrinks"`
				} `json:"candidates"`
			} `json:"probe"`
		}
		if err := json.Unmarshal([]byte(out), &report); err != nil {
			return 0, fmt.Errorf("what the log of %s tells cannot be read: %w", s.path, err)
		}
		for _, c := range report.Probe.Candidates {
			sum += c.Grows + c.Shrinks
		}
	}
	return sum, nil
}

// flags are those of a build: with -race behind the verb.
func (o options) flags(verb string, args ...string) []string {
	if o.race {
		args = append([]string{"-race"}, args...)
	}
	return append([]string{verb}, args...)
}

// run runs a command in the module.
func (o options) run(ctx context.Context, name string, args ...string) (string, error) {
	out, err := checkout.Output(ctx, o.dir, nil, name, args...)
	return string(out), err
}
