package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// outlives reports whether the goroutine works on an object that comes and goes in view, and goes on when it
// is gone: each one leaves a goroutine, whatever starts the first.
func (s *spawned) outlives(made *Made) bool {
	for _, obj := range s.ownObjects() {
		if in := s.overIn(obj); in != nil {
			made.note("left-by", reason.DoneWithObject.With(in.Display), in, in.Pos)
			return true
		}
		if s.takenOutAgain(obj) {
			made.note("left-by", reason.TakesOutAgain.With(s.f.Display), s.f, s.f.Pos)
			return true
		}
	}
	return false
}

// ownObjects are the objects made by the function that starts the goroutine on which that works.
func (s *spawned) ownObjects() []*facts.Term {
	var out []*facts.Term
	note := func(t *facts.Term) {
		if t.IsUnknown() {
			return
		}
		root := program.RootOf(t)
		if mk := program.MakeOf(s.f, root.N); root.Op == facts.OpNew && root.Up == 0 && mk != nil && mk.Size == nil && s.m.l.Types[mk.Type] != nil &&
			!slices.ContainsFunc(out, root.Equal) {
			out = append(out, root)
		}
	}
	for _, a := range s.call.Args {
		note(a)
	}
	for i := range s.f.Makes {
		if mk := &s.f.Makes[i]; slices.ContainsFunc(mk.Fates, s.captures) {
			note(&facts.Term{Op: facts.OpNew, Text: mk.Type, N: mk.N})
		}
	}
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Calls {
			for _, a := range p.f.Calls[j].Args {
				if a != nil {
					note(p.lift(a))
				}
			}
		}
		for j := range p.f.Waits {
			for _, c := range p.f.Waits[j].Cases {
				note(p.lift(c.Chan))
			}
		}
	}
	return out
}

// captures reports whether what is made goes to the closure that the goroutine is.
func (s *spawned) captures(x facts.Fate) bool {
	return x.How == facts.FateCaptured && x.Dest != nil && x.Dest.Text == s.parts[0].f.ID
}

// overIn is a function in view that is given the object, defers an end of it, and lets it go nowhere: where
// it returns, nobody has the object but the goroutine. It runs any number of times; nil if there is none.
func (s *spawned) overIn(obj *facts.Term) *program.Func {
	result := slices.IndexFunc(s.f.Results, func(r *facts.Term) bool { return slices.ContainsFunc(r.Alternatives(), obj.Equal) })
	if result < 0 {
		return nil
	}
	st := newSettler(s.m)
	for _, at := range handedOut(s.f, result, "") {
		e := at.f
		h := at.holdingAt()
		if h == nil || program.StartsLife(program.Outermost(s.m.l.Program, e).Name) || !slices.ContainsFunc(h.Flows, func(w facts.PartFlow) bool { return program.DefersOn(e, &w) }) {
			continue
		}
		if out := st.settle(at, maxSettleDepth); len(out.escapes)+len(out.moves)+len(out.puts) > 0 || out.kept {
			continue
		}
		if r := s.m.rootsAt(e, e.Calls[at.n].Block); r.Live() && (r.Event || r.Tick || r.Exported) {
			return e
		}
	}
	return nil
}

// takenOutAgain reports whether the function puts an object that it has made into a container, and takes it
// out again before it returns: there are others, and this one is over then.
func (s *spawned) takenOutAgain(obj *facts.Term) bool {
	home := &spawned{m: s.m, f: s.f}
	home.collect(bodyPart{f: s.f, lift: func(t *facts.Term) *facts.Term { return s.m.valueOf(s.f, t) }, up: -1}, maxBodyDepth+1)
	of := func(t *facts.Term) bool { return !t.IsUnknown() && program.RootOf(t).Equal(obj) }
	return home.anySite(facts.Grow, func(p *bodyPart, in *facts.Site) bool {
		at, key := program.PlaceKey(p.lift(in.Ref)), liftOf(p, in.Key)
		return at != "" && (of(key) || of(liftOf(p, in.Val))) && home.anySite(facts.Shrink, func(q *bodyPart, out *facts.Site) bool {
			k := liftOf(q, out.Key)
			return out.Extent == facts.ExtentOne && program.PlaceKey(q.lift(out.Ref)) == at && !k.IsUnknown() && (of(k) || k.Equal(key))
		})
	})
}

// anySite reports whether some part does something to a container of which is holds.
func (s *spawned) anySite(op facts.SiteOp, is func(*bodyPart, *facts.Site) bool) bool {
	for i := range s.parts {
		p := &s.parts[i]
		for j := range p.f.Sites {
			if st := &p.f.Sites[j]; st.Op == op && st.Ref != nil && is(p, st) {
				return true
			}
		}
	}
	return false
}

// liftOf is a term of a part, unknown where there is none.
func liftOf(p *bodyPart, t *facts.Term) *facts.Term {
	if t == nil {
		return facts.Unknown()
	}
	return p.lift(t)
}
