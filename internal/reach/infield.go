package reach

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// runsInField is how often a function that is put into a field of an object, or into a list or
// table in one, runs while that object lives: as often as what the field holds is called, or
// handed on, on it. It is 0 where that cannot be told.
func (l *Reach) runsInField(u program.Use) Rate {
	if u.How != facts.UseField && u.How != facts.UseElem || !l.holdsFunction[u.Field] {
		return 0
	}
	if r, ok := l.fieldRuns[u.Field]; ok {
		return r
	}
	l.fieldRuns[u.Field] = 0 // what comes here again while it is looked at cannot be told
	var out Rate
	w := l.WalkerOf(program.OwnerOf(u.Field))
	for _, s := range l.fieldCalls[u.Field] {
		if s.in.Testing {
			continue
		}
		r := w.From(s.in, s.block, s.val, Stance{})
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
func (r Roots) rates() Rate {
	var out Rate
	add := func(set bool, q Rate) {
		if set {
			out |= q
		}
	}
	add(r.Event, RateEvent)
	add(r.Tick, RateTick)
	add(r.Exported, RateAPI)
	add(r.Captured, RateKept)
	add(r.Asked, rateAsked)
	add(r.Unasked, rateUnasked)
	add(r.Repeats, rateRepeats)
	add(r.Fed, rateFed)
	add(r.Construct || r.Setup || r.Teardown, RateOnce)
	return out
}

// noteFieldCalls notes where functions that fields hold are called or handed on.
func (l *Reach) noteFieldCalls(f *program.Func) {
	for i := range f.Calls {
		c := &f.Calls[i]
		for _, t := range append([]*facts.Term{c.Value}, c.Args...) {
			if t == nil {
				continue
			}
			for _, a := range t.Alternatives() {
				for a.Op == facts.OpElem {
					a = a.Arg(0) // of a list or table in the field
				}
				if a.Op == facts.OpField && l.holdsFunction[a.Text] {
					l.fieldCalls[a.Text] = append(l.fieldCalls[a.Text], slot{in: f, block: c.Block, val: a.Arg(0)})
				}
			}
		}
	}
}
