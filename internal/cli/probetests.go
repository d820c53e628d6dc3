package cli

import (
	"fmt"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/growthlint/growthlint/internal/probe"
)

// testMainFile is the file, in the overlay alone, that ends the tests of a package.
const testMainFile = "growthlintprobe_test.go"

const testMainText = `package %s

import (
	growthlintos "os"
	growthlinttesting "testing"

	growthlintprobe %q
)

func TestMain(m *growthlinttesting.M) { growthlintos.Exit(growthlintprobe.Code(m.Run())) }
`

// suite is the tests of a package.
type suite struct {
	dir string
	// name is the package of a test file, the tested one if there is such a file.
	name  string
	files []string
}

// testMains has the tests of each package that reaches a rewritten file end with a last line.
func (b *probeBuild) testMains(in probe.Input, out *probe.Output) error {
	for _, s := range b.suites(out) {
		if err := b.testMain(in, s); err != nil {
			return err
		}
	}
	return nil
}

// suites are the tests of the packages that the patterns match, as far as they can touch a candidate.
func (b *probeBuild) suites(out *probe.Output) map[string]*suite {
	list := map[string]*suite{}
	for _, r := range b.target.roots {
		_, main, ok := strings.Cut(r.ID, " [")
		if !ok || !reaches(r, out) {
			continue
		}
		for _, f := range r.GoFiles {
			if !strings.HasSuffix(f, "_test.go") {
				continue
			}
			s := list[main]
			if s == nil {
				s = &suite{}
				list[main] = s
			}
			if s.dir == "" || !strings.HasSuffix(r.Name, "_test") {
				s.dir, s.name = filepath.Dir(f), r.Name
			}
			s.files = append(s.files, f)
		}
	}
	return list
}

// reaches reports whether a package is built from a rewritten file, or imports one that is.
func reaches(p *packages.Package, out *probe.Output) bool {
	found := false
	packages.Visit([]*packages.Package{p}, func(q *packages.Package) bool {
		for _, f := range q.GoFiles {
			found = found || out.Copies[f] != nil
		}
		return !found
	}, nil)
	return found
}

// testMain rewrites the TestMain of a suite, or adds one.
func (b *probeBuild) testMain(in probe.Input, s *suite) error {
	for _, name := range s.files {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fset := token.NewFileSet()
		syntax, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil || !probe.HasTestMain(syntax) {
			continue // what cannot be parsed, go test tells
		}
		p := &probe.Package{Fset: fset, Types: types.NewPackage("", "")}
		if copied := probe.TestMain(in, probe.File{Name: name, Text: text, Syntax: syntax}, p); copied != nil {
			return b.put(name, copied)
		}
		return nil
	}
	return b.put(filepath.Join(s.dir, testMainFile), fmt.Appendf(nil, testMainText, s.name, in.Import))
}

// put adds a file to the overlay.
func (b *probeBuild) put(name string, text []byte) error {
	b.copies++
	file := filepath.Join(b.dir, fmt.Sprintf("%d.go", b.copies))
	b.replace[name] = file
	return os.WriteFile(file, text, 0o600)
}
