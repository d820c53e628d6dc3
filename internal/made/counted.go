package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// counting is a place where a field that counts the holders of an object goes up or down by one.
type counting struct {
	f     *program.Func
	field string
	obj   *facts.Term
	block int
	up    bool
}

// countings are the places of a program where numbers in fields of objects are counted, as sums
// or by package sync/atomic.
func (m *madeFinder) countings() []counting {
	var out []counting
	one := func(t *facts.Term, text string) bool { return t.Op == facts.OpConst && t.Text == text }
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for _, st := range m.l.StoresOf[f.ID] {
			v := st.Val
			if v == nil || v.Op != facts.OpBin || v.Text != "+" && v.Text != "-" || v.Arg(0).Op != facts.OpField || v.Arg(0).Text != st.Field || !one(v.Arg(1), "1") {
				continue
			}
			out = append(out, counting{f, st.Field, v.Arg(0).Arg(0), st.Block, v.Text == "+"})
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			if c.Callee.Pkg != "sync/atomic" || c.Callee.Name != "Add" || len(c.Args) != 2 || c.Args[0].Op != facts.OpField {
				continue
			}
			if up := one(c.Args[1], "1"); up || one(c.Args[1], "-1") {
				out = append(out, counting{f, c.Args[0].Text, c.Args[0].Arg(0), c.Block, up})
			}
		}
	}
	return out
}

// countedDebts are the references that functions take on what they return, where another function
// counts them and takes the object out of its container when none is left: who is given one has to
// give it back.
func (m *madeFinder) countedDebts(containers []*growth.Container) []debt {
	all := m.countings()
	m.downs = slices.DeleteFunc(slices.Clone(all), func(c counting) bool { return c.up })
	var out []debt
	for _, up := range all {
		place := m.emptiedBy(containers, up.field)
		if !up.up || place == "" {
			continue
		}
		for n, r := range up.f.Results {
			if slices.ContainsFunc(r.Alternatives(), func(t *facts.Term) bool { return among(up.obj, t) }) {
				out = append(out, m.takenFrom(&up, n, place)...)
			}
		}
	}
	return out
}

// among reports whether a term is one of those that an object may be.
func among(obj, t *facts.Term) bool {
	return slices.ContainsFunc(obj.Alternatives(), func(o *facts.Term) bool { return o.Equal(t) })
}

// takenFrom are the references that callers are given in a result.
func (m *madeFinder) takenFrom(up *counting, result int, place string) []debt {
	var out []debt
	for _, e := range up.f.Callers {
		n := program.CallIndex(e.Caller, e.Call)
		if e.Caller.Testing || e.Param || n < 0 || e.Mode != facts.ModePlain {
			continue
		}
		c := e.Call
		a := acquisition{f: e.Caller, call: c, block: c.Block, pos: c.Pos, what: c.What, of: up.f.ID, place: place}
		a.acquired = acquired{name: reason.EntryOf.With(program.LastName(place)), madeIn: up.f, madeAt: up.f.Pos, say: reason.StaysCounted.With("", program.LastName(place), program.LastName(up.field))}
		at := heldAt{f: e.Caller, from: facts.HandleCall, n: n, result: result, part: "." + up.field}
		out = append(out, debt{acquisition: a, at: at, ways: true})
	}
	return out
}

// emptiedBy is the key of the container from which a function takes entries, where it has counted
// a field down; "" if there is none.
func (m *madeFinder) emptiedBy(containers []*growth.Container, field string) string {
	for _, c := range containers {
		if c.Level != 0 || c.Local || !c.Keyed() {
			continue
		}
		for _, e := range c.Shrinks {
			if e.Extent == facts.ExtentOne && slices.ContainsFunc(m.downs, func(d counting) bool { return d.field == field && emptiesAfter(&d, e.Func, e.Block) }) {
				return c.Key
			}
		}
	}
	return ""
}

// emptiesAfter reports whether a function that has counted down goes on, under a condition, to a block
// of its own or to a call of the function that has the block.
func emptiesAfter(d *counting, in *program.Func, block int) bool {
	follows := func(b int) bool { return program.Reaches(d.f, d.block, b) && len(d.f.GuardsAt(b)) > 0 }
	if in == d.f {
		return follows(block)
	}
	return slices.ContainsFunc(d.f.Calls, func(c facts.Call) bool { return c.Func == in.ID && follows(c.Block) })
}
