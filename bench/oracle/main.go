// Command oracle writes all that growthlint says of some trees, so that before and after
// a change which must alter no verdict can be compared byte for byte: the whole JSON at low
// confidence with its evidence, and the encoded digests that packages hand to their importers.
//
//	go run ./bench/oracle -out before
//	go run ./bench/oracle -out after
//	cmp before after
//
// The trees are the fixtures, the examples and the module directories that are named.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"

	"github.com/growthlint/growthlint/internal/cli"
	"github.com/growthlint/growthlint/internal/passdrive"
	"github.com/growthlint/growthlint/passes"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	fs := flag.NewFlagSet("oracle", flag.ContinueOnError)
	out := fs.String("out", "", "write to `FILE`")
	only := fs.Bool("only", false, "leave out the fixtures and the examples")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("-out FILE is missing: it says where the answer goes")
	}
	dirs := fs.Args()
	if !*only {
		own, err := trees()
		if err != nil {
			return err
		}
		dirs = append(own, dirs...)
	}
	var text bytes.Buffer
	for _, dir := range dirs {
		if err := answer(ctx, &text, dir); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
	}
	return os.WriteFile(*out, text.Bytes(), 0o644)
}

// trees are the modules of this repository that the answer always has.
func trees() ([]string, error) {
	examples, err := filepath.Glob(filepath.Join("examples", "*", "go.mod"))
	if err != nil {
		return nil, err
	}
	dirs := []string{filepath.Join("testdata", "src")}
	for _, file := range examples {
		dirs = append(dirs, filepath.Dir(file))
	}
	for _, dir := range dirs {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
			return nil, fmt.Errorf("no module in %s: run this in the root of the repository (%w)", dir, err)
		}
	}
	return dirs, nil
}

// answer writes what is said of one module.
func answer(ctx context.Context, w io.Writer, dir string) error {
	var stdout, stderr bytes.Buffer
	args := []string{"-C", dir, "-no-cache", "-config", "none", "-format", "json", "-min-confidence", "low", "-fail-on", "none", "./..."}
	code := cli.Main(args, &stdout, &stderr)
	if code != 0 {
		return fmt.Errorf("the command ends with %d:\n%s", code, stderr.Bytes())
	}
	digests, err := passdrive.Run(ctx, passdrive.Options{Dir: dir, Patterns: []string{"./..."}, Analyzers: passes.Analyzers()})
	if err != nil {
		return err
	}
	// Writing to memory does not fail.
	_, _ = fmt.Fprintf(w, "== %s: findings\n%s\n== %s: digests\n", dir, untimed(stdout.Bytes()), dir)
	for _, path := range slices.Sorted(maps.Keys(digests.Facts)) {
		_, _ = fmt.Fprintf(w, "%s %x\n", path, digests.Facts[path])
	}
	for _, err := range digests.Failed {
		_, _ = fmt.Fprintf(w, "failed: %v\n", err)
	}
	return nil
}

// untimed is the JSON without the time that the run took.
func untimed(text []byte) []byte {
	return regexp.MustCompile(`"seconds": [0-9.e+-]+`).ReplaceAll(text, []byte(`"seconds": 0`))
}
