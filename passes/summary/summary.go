// Package summary is the one analyzer that the rules share in package-at-a-time
// drivers: it summarises the package, tells importers what its exported functions do
// to what they are given, and links the package for the rules. It reports nothing
// itself.
package summary

import (
	"fmt"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/library"
)

// Analyzer is shared by the rules' own analyzers; it exchanges digests.
var Analyzer = New(Options{Digests: true})

// Options are what is decided when a shared analyzer is made.
type Options struct {
	// Digests takes digests from the packages that this one imports and hands one to
	// those that import it. Drivers run analyzers with facts on every dependency.
	Digests bool
	// Idle does nothing and keeps name and facts: for units that nothing is to be
	// learned from.
	Idle bool
}

// New returns a shared analyzer. It yields a *Unit, nil for a package without files,
// with type errors, of the standard library or of a versioned module.
func New(opts Options) *analysis.Analyzer {
	table := sync.OnceValues(library.Load)
	a := &analysis.Analyzer{
		Name:       "growthlintsummary",
		Doc:        "summarise a package for the growth rules; reports nothing by itself",
		URL:        home + "summary",
		ResultType: reflect.TypeFor[*Unit](),
		Run: func(pass *analysis.Pass) (any, error) {
			if opts.Idle || len(pass.Files) == 0 || len(pass.TypeErrors) > 0 || isForeign(pass) {
				return (*Unit)(nil), nil
			}
			var unit *Unit
			var err error
			if p := caught.By(func() { unit, err = newUnit(pass, opts, table) }); p != nil {
				return (*Unit)(nil), fmt.Errorf("panic while trying to summarise %s: %s", pass.Pkg.Path(), p)
			}
			return unit, err
		},
	}
	if opts.Digests {
		a.FactTypes = []analysis.Fact{new(Fact)}
	}
	return a
}

// home is where the rules are documented.
const home = "https://pkg.go.dev/github.com/growthlint/growthlint/passes/"
