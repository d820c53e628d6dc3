package probelog

import (
	"cmp"
	"slices"
)

// State says what became of a candidate.
type State string

// The states.
const (
	// Grew: it holds more than before, or was added to more often than taken from.
	Grew State = "grew"
	// Held: it was touched, and holds no more than before.
	Held State = "held"
	// Emptied: it was filled, and holds nothing.
	Emptied State = "emptied"
	// Passed: it is something that is not kept, such as a read.
	Passed State = "passed"
	// Untouched: none of its places ran.
	Untouched State = "untouched"
)

// Result is what logs tell of a candidate.
type Result struct {
	ID         string `json:"id"`
	Rule       string `json:"rule"`
	Confidence string `json:"confidence"`
	Kind       string `json:"kind"`
	Container  string `json:"container"`
	Site       string `json:"site"`
	Measure    string `json:"measure"`
	State      State  `json:"state"`
	// Len is what it held last, Max the most that it held, over all processes; nil where only
	// calls are counted.
	Len *int64 `json:"len"`
	Max *int64 `json:"max"`
	// Grows and Shrinks count, in all processes; Falls is how often a length was less than the
	// one before.
	Grows   int64 `json:"grows"`
	Shrinks int64 `json:"shrinks"`
	Falls   int64 `json:"falls"`
	// Processes is in how many it was touched.
	Processes int `json:"processes"`
	// Growth is by how much it grew, GrowthPerHour is nil where that took less than ten seconds.
	Growth        int64    `json:"growth"`
	GrowthPerHour *float64 `json:"growth_per_hour"`
	// NeverShrank: it grew, and no place that shrinks it ran.
	NeverShrank bool   `json:"never_shrank"`
	Message     string `json:"message"`
	Remedy      string `json:"remedy"`
}

// Process is a process that has written lines.
type Process struct {
	Log     string  `json:"log"`
	Program string  `json:"program"`
	Process string  `json:"process"`
	Lines   int     `json:"lines"`
	Seconds float64 `json:"seconds"`
}

// Report is what logs tell of all candidates.
type Report struct {
	Module     string    `json:"module"`
	Processes  []Process `json:"processes"`
	Candidates []Result  `json:"candidates"`
}

// Judge puts logs of one program together. The candidates are in the order of what they grew.
func Judge(logs []*Log) (*Report, error) {
	module, err := together(logs)
	if err != nil {
		return nil, err
	}
	r := &Report{Module: module, Processes: []Process{}, Candidates: []Result{}}
	at := map[string]int{}
	for _, l := range logs {
		for _, p := range l.processes {
			told := Process{Log: l.Name, Program: p.program, Process: p.id, Lines: len(p.samples)}
			if n := len(p.samples); n > 0 {
				told.Seconds = p.samples[n-1].seconds
			}
			r.Processes = append(r.Processes, told)
			for _, c := range p.candidates {
				if _, ok := at[c.ID]; !ok {
					at[c.ID] = len(r.Candidates)
					r.Candidates = append(r.Candidates, Result{
						ID: c.ID, Rule: c.Rule, Confidence: c.Confidence, Kind: c.Kind, Container: c.Container, Site: c.Site,
						Measure: c.Measure, Message: c.Message, Remedy: c.Remedy,
					})
				}
			}
		}
	}
	for i := range r.Candidates {
		r.Candidates[i].judge(logs)
	}
	slices.SortStableFunc(r.Candidates, func(a, b Result) int {
		return cmp.Or(cmp.Compare(a.State.order(), b.State.order()), cmp.Compare(b.Growth, a.Growth), cmp.Compare(b.Grows, a.Grows), cmp.Compare(a.Site, b.Site), cmp.Compare(a.ID, b.ID))
	})
	return r, nil
}

func (s State) order() int {
	return slices.Index([]State{Grew, Held, Emptied, Passed, Untouched}, s)
}

// judge adds up what all processes tell.
func (r *Result) judge(logs []*Log) {
	longest := 0.0
	for _, l := range logs {
		for _, p := range l.processes {
			n := len(p.samples)
			if n == 0 {
				continue
			}
			last, ok := p.samples[n-1].readings[r.ID]
			if !ok {
				continue
			}
			r.Grows, r.Shrinks, r.Falls = r.Grows+last.Grows, r.Shrinks+last.Shrinks, r.Falls+last.Falls
			r.Len, r.Max = total(r.Len, last.Len), greatest(r.Max, last.Max)
			growth, seconds := p.growth(r.ID)
			r.Growth += growth
			longest = max(longest, seconds)
			if last.Grows > 0 || last.Shrinks > 0 {
				r.Processes++
			}
		}
	}
	r.NeverShrank = r.Grows > 0 && r.Shrinks == 0 && r.Measure != "size"
	if r.Measure == "size" {
		r.Growth = 0
	}
	switch {
	case r.Grows == 0 && r.Shrinks == 0:
		r.State = Untouched
	case r.Measure == "size":
		r.State = Passed
	case r.Growth > 0:
		r.State = Grew
	case r.Len != nil && *r.Len == 0:
		r.State = Emptied
	default:
		r.State = Held
	}
	if longest >= shortest && r.Growth > 0 {
		perHour := float64(r.Growth) * 3600 / longest
		r.GrowthPerHour = &perHour
	}
}

// shortest is for how many seconds something must have grown for a rate to say anything.
const shortest = 10

func total(a, b *int64) *int64 {
	if a == nil || b == nil {
		return cmp.Or(a, b)
	}
	n := *a + *b
	return &n
}

func greatest(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

// thirds is from how many samples on growth is told from the least of the first third to the
// least of the last, so that a peak is no growth. With fewer it is since the process began.
const thirds = 6

// growth is by how much a candidate grew, and in how many seconds.
func (p *process) growth(id string) (growth int64, seconds float64) {
	n := len(p.samples)
	if n < thirds {
		return p.samples[n-1].holds(id), p.samples[n-1].seconds
	}
	first, last := least(p.samples[:n/3], id), least(p.samples[n-n/3:], id)
	return last.holds(id) - first.holds(id), last.seconds - first.seconds
}

// least is the sample that holds least; of equals the first.
func least(samples []sample, id string) sample {
	return slices.MinFunc(samples, func(a, b sample) int { return cmp.Compare(a.holds(id), b.holds(id)) })
}

// holds is what a candidate holds in a sample; where no length is known, how much more often
// it grew than it shrank.
func (s sample) holds(id string) int64 {
	r, ok := s.readings[id]
	switch {
	case !ok:
		return 0
	case r.Len != nil:
		return *r.Len
	}
	return max(0, r.Grows-r.Shrinks)
}
