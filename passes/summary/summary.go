// Package summary is the one analyzer that the rules share in package-at-a-time
// drivers: it summarises the package, links it by itself and hands the program to
// the rules. It exports no diagnostics.
package summary

import (
	"path/filepath"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/container"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/link"
)

// Analyzer yields the *link.Program of one package. A package without files, of the
// standard library or of a versioned module yields nil.
var Analyzer = &analysis.Analyzer{
	Name:       "growthlintsummary",
	Doc:        "summarise a package for the growth rules; reports nothing by itself",
	URL:        "https://pkg.go.dev/github.com/growthlint/growthlint/passes/summary",
	Run:        run,
	ResultType: reflect.TypeFor[*link.Program](),
}

func run(pass *analysis.Pass) (any, error) {
	if len(pass.Files) == 0 || isForeign(pass) {
		return (*link.Program)(nil), nil
	}
	sum, err := Summarise(pass)
	if err != nil {
		return nil, err
	}
	table, err := library.Load()
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(pass.Fset.PositionFor(pass.Files[0].FileStart, false).Filename)
	pkg := link.Package{Summary: sum, Dir: dir, Matched: true, Closed: pass.Pkg.Name() == "main"}
	return link.Link([]link.Package{pkg}, table, link.Options{}), nil
}

// isForeign reports whether the pass runs on a package that is not the user's: of a
// module with a version, or of the standard library. A nil Module alone says
// nothing: some drivers have none.
func isForeign(pass *analysis.Pass) bool {
	return pass.Module != nil && pass.Module.Version != ""
}

// Summarise returns the summary of the pass's package.
func Summarise(pass *analysis.Pass) (*facts.Summary, error) {
	in := container.Input{Fset: pass.Fset, Files: pass.Files, Types: pass.Pkg, Info: pass.TypesInfo}
	if pass.Module != nil {
		in.Module = pass.Module.Path
	}
	return container.Summarise(in)
}
