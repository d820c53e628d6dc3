package program

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// New joins the packages. It reads their summaries and does not change them: Packages are
// those of the program.
func New(pkgs []Package) *Program {
	x := indexed(pkgs)
	x.prepare(x.Packages)
	return x
}

func indexed(pkgs []Package) *Program {
	pkgs = owned(pkgs)
	x := &Program{
		Packages:   pkgs,
		Steps:      &Counter{},
		chains:     newChains(),
		linked:     linkedOf(pkgs),
		Funcs:      map[string]*Func{},
		Types:      map[string]*facts.Type{},
		Containers: map[string]*facts.Container{},
		DeclaredIn: map[string]*Package{},
		Stores:     map[string][]facts.Store{},
		Assigns:    map[string][]Assign{},
		converted:  map[string]bool{},
		Asked:      map[string]bool{},
		Commands:   commandsOf(pkgs),
		GivenOut:   map[string]bool{},
		Surfaced:   map[string]bool{},
		Crowded:    map[string]bool{},
		impls:      map[string][]implementation{},
		answering:  map[asking][]string{},

		ReadIn:       map[ReadAt]bool{},
		implementing: map[implementing]bool{},
		methodSets:   map[string]map[string]bool{},
		wanted:       map[string]bool{},

		stored:      map[string][]string{},
		Makes:       map[string][]Making{},
		passed:      map[string][]string{},
		handed:      map[string][]string{},
		Holders:     map[string][]Holding{},
		ifaces:      map[string]*facts.Type{},
		PathsInView: map[string]bool{},

		MakerOf:  map[string]string{},
		Closures: map[string][]string{},
		Closers:  map[string][]*Func{},
	}
	x.addPackages(pkgs)
	x.askedFor(pkgs)
	x.findParts(pkgs)
	x.readAppends()
	x.readTakes()
	x.implementations(pkgs)
	x.methodValues(pkgs)
	x.returnedValues(pkgs)
	x.flows(pkgs)
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			x.addCalls(x.Funcs[f.ID])
			x.readGuards(f)
			x.Funcs[f.ID].LengthTests = lengthTestsOf(f)
		}
	}
	return x
}

// addPackages records what packages declare, and where they use functions as values.
func (x *Program) addPackages(pkgs []Package) {
	for i := range pkgs {
		x.addPackage(&pkgs[i])
	}
	for i := range pkgs {
		for _, f := range pkgs[i].Summary.Funcs {
			x.addUses(x.Funcs[f.ID])
		}
	}
}

// addCalls records the edges out of one function.
func (x *Program) addCalls(f *Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		e := Edge{Caller: f, Call: c, Args: c.Args, Block: c.Block, Seq: c.Seq, Mode: c.Mode}
		for _, id := range x.Targets(f, c) {
			e.Iface = c.Iface
			e.Param = x.isPassed(f, c.Value, id)
			e.Args = c.Args
			g := x.Funcs[id]
			if c.Value != nil && strings.HasPrefix(id, "(") && !strings.Contains(id, "$") && !takesReceiver(g, c) {
				e.Args = append([]*facts.Term{facts.Unknown()}, c.Args...) // a method value: its receiver was bound
			}
			if g != nil {
				g.Callers = append(g.Callers, e)
			}
		}
	}
}

// Targets are the functions in view that a call can reach.
func (x *Program) Targets(f *Func, c *facts.Call) []string {
	switch {
	case c.Iface:
		return x.followed(x.together(f.Package.Summary.Path, x.Candidates(c)))
	case c.Func != "":
		return []string{c.Func}
	}
	return x.valueTargets(f, c.Value, 3)
}
