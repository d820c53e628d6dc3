package made

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// handedUp are the debts of the callers to which a debt is handed: each has it at the places
// to which the moves lead.
func (m *madeFinder) handedUp(d *debt, moves []move) []debt {
	if d.hops == maxDebtHops {
		return nil
	}
	var out []debt
	for _, e := range d.at.f.Callers {
		n := program.CallIndex(e.Caller, e.Call)
		if e.Caller.Testing || n < 0 {
			continue
		}
		if m.oneOfMany(e) && !m.ownedByType(e, n, moves) {
			continue
		}
		places, given, all := m.placesAt(e, n, moves)
		if len(places) == 0 || !all {
			continue
		}
		up := *d
		up.hops++
		up.at, up.also = places[0], places[1:]
		up.stays = up.stays || given
		if d.until != nil {
			up.until = m.w.Rebase(d.at.f, e, d.until)
		}
		up.by = nil
		if given {
			up.by = e.Call
		}
		if !up.stays {
			c := e.Call
			up.f, up.call, up.block, up.pos, up.what, up.of = e.Caller, c, c.Block, c.Pos, c.What, d.at.f.ID
			if !up.weak.Given() {
				up.weak = m.onlyIf(d.f, d.block)
			}
		}
		out = append(out, up)
	}
	return out
}

// oneOfMany reports whether a call may mean another function as well: one that was passed, or a method of
// another type.
func (m *madeFinder) oneOfMany(e program.Edge) bool {
	return e.Param || e.Iface && len(m.l.Candidates(e.Call)) > 1
}

// placesAt are the places at which a caller has what the moves hand to it by its call n;
// given tells that one of them is, or is part of, what it has passed, and all that none is
// left out: where the caller has a thing at a place without a name (in what a closure has
// captured, in a variable), or in an object that it has found, somebody else has it as well.
func (m *madeFinder) placesAt(e program.Edge, n int, moves []move) (places []heldAt, given, all bool) {
	all = true
	for _, mv := range moves {
		if mv.result >= 0 {
			if e.Mode == facts.ModePlain {
				places = append(places, heldAt{f: e.Caller, from: facts.HandleCall, n: n, result: mv.result, part: mv.part})
			}
			continue
		}
		root, way := program.WayTo(program.ArgAt(e.Args, mv.param))
		to, ok := heldOf(e.Caller, root, way+mv.part)
		if !ok || m.finds(root) {
			all = false
			continue
		}
		places, given = append(places, to), true
	}
	return places, given, all
}
