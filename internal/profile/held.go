package profile

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/feed"
)

// place is a line of a function, as all profiles of a program name it.
type place struct {
	function, file string
	line           int
}

// amount is what is counted at one place.
type amount struct {
	bytes, objects, allocated int64
	how                       string
	// path is the file as the profile names it.
	path string
	// also are findings that store the same.
	also []int
}

// held is what one profile holds of one finding, or of none.
type held struct {
	amount
	places map[place]*amount
}

func (h *held) add(at place, how, path string, also []int, s Sample) {
	h.bytes += s.Bytes
	h.objects += s.Objects
	h.allocated += s.AllocBytes
	if h.places == nil {
		h.places = map[place]*amount{}
	}
	a := h.places[at]
	if a == nil {
		a = &amount{how: how, path: path, also: also}
		h.places[at] = a
	}
	a.bytes += s.Bytes
	a.objects += s.Objects
	a.allocated += s.AllocBytes
}

// joined is one profile, divided among the findings and the rest.
type joined struct {
	profile *Profile
	of      []held
	rest    held
	notes   []string
	byName  map[int]bool // findings that functions alone have joined
}

// figure is what a place of the profile holds: goroutines, or bytes.
func (j *joined) figure(a *amount) int64 {
	switch {
	case a == nil:
		return 0
	case j.profile.Kind == Goroutines:
		return a.objects
	}
	return a.bytes
}

// joinProfile divides a profile.
func joinProfile(p *Profile, s *sites, index *feed.Index) (*joined, error) {
	v := newView(p, index)
	notes, err := v.judge(p)
	if err != nil {
		return nil, err
	}
	j := &joined{profile: p, of: make([]held, len(s.findings)), notes: notes, byName: map[int]bool{}}
	var open []int // samples that several findings share
	claims := make([]claim, len(p.Samples))
	for i, one := range p.Samples {
		c := s.claimOf(v, one.Stack)
		if p.Kind == Goroutines {
			c = s.spawned(v, one)
		}
		claims[i] = c
		if len(c.among) > 1 && c.finding >= 0 {
			open = append(open, i)
			continue
		}
		j.take(v, c, one)
	}
	own := append([]held{}, j.of...)
	for _, i := range open {
		claims[i].finding = nearest(claims[i].among, own)
		j.take(v, claims[i], p.Samples[i])
	}
	return j, nil
}

// take counts a sample for what its stack was found to be.
func (j *joined) take(v *view, c claim, s Sample) {
	frame := c.frame
	if frame < 0 {
		frame = j.outer(v, s)
	}
	if frame < 0 {
		j.rest.add(place{function: "unknown"}, "", "", nil, s)
		return
	}
	f := j.profile.Frames[frame]
	at := place{f.Function, base(f.File), f.Line}
	if c.finding < 0 {
		j.rest.add(at, c.how, f.File, c.among, s)
		return
	}
	if c.how == howFunction {
		j.byName[c.finding] = true
	}
	also := slices.DeleteFunc(slices.Clone(c.also), func(i int) bool { return i == c.finding })
	j.of[c.finding].add(at, c.how, f.File, also, s)
}

// outer is the frame by which a stack without any of the program's own is listed: the
// innermost that is of no standard library, else the innermost that is not the runtime; for
// a goroutine the outermost such.
func (j *joined) outer(v *view, s Sample) int32 {
	first := int32(-1)
	for i := range s.Stack {
		f := s.Stack[i]
		if j.profile.Kind == Goroutines {
			f = s.Stack[len(s.Stack)-1-i]
		}
		at := v.spots[f]
		switch {
		case at.inView || !isStandard(at.pkg):
			return f
		case first < 0 && !isRuntime(at.symbol):
			first = f
		}
	}
	if first < 0 && len(s.Stack) > 0 {
		i := slices.IndexFunc(s.Stack, func(f int32) bool { return !allocates(v.spots[f].name) })
		return s.Stack[max(i, 0)]
	}
	return first
}

// allocates reports whether a function of the runtime does nothing but allocate: who calls it
// says what for.
func allocates(name string) bool {
	return strings.HasPrefix(name, "mallocgc") || slices.Contains([]string{"newobject", "newarray", "makeslice", "growslice"}, name)
}
