package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// custom is what the functions of one file do with the things of one type that calls give.
type custom struct {
	// released counts those that are let go of on each way, left those that are not.
	released, left int
	// like is the first of the former.
	like *callSite
}

// customOf names a type in a file of a package.
type customOf struct {
	pkg  *program.Package
	file int
	typ  string
}

// likes is a place in the same file at which a thing of the same type as that of a debt is let go of on each
// way, if most of them are and two at least: nil otherwise. What goes with what it was asked of (the rows of a
// transaction) is let go of elsewhere.
func (s *settler) likes(d *debt) *callSite {
	if !s.outlives(d.call) {
		return nil
	}
	of := customOf{d.at.f.Package, d.at.f.Pos.File, d.handle.Type}
	if s.customs[of] == nil {
		s.customs[of] = s.customIn(of)
	}
	if c := s.customs[of]; c.released >= 2 && c.released > c.left {
		return c.like
	}
	return nil
}

// outlives reports whether what a call gives stays though what it was asked of is ended.
func (s *settler) outlives(c *facts.Call) bool {
	return s.m.l.HasRow(c, func(r *library.Row) bool { return r.Role == library.Construct && r.Outlives })
}

func (s *settler) customIn(of customOf) *custom {
	out := &custom{}
	for _, f := range s.m.l.SortedFuncs() {
		if f.Package != of.pkg || f.Pos.File != of.file || f.Testing || f.Unread {
			continue
		}
		for i := range f.Handles {
			h := &f.Handles[i]
			if h.From != facts.HandleCall || h.Type != of.typ || !s.outlives(&f.Calls[h.N]) {
				continue
			}
			at := heldAt{f: f, from: h.From, n: h.N, result: h.Result}
			st := s.settle(at, maxSettleDepth)
			switch d := (debt{acquisition: acquisitionBy(f, h, reason.Reason{}), at: at}); {
			case len(st.ends) == 0 || len(st.escapes) > 0 || len(st.moves) > 0:
			case s.m.opensWay(&d, &st):
				out.left++
			case slices.ContainsFunc(st.ends, func(e ending) bool { return e.after == nowhere }):
				if out.released++; out.like == nil {
					out.like = &callSite{f, d.call}
				}
			}
		}
	}
	return out
}
