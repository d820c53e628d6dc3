package probelog

// Moment is what a candidate held at a time, in seconds since its process began.
type Moment struct {
	Seconds float64
	Value   int64
}

// Amount is the figure as people read it.
func (m Moment) Amount() string { return grouped(m.Value) }

// mostMoments is how many moments of a history are kept: more cannot be told apart in a drawing.
const mostMoments = 120

// History is what the process wrote of a candidate that held most of it at its end, in the order of
// time; nil where no process has touched it.
func History(logs []*Log, id string) []Moment {
	var best *process
	var most int64 = -1
	for _, l := range logs {
		for _, p := range l.processes {
			if n := len(p.samples); n > 0 && p.has(id) && p.samples[n-1].holds(id) > most {
				best, most = p, p.samples[n-1].holds(id)
			}
		}
	}
	if best == nil {
		return nil
	}
	all := best.samples
	n := min(len(all), mostMoments)
	out := []Moment{{}} // a process begins with nothing
	for i := range n {
		s := all[(i+1)*len(all)/n-1]
		out = append(out, Moment{s.seconds, s.holds(id)})
	}
	return out
}

// has reports whether a process has ever told of a candidate.
func (p *process) has(id string) bool {
	for _, s := range p.samples {
		if _, ok := s.readings[id]; ok {
			return true
		}
	}
	return false
}
