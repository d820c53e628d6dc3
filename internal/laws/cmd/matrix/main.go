// Command matrix prints the wiring matrix of internal/laws, for this tree or for any
// growthlint that is built:
//
//	go run ./internal/laws/cmd/matrix [-tool GROWTHLINT] [-wirings DIR] [-only TEXT] [-kernels TEXT] [-keep DIR] [-real DIR] [-failing]
//
// Run it in the root of growthlint's tree.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/growthlint/growthlint/internal/laws"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "matrix:", err)
		os.Exit(1)
	}
}

type settings struct {
	tool, wirings, keep, only, kernels, real string
	failing                                  bool
}

func run(args []string, out io.Writer) error {
	var s settings
	fs := flag.NewFlagSet("matrix", flag.ContinueOnError)
	fs.StringVar(&s.tool, "tool", "", "judge by this `program` instead of this tree's analysis")
	fs.StringVar(&s.wirings, "wirings", filepath.Join("internal", "laws", "testdata", "wirings"), "take kernels and programs from `DIR`")
	fs.StringVar(&s.keep, "keep", "", "write the cells to `DIR`, which must be empty, and leave them there")
	fs.StringVar(&s.only, "only", "", "only the programs whose group/name contains `TEXT`")
	fs.StringVar(&s.kernels, "kernels", "", "only the kernels whose name contains `TEXT`")
	fs.StringVar(&s.real, "real", "", "instead of stand-ins take the libraries that the module in `DIR` requires (bench/frameworks, with -only frameworks)")
	fs.BoolVar(&s.failing, "failing", false, "print the failing cells in the notation of the list of exceptions instead of the matrix")
	if err := fs.Parse(args); err != nil {
		return err
	}
	w, err := laws.ReadWirings(os.DirFS(s.wirings))
	if err != nil {
		return err
	}
	w.Select(s.kernels, s.only)
	if s.real != "" {
		w.Drop(laws.Invented()...)
	}
	dir := s.keep
	if dir == "" {
		if dir, err = os.MkdirTemp("", "matrix"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	} else if dir, err = emptied(dir); err != nil {
		return err
	}
	tool := s.tool
	if tool != "" {
		if tool, err = filepath.Abs(tool); err != nil {
			return err
		}
	}
	verdicts, err := judge(w.Cells(), dir, tool, s)
	if err != nil {
		return err
	}
	if s.failing {
		_, err = io.WriteString(out, verdicts.Judged().Failing())
		return err
	}
	return verdicts.Print(out, w)
}

func judge(cells []laws.Cell, dir, tool string, s settings) (laws.Verdicts, error) {
	ws, err := laws.NewWorkspace(dir, stubs(s.wirings)...)
	if err != nil {
		return nil, err
	}
	if s.real != "" {
		if err := ws.RequireAs(s.real); err != nil {
			return nil, err
		}
	}
	if err := ws.AddCells(cells); err != nil {
		return nil, err
	}
	found, err := ws.Findings(tool)
	if err != nil {
		return nil, err
	}
	return laws.Judge(cells, found)
}

// stubs are the folders of stand-ins: those of the wirings, and those of the fixtures.
func stubs(wirings string) []string {
	var out []string
	for _, dir := range []string{filepath.Join(wirings, "stubs"), filepath.Join("testdata", "src", "stubs")} {
		if _, err := os.Stat(dir); err == nil {
			out = append(out, dir)
		}
	}
	return out
}

func emptied(dir string) (string, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	old, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	if len(old) > 0 {
		var names []string
		for _, d := range old {
			names = append(names, d.Name())
		}
		return "", fmt.Errorf("-keep %s: not empty (%s); name a new folder", dir, strings.Join(names, ", "))
	}
	return filepath.Abs(dir)
}
