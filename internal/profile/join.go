package profile

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/feed"
	"github.com/growthlint/growthlint/internal/finding"
)

// Why a place counts for a finding.
const (
	howGrow     = "grow"     // it is where the finding grows
	howFeed     = "feed"     // it makes what is stored there
	howRun      = "run"      // it is in what the finding starts
	howFunction = "function" // it is in the function that grows it, in another build
	howBeside   = "beside"   // it is in the function of a finding, and counts for none
	howLibrary  = "library"  // it is in a method of what a finding makes, and counts for none
)

// ref is lines that lead to a finding.
type ref struct {
	feed.Lines
	finding int
}

// sites are the places of all findings, by file.
type sites struct {
	findings []finding.Finding
	grow     map[feed.Place][]ref
	runs     map[feed.Place][]ref
	feeds    map[feed.Place][]ref
	// inFunction are the findings that grow in a function, starts those that start one.
	inFunction map[function][]int
	starts     map[string][]int
	// makes are the findings that make values of a library's type.
	makes map[feed.Type][]int
}

// function names a declared function.
type function struct{ pkg, name string }

func newSites(findings []finding.Finding, index *feed.Index) *sites {
	s := &sites{
		findings: findings, grow: map[feed.Place][]ref{}, runs: map[feed.Place][]ref{}, feeds: map[feed.Place][]ref{},
		inFunction: map[function][]int{}, starts: map[string][]int{}, makes: map[feed.Type][]int{},
	}
	for i, f := range findings {
		grows := f.Grows
		if len(grows) == 0 {
			grows = []finding.Site{{Position: f.Position}}
		}
		for _, g := range grows {
			at, ok := index.PlaceOf(filepath.ToSlash(g.File))
			if !ok {
				continue
			}
			if site, ok := index.At(at, g.Line, g.Column); ok {
				s.add(i, at, site)
			}
		}
	}
	// Of several findings on a line the surest has what it holds.
	for _, byFile := range []map[feed.Place][]ref{s.grow, s.runs} {
		for _, refs := range byFile {
			slices.SortStableFunc(refs, func(a, b ref) int { return cmp.Compare(findings[b.finding].Confidence, findings[a.finding].Confidence) })
		}
	}
	return s
}

func (s *sites) add(i int, at feed.Place, site feed.Site) {
	put := func(into map[feed.Place][]ref, lines []feed.Lines) {
		for _, l := range lines {
			into[l.Place] = append(into[l.Place], ref{l, i})
		}
	}
	put(s.grow, site.Grow)
	if s.findings[i].Rule == ruleGoroutine || site.Spawns {
		put(s.runs, site.Runs)
		for _, name := range site.Starts {
			s.starts[name] = append(s.starts[name], i)
		}
	}
	put(s.feeds, site.Feeds)
	for _, t := range site.Types {
		s.makes[t] = append(s.makes[t], i)
	}
	fn := function{at.Package, site.Function}
	if !slices.Contains(s.inFunction[fn], i) {
		s.inFunction[fn] = append(s.inFunction[fn], i)
	}
}

// ruleGoroutine is the rule whose sites start what then runs, also where they are calls of a
// group's method.
const ruleGoroutine = "goroutinegrow"

// claim is what a stack counts for.
type claim struct {
	// finding is an index, -1 for none; frame is that of the place that decides.
	finding int
	frame   int32
	how     string
	// among are the findings that are as near, also those that are led to as well.
	among, also []int
	steps       int
}

// claimOf finds what the allocation of a stack counts for, from the innermost frame.
func (s *sites) claimOf(v *view, stack []int32) claim {
	beside := claim{finding: -1, frame: -1}
	for i, f := range stack {
		at := v.spots[f]
		if !at.inView {
			continue
		}
		own := s.inFunction[function{at.Package, s.functionName(v, at)}]
		if v.shifted[at.Place] {
			if len(own) == 1 {
				return claim{finding: own[0], frame: f, how: howFunction}
			}
		} else if c, ok := s.byLine(v, stack, i); ok {
			return c
		}
		if beside.frame < 0 {
			beside.frame = f
			if len(own) > 0 {
				beside.how, beside.among = howBeside, own
			}
		}
	}
	if beside.frame < 0 {
		beside.how, beside.among = s.library(v, stack)
	}
	return beside
}

// library finds the findings that make values of a type in whose methods a stack is that has
// no function in view: what a client or a transport does in goroutines of its own.
func (s *sites) library(v *view, stack []int32) (how string, makers []int) {
	for _, f := range stack {
		at := v.spots[f]
		rest, ok := strings.CutPrefix(at.name, "(*")
		name, _, cut := strings.Cut(rest, ")")
		if !ok || !cut {
			continue
		}
		if makers = s.makes[feed.Type{Package: at.pkg, Name: name}]; len(makers) > 0 {
			return howLibrary, makers
		}
	}
	return "", nil
}

