package link

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/growthlint/growthlint/internal/caught"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Lost is what a panic has cost, a defect of growthlint.
type Lost struct {
	// Doing says what was done: one of the steps, or judging for a rule.
	Doing string
	// Rule is the rule that was judging, "" where link was at work.
	Rule string
	// Of names the container or function, "" where the step is about the whole program.
	Of string
	// Package and Pos are where that is, nil if Of is "".
	Package *program.Package
	Pos     facts.Pos
	Panic   *caught.Panic
}

// step is a part of linking that a program can be without.
type step struct{ doing, of string }

// The steps. But for the last two, they are about the whole program.
const (
	stepReads    = "find reads"
	stepSeries   = "find metrics"
	stepRetained = "find what is retained"
	stepMade     = "find what is made"
	stepBesides  = "look for fixes"
	stepProgram  = "link the program"
	stepLink     = "link"
	stepJudge    = "judge"
)

// maxLost is how many steps a program may lose.
const maxLost = 20

// log is what was lost, written by rules that may run at the same time.
type log struct {
	mu   sync.Mutex
	list []Lost
	told bool
}

// linking is one attempt to link.
type linking struct {
	options Options
	without map[step]bool
	now     step
	about   *growth.Container
}

// lose describes what is given up because of a panic.
func (r *linking) lose(p *caught.Panic) Lost {
	x := Lost{Doing: r.now.doing, Of: r.now.of, Panic: p}
	if x.Doing == "" {
		x.Doing = stepProgram
	}
	if c := r.about; c != nil {
		x.Package, x.Pos = c.Package, c.Pos
	}
	return x
}

// step takes a step, unless it has panicked before.
func (r *linking) step(doing string, f func()) {
	s := step{doing: doing}
	if r.without[s] {
		return
	}
	r.now = s
	r.reach(s)
	f()
	r.now = step{}
}

// each does something to each container.
func (r *linking) each(list []*growth.Container, f func(*growth.Container)) {
	for _, c := range r.rest(slices.Clone(list)) {
		r.now, r.about = step{stepLink, c.ID}, c
		r.reach(r.now)
		f(c)
	}
	r.now, r.about = step{}, nil
}

// start tells which packages are about to be linked.
func (r *linking) start(pkgs []program.Package) {
	if r.options.At == nil {
		return
	}
	var paths []string
	for i := range pkgs {
		paths = append(paths, pkgs[i].Summary.Path)
	}
	r.options.At(stepProgram, strings.Join(paths, " "))
}

func (r *linking) reach(s step) {
	if r.options.At != nil {
		r.options.At(s.doing, s.of)
	}
}

// rest returns the containers that have not panicked before.
func (r *linking) rest(list []*growth.Container) []*growth.Container {
	return slices.DeleteFunc(list, func(c *growth.Container) bool { return r.without[step{stepLink, c.ID}] })
}

// Failed reports whether nothing is known of the program, because linking panicked where
// no part can be left out.
func (p *Program) Failed() bool { return p.failed }

// Try runs a part of a rule's work that the others can do without. of describes the part.
func (p *Program) Try(of Lost, f func()) {
	of.Doing = stepJudge
	of.Panic = caught.By(func() {
		if p.options.At != nil {
			p.options.At(of.Doing, of.Of)
		}
		f()
	})
	if of.Panic != nil {
		p.lost.mu.Lock()
		defer p.lost.mu.Unlock()
		p.lost.list = append(p.lost.list, of)
	}
}

// Lost returns what panics have cost so far, linking and judging, in a fixed order.
func (p *Program) Lost() []Lost {
	p.lost.mu.Lock()
	defer p.lost.mu.Unlock()
	return slices.SortedStableFunc(slices.Values(p.lost.list), func(a, b Lost) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Doing, b.Doing), a.Pos.Compare(b.Pos))
	})
}

// Linking returns what panics have cost linking, once: rules that are run one by one
// tell it once.
func (p *Program) Linking() []Lost {
	list := slices.DeleteFunc(p.Lost(), func(x Lost) bool { return x.Rule != "" })
	p.lost.mu.Lock()
	defer p.lost.mu.Unlock()
	if p.lost.told {
		return nil
	}
	p.lost.told = true
	return list
}

// Blind reports whether the program may be silent about a container for the only reason
// that a step was lost.
func (p *Program) Blind(id string) bool {
	known := slices.ContainsFunc(p.Containers, func(c *growth.Container) bool { return c.ID == id })
	return slices.ContainsFunc(p.Lost(), func(x Lost) bool {
		return x.Of == id || x.Of == "" && x.Doing != stepBesides && !known
	})
}
