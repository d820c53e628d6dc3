package profile

import (
	"cmp"
	"slices"
	"time"

	"github.com/growthlint/growthlint/internal/feed"
	"github.com/growthlint/growthlint/internal/finding"
)

// Input is what is ranked by what.
type Input struct {
	// Heaps and Goroutines are in the order of time; the last one counts, those before it
	// tell what grew.
	Heaps, Goroutines []*Profile
	// Findings have the paths of the machine, as the packages of Index have.
	Findings []finding.Finding
	Index    *feed.Index
	// Top is how many places are listed that no finding explains.
	Top int
}

// Needs returns a function that says of a package, by its import path and its name, whether
// the profiles have functions of it: of others no source is needed.
func (in Input) Needs() func(path, name string) bool {
	has := map[string]bool{}
	for _, p := range slices.Concat(in.Heaps, in.Goroutines) {
		for _, f := range p.Frames {
			has[symbolOf(f.Function).pkg] = true
		}
	}
	return func(path, name string) bool { return has[path] || name == "main" && has["main"] }
}

// stackBytes is the least that a goroutine's stack takes.
const stackBytes = 2048

// InOrder sorts profiles by time if all tell it, else leaves them as they were given.
func InOrder(ps []*Profile) {
	if !slices.ContainsFunc(ps, func(p *Profile) bool { return p.Time.IsZero() }) {
		slices.SortStableFunc(ps, func(a, b *Profile) int { return a.Time.Compare(b.Time) })
	}
}

// Rank returns the findings in the order of what they hold, each with its Live, and what
// the profiles tell besides. Files of places are as the profile names them, but for those
// in the packages of the index.
func Rank(in Input) ([]finding.Finding, *finding.Ranking, error) {
	s := newSites(in.Findings, in.Index)
	heaps, err := joinAll(in.Heaps, s, in.Index)
	if err != nil {
		return nil, nil, err
	}
	goroutines, err := joinAll(in.Goroutines, s, in.Index)
	if err != nil {
		return nil, nil, err
	}
	r := &finding.Ranking{Rest: []finding.LivePlace{}, GoroutineRest: []finding.LivePlace{}, Notes: []string{}}
	out := slices.Clone(in.Findings)
	for i := range out {
		out[i].Live = liveOf(in.Findings, heaps, goroutines, i)
	}
	tellHeaps(r, in.Findings, heaps, in.Top)
	tellGoroutines(r, in.Findings, goroutines, in.Top)
	slices.SortStableFunc(out, compareLive)
	for i := range out {
		out[i].Live.Rank = i + 1
		if r.Bytes > 0 {
			out[i].Live.Share = float64(out[i].Live.Bytes) / float64(r.Bytes)
		}
	}
	return out, r, nil
}

func joinAll(ps []*Profile, s *sites, index *feed.Index) ([]*joined, error) {
	var out []*joined
	for _, p := range ps {
		j, err := joinProfile(p, s, index)
		if err != nil {
			return nil, err
		}
		out = append(out, j)
	}
	return out, nil
}

// liveOf is what the profiles hold of a finding.
func liveOf(fs []finding.Finding, heaps, goroutines []*joined, i int) *finding.Live {
	l := &finding.Live{State: finding.LiveUntouched, Places: []finding.LivePlace{}, History: []int64{}, GoroutineHistory: []int64{}}
	if n := len(heaps); n > 0 {
		last := heaps[n-1].of[i]
		l.Bytes, l.Objects, l.Allocated, l.ByFunction = last.bytes, last.objects, last.allocated, heaps[n-1].byName[i]
		places := placesOf(heaps, fs, func(j *joined) *held { return &j.of[i] })
		l.Places = places[:min(len(places), mostPlaces)]
		l.Entries = entries(places)
		for _, j := range heaps {
			l.History = append(l.History, j.of[i].bytes)
		}
		l.Growth, l.GrowthPerHour = growthOf(heaps, l.History)
	}
	if n := len(goroutines); n > 0 {
		for _, j := range goroutines {
			l.GoroutineHistory = append(l.GoroutineHistory, j.of[i].objects)
		}
		l.Goroutines = &l.GoroutineHistory[n-1]
		l.GoroutineGrowth, _ = growthOf(goroutines, l.GoroutineHistory)
	}
	l.State = stateOf(l)
	return l
}

// mostPlaces is how many places are told of one finding.
const mostPlaces = 5

// entries is the number of objects of the most frequent place, if these are not just the
// arrays and tables of the container.
func entries(places []finding.LivePlace) int64 {
	const few = 16
	var most int64
	for _, p := range places {
		most = max(most, p.Objects)
	}
	if most < few {
		return 0
	}
	return most
}

func stateOf(l *finding.Live) finding.LiveState {
	const noise = 20 // a twentieth of what it holds
	grown := func(growth *int64, now int64) bool { return growth != nil && *growth > 0 && *growth >= now/noise }
	switch {
	case grown(l.Growth, l.Bytes), l.Goroutines != nil && grown(l.GoroutineGrowth, *l.Goroutines):
		return finding.LiveGrows
	case l.Bytes > 0 || l.Goroutines != nil && *l.Goroutines > 0:
		return finding.LiveHolds
	case l.Allocated > 0:
		return finding.LiveEmptied
	}
	return finding.LiveUntouched
}

