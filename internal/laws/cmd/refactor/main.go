// Command refactor prints in what the findings of rewritten fixtures differ from those of
// the fixtures, for this tree or for any growthlint that is built:
//
//	go run ./internal/laws/cmd/refactor [-tool GROWTHLINT] [-keep DIR] [-failing] [-fixtures REGEXP] [-rewrites REGEXP]
//
// Run it in the root of growthlint's tree.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/growthlint/growthlint/internal/laws"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "refactor:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	fs := flag.NewFlagSet("refactor", flag.ContinueOnError)
	tool := fs.String("tool", "", "judge by this `program` instead of this tree's analysis")
	keep := fs.String("keep", "", "leave the rewritten fixtures in `DIR`, which must not exist")
	failing := fs.Bool("failing", false, "print what differs in the notation of the list of exceptions")
	fixtures := fs.String("fixtures", "", "rewrite only fixtures whose path matches `REGEXP`")
	rewrites := fs.String("rewrites", "", "rewrite only in ways whose name matches `REGEXP`, and not in two at once")
	if err := fs.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "refactor")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if *keep != "" {
		if err := os.Mkdir(*keep, 0o755); err != nil {
			return fmt.Errorf("-keep: %w; name a new folder", err)
		}
		if dir, err = filepath.Abs(*keep); err != nil {
			return err
		}
	}
	if *tool != "" {
		if *tool, err = filepath.Abs(*tool); err != nil {
			return err
		}
	}
	var c laws.Choice
	if c.Fixtures, err = expression(*fixtures); err != nil {
		return fmt.Errorf("-fixtures: %w", err)
	}
	if c.Rewrites, err = expression(*rewrites); err != nil {
		return fmt.Errorf("-rewrites: %w", err)
	}
	r, err := refactor(dir, *tool, c)
	if err != nil {
		return err
	}
	if *failing {
		fmt.Print(r.Judged().Failing())
		return nil
	}
	for _, d := range r.Differences() {
		fmt.Println(d.Told())
	}
	fmt.Println(r.Summary())
	return nil
}

// expression compiles what is not empty.
func expression(text string) (*regexp.Regexp, error) {
	if text == "" {
		return nil, nil
	}
	return regexp.Compile(text)
}

func refactor(dir, tool string, c laws.Choice) (*laws.Refactoring, error) {
	source := filepath.Join("testdata", "src")
	ws, err := laws.NewWorkspace(filepath.Join(dir, "work"), filepath.Join(source, "stubs"))
	if err != nil {
		return nil, err
	}
	r, err := ws.AddRefactoring(source, filepath.Join(dir, "fixtures"), c)
	if err != nil {
		return nil, err
	}
	found, err := ws.Findings(tool)
	if err != nil {
		return nil, err
	}
	return r, r.Take(found)
}
