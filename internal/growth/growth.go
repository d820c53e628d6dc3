package growth

import (
	"github.com/growthlint/growthlint/internal/escape"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/origin"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/stream"
)

// Growth is what is known of the containers of a program, with all that the storeys below
// it know.
type Growth struct {
	*origin.Origins
	// Unknown counts the references to containers that could not be resolved.
	Unknown int

	// Of fields, variables and containers, by key.
	Readers     map[string][]string              // the functions that read a container
	gaining     map[string]bool                  // containers that code in view may put something into, by key
	closedElems map[string]bool                  // the types of channels of which some code closes one, once it is wanted
	nils        map[string]bool                  // fields for channels of which it was asked whether anything is put there
	Chans       map[string]*ChanUse              // what is done with channels, once queues are looked for
	Loses       map[string][]string              // the containers that lose single entries, by holder
	Exits       map[*program.Func]map[int]*Exits // of functions that remove nothing
	// renewals are the places where an object of a type gives way to a new one, by type.
	renewals map[string][]*Event
	// settings are the places that set a field or variable, by its key, once they are wanted.
	settings map[string][]setting
	// setByCall says of fields whether calls may set them, by their key, once that is wanted.
	setByCall map[string]bool
	// Cache is what the library table and the program say of libraries' caches.
	Cache *CacheIndex
}

// New notes who reads the containers of a program.
func New(o *origin.Origins, pkgs []program.Package) *Growth {
	l := &Growth{
		Origins: o,
		Readers: map[string][]string{},
		nils:    map[string]bool{}, setByCall: map[string]bool{},
		Loses: map[string][]string{},
		Exits: map[*program.Func]map[int]*Exits{},
	}
	l.prepare(pkgs)
	return l
}

// Of joins the packages and builds all storeys up to this one.
func Of(pkgs []program.Package, table *library.Table) *Growth {
	p := program.New(pkgs)
	pkgs = p.Packages
	runs := reach.New(escape.New(libcall.New(p, table), pkgs), pkgs)
	return New(origin.New(stream.New(runs), pkgs), pkgs)
}
