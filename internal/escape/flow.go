package escape

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
)

// Flow answers where objects and functions of a program go.
type Flow struct {
	*libcall.Calls
	// Of functions, by ID.
	StoresOf   map[string][]facts.Store // what it writes to fields and variables
	resultsIn  map[string][]string      // the fields that take results of it
	resultsOf  map[string][]string      // the functions that return results of it
	Reflected  map[string]bool          // handed to other modules as values of any kind
	keeps      map[string]bool          // whether a function keeps a parameter, by ArgKey
	newResults map[resultKey]newResult
	kept       map[keepKey]keptAs
	handedOn   map[string]bool // fields whose objects other types have in fields as well, nil before it is asked
	// throughInterface is a call of each method of an interface that is called, by its name
	// in terms.
	throughInterface map[string]*facts.Call
}

// New notes what the functions of a program store and return.
func New(c *libcall.Calls, pkgs []program.Package) *Flow {
	l := &Flow{
		Calls:      c,
		StoresOf:   map[string][]facts.Store{},
		resultsIn:  map[string][]string{},
		resultsOf:  map[string][]string{},
		keeps:      map[string]bool{},
		newResults: map[resultKey]newResult{},
		kept:       map[keepKey]keptAs{},

		throughInterface: map[string]*facts.Call{},
		Reflected:        map[string]bool{},
	}
	l.prepare(pkgs)
	return l
}