// compareLive puts first what grew most, then what holds most. Goroutines count with the
// least that their stacks take.
func compareLive(a, b finding.Finding) int {
	value := func(n *int64) int64 {
		if n == nil {
			return 0
		}
		return *n
	}
	grown := func(l *finding.Live) int64 { return value(l.Growth) + stackBytes*value(l.GoroutineGrowth) }
	holds := func(l *finding.Live) int64 { return l.Bytes + stackBytes*value(l.Goroutines) }
	return cmp.Or(
		cmp.Compare(stateOrder(a.Live.State), stateOrder(b.Live.State)),
		cmp.Compare(max(0, grown(b.Live)), max(0, grown(a.Live))),
		cmp.Compare(holds(b.Live), holds(a.Live)),
		cmp.Compare(b.Confidence, a.Confidence),
		a.Position.Compare(b.Position),
		cmp.Compare(a.Rule, b.Rule),
	)
}

// stateOrder puts what holds something before what does not. What was emptied comes last: it
// has been seen to shrink.
func stateOrder(s finding.LiveState) int {
	return slices.Index([]finding.LiveState{finding.LiveGrows, finding.LiveHolds, finding.LiveUntouched, finding.LiveEmptied}, s)
}

// nameOf is what a finding is about, in few words.
func nameOf(f finding.Finding) string {
	switch {
	case f.Container.Name == "" || f.Container.Key == "":
		return f.Function
	case f.Container.Owner == "":
		return f.Container.Name
	}
	return f.Container.Owner + "." + f.Container.Name
}

// placesOf are the places of one part of the last profile, the largest growth first.
func placesOf(js []*joined, findings []finding.Finding, part func(*joined) *held) []finding.LivePlace {
	last := part(js[len(js)-1])
	out := make([]finding.LivePlace, 0, len(last.places))
	for at, a := range last.places {
		p := finding.LivePlace{Function: at.function, File: a.path, Line: at.line, Bytes: a.bytes, Objects: a.objects, How: a.how, Also: []string{}}
		for _, i := range a.also {
			if name := nameOf(findings[i]); !slices.Contains(p.Also, name) {
				p.Also = append(p.Also, name)
			}
		}
		if len(js) > 1 {
			var figures []int64
			for _, j := range js {
				figures = append(figures, j.figure(part(j).places[at]))
			}
			p.Growth, _ = growthOf(js, figures)
		}
		out = append(out, p)
	}
	slices.SortFunc(out, comparePlaces)
	return out
}

func comparePlaces(a, b finding.LivePlace) int {
	grown := func(p finding.LivePlace) int64 {
		if p.Growth == nil {
			return 0
		}
		return max(0, *p.Growth)
	}
	return cmp.Or(
		cmp.Compare(grown(b), grown(a)), cmp.Compare(b.Bytes, a.Bytes), cmp.Compare(b.Objects, a.Objects),
		cmp.Compare(a.Function, b.Function), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
	)
}

// heads describes the profiles.
func heads(r *finding.Ranking, js []*joined) {
	for _, j := range js {
		h := finding.ProfileHead{File: j.profile.File, Kind: string(j.profile.Kind), Total: j.profile.Total()}
		if t := j.profile.Time; !t.IsZero() {
			t = t.Round(time.Second)
			h.Time = &t
		}
		r.Profiles = append(r.Profiles, h)
		for _, n := range j.notes {
			if n = j.profile.File + ": " + n; !slices.Contains(r.Notes, n) {
				r.Notes = append(r.Notes, n)
			}
		}
		if j.profile.Memory != nil {
			r.Memory = j.profile.Memory
		}
	}
}

// tellHeaps sets what the heap profiles tell of the whole.
func tellHeaps(r *finding.Ranking, fs []finding.Finding, js []*joined, top int) {
	heads(r, js)
	if len(js) == 0 {
		return
	}
	last := js[len(js)-1]
	for _, s := range last.profile.Samples {
		r.Bytes += s.Bytes
		r.Objects += s.Objects
	}
	r.Explained = r.Bytes - last.rest.bytes
	if len(js) > 1 {
		var all, explained []int64
		for _, j := range js {
			all = append(all, j.profile.Total())
			explained = append(explained, j.profile.Total()-j.rest.bytes)
		}
		r.Growth, _ = growthOf(js, all)
		from, to := ends(all)
		by := explained[to] - explained[from]
		r.ExplainedGrowth = &by
		if h := hoursBetween(js[from].profile, js[to].profile); h > 0 {
			r.Hours = &h
		}
	}
	places := slices.DeleteFunc(placesOf(js, fs, func(j *joined) *held { return &j.rest }), func(p finding.LivePlace) bool { return p.Bytes == 0 })
	r.Rest = places[:min(top, len(places))]
	for _, p := range places[len(r.Rest):] {
		r.RestMore++
		r.RestMoreBytes += p.Bytes
	}
}

// tellGoroutines does the same for goroutines.
func tellGoroutines(r *finding.Ranking, fs []finding.Finding, js []*joined, top int) {
	heads(r, js)
	if len(js) == 0 {
		return
	}
	total := js[len(js)-1].profile.Total()
	r.Goroutines = &total
	places := placesOf(js, fs, func(j *joined) *held { return &j.rest })
	r.GoroutineRest = places[:min(top, len(places))]
	for _, p := range places[len(r.GoroutineRest):] {
		r.GoroutinesMore += p.Objects
	}
}
