package link

import "github.com/growthlint/growthlint/internal/facts"

// runsInField is how often a function that is put into a field of an object runs while that
// object lives: as often as what the field holds is called, or handed on, on it. It is 0
// where that cannot be told.
func (l *linker) runsInField(u use) rate {
	if u.How != facts.UseField || u.Field == "" {
		return 0
	}
	if r, ok := l.fieldRuns[u.Field]; ok {
		return r
	}
	l.fieldRuns[u.Field] = 0 // what comes here again while it is looked at cannot be told
	var out rate
	w := l.walkerOf(ownerOf(u.Field))
	for _, s := range l.fieldCalls[u.Field] {
		if s.in.Testing {
			continue
		}
		r := w.from(s.in, s.block, s.val, stance{})
		if r.Unknown {
			out = 0
			break
		}
		out |= r.rates()
	}
	l.fieldRuns[u.Field] = out
	return out
}

// rates is how often a place is reached for one object, as far as it is known.
func (r Roots) rates() rate {
	var out rate
	add := func(set bool, q rate) {
		if set {
			out |= q
		}
	}
	add(r.Event, rateEvent)
	add(r.Tick, rateTick)
	add(r.Exported, rateAPI)
	add(r.Captured, rateKept)
	add(r.Asked, rateAsked)
	add(r.Unasked, rateUnasked)
	add(r.Repeats, rateRepeats)
	add(r.Fed, rateFed)
	add(r.Construct || r.Setup || r.Teardown, rateOnce)
	return out
}

// noteFieldCalls notes where functions that fields hold are called or handed on.
func (l *linker) noteFieldCalls(f *Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		for _, t := range append([]*facts.Term{c.Value}, c.Args...) {
			if t == nil {
				continue
			}
			for _, a := range t.Alternatives() {
				if a.Op == facts.OpField && l.holdsFunction[a.Text] {
					l.fieldCalls[a.Text] = append(l.fieldCalls[a.Text], slot{in: f, block: c.Block, val: a.Arg(0)})
				}
			}
		}
	}
}