// functionName is the name of the declared function around a spot.
func (s *sites) functionName(v *view, at spot) string {
	if !v.shifted[at.Place] {
		return v.index.FunctionAt(at.Place, at.line)
	}
	name := at.name
	for fn := range s.inFunction {
		if fn.pkg == at.Package && (fn.name == name || len(name) > len(fn.name) && name[:len(fn.name)] == fn.name && (name[len(fn.name)] == '.' || name[len(fn.name)] == '-')) {
			return fn.name
		}
	}
	return name
}

// byLine finds the finding of one frame of a stack by its line.
func (s *sites) byLine(v *view, stack []int32, i int) (claim, bool) {
	at := v.spots[stack[i]]
	for _, r := range s.grow[at.Place] {
		if r.Has(at.line) {
			return claim{finding: r.finding, frame: stack[i], how: howGrow}, true
		}
	}
	for _, r := range s.runs[at.Place] {
		if r.Has(at.line) {
			return claim{finding: r.finding, frame: stack[i], how: howRun}, true
		}
	}
	best := claim{finding: -1, frame: stack[i], how: howFeed}
	for _, r := range s.feeds[at.Place] {
		if !r.Has(at.line) || !calls(v, stack, i, r.Callee) {
			continue
		}
		if !slices.Contains(best.also, r.finding) {
			best.also = append(best.also, r.finding)
		}
		switch {
		case best.finding < 0 || r.Steps < best.steps:
			best.finding, best.steps, best.among = r.finding, r.Steps, []int{r.finding}
		case r.Steps == best.steps && !slices.Contains(best.among, r.finding):
			best.among = append(best.among, r.finding)
		}
	}
	return best, best.finding >= 0
}

// calls reports whether the frame at i of a stack allocates itself, for "-", or else calls
// the function of that name.
func calls(v *view, stack []int32, i int, callee string) bool {
	next := i - 1
	for next >= 0 && v.spots[stack[next]].made {
		next--
	}
	switch {
	case callee == "":
		return true
	case next < 0 || isRuntime(v.spots[stack[next]].symbol):
		return callee == "-"
	}
	return v.spots[stack[next]].last() == callee
}

// spawned finds the finding that started a goroutine: by what created it where that is
// known, else by what it runs, and at last by a place of a finding that it stands at.
func (s *sites) spawned(v *view, one Sample) claim {
	if one.Creator >= 0 && v.spots[one.Creator].inView {
		at := v.spots[one.Creator]
		for _, r := range s.grow[at.Place] {
			if r.Has(at.line) && !v.shifted[at.Place] {
				return claim{finding: r.finding, frame: one.Creator, how: howGrow}
			}
		}
	}
	const entries = 3 // what runs it: a group's or a wrapper's function, and the one that was given
	seen := 0
	for i := len(one.Stack) - 1; i >= 0 && seen < entries; i-- {
		at := v.spots[one.Stack[i]]
		if isRuntime(at.symbol) || at.made {
			continue
		}
		seen++
		if !at.inView {
			continue
		}
		if c, ok := s.started(v, at, one.Stack[i]); ok {
			return c
		}
	}
	for _, f := range one.Stack {
		at := v.spots[f]
		for _, r := range s.grow[at.Place] {
			if at.inView && r.Has(at.line) && !v.shifted[at.Place] {
				return claim{finding: r.finding, frame: f, how: howGrow}
			}
		}
	}
	return claim{finding: -1, frame: -1}
}

// started finds the finding whose statement starts the function of a frame.
func (s *sites) started(v *view, at spot, frame int32) (claim, bool) {
	for _, r := range s.runs[at.Place] {
		if r.Has(at.line) && !v.shifted[at.Place] {
			return claim{finding: r.finding, frame: frame, how: howRun}, true
		}
	}
	own := s.starts[at.last()]
	if len(own) == 0 {
		return claim{}, false
	}
	surest := own[0]
	for _, i := range own[1:] {
		if s.findings[i].Position.Compare(s.findings[surest].Position) != 0 {
			return claim{}, false // several statements start one of that name
		}
		if s.findings[i].Confidence > s.findings[surest].Confidence {
			surest = i
		}
	}
	return claim{finding: surest, frame: frame, how: howRun}, true
}

// nearest chooses among findings that are as near to a place the one that holds most by
// itself.
func nearest(among []int, own []held) int {
	return slices.MinFunc(among, func(a, b int) int {
		return cmp.Or(cmp.Compare(own[b].weight(), own[a].weight()), cmp.Compare(a, b))
	})
}

// weight orders what holds more.
func (h *held) weight() int64 { return max(h.bytes, h.allocated) }
