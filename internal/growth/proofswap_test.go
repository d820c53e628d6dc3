package growth

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/facts"
)

// assigned is a site that gives a place another value, in block 0.
func assigned(ref, val *facts.Term, do ...func(*facts.Site)) facts.Site {
	st := facts.Site{Op: facts.Shrink, How: facts.HowAssign, Extent: facts.ExtentAll, Ref: ref, Val: val}
	for _, d := range do {
		d(&st)
	}
	return st
}

// Two places that change what they have lose nothing by that, unless something empties the
// other one.
func TestChangesPlaces(t *testing.T) {
	m, o, x := field("m"), field("o"), global("x")
	back := assigned(o, m)
	emptied := func(ref *facts.Term, do ...func(*facts.Site)) facts.Site {
		return assigned(ref, nil, append([]func(*facts.Site){func(st *facts.Site) { st.How = facts.HowRebuild }}, do...)...)
	}
	for name, tt := range map[string]struct {
		val    *facts.Term
		sites  []facts.Site // of the function that assigns
		others []facts.Site // of another function
		change func(*Event)
		want   string
	}{
		"with another field":      {val: o, sites: []facts.Site{back}, want: "o"},
		"with a variable":         {val: x, sites: []facts.Site{assigned(x, m)}, want: "x"},
		"with one of its own":     {val: term(facts.OpLocal, "m.l"), sites: []facts.Site{assigned(term(facts.OpLocal, "m.l"), m)}},
		"not the other way":       {val: o},
		"with something else":     {val: o, sites: []facts.Site{assigned(field("p"), m)}},
		"gets something else":     {val: o, sites: []facts.Site{assigned(o, field("p"))}},
		"gets nothing":            {val: o, sites: []facts.Site{assigned(o, nil)}},
		"in another block":        {val: o, sites: []facts.Site{assigned(o, m, func(st *facts.Site) { st.Block = 1 })}},
		"otherwise":               {val: o, sites: []facts.Site{assigned(o, m, func(st *facts.Site) { st.How = facts.HowRebuild })}},
		"by what adds":            {val: o, sites: []facts.Site{assigned(o, m, func(st *facts.Site) { st.Op = facts.Grow })}},
		"no assignment":           {val: o, sites: []facts.Site{back}, change: func(e *Event) { e.How = facts.HowRebuild }},
		"of nothing":              {sites: []facts.Site{back}},
		"with what is passed":     {val: par(1), sites: []facts.Site{assigned(par(1), m)}},
		"and elsewhere all goes":  {val: o, sites: []facts.Site{back}, others: []facts.Site{emptied(o)}},
		"and here all goes":       {val: o, sites: []facts.Site{back, emptied(o)}},
		"and some goes":           {val: o, sites: []facts.Site{back}, others: []facts.Site{emptied(o, func(st *facts.Site) { st.Extent = facts.ExtentSome })}},
		"and one goes":            {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{emptied(o, func(st *facts.Site) { st.Extent = facts.ExtentOne })}},
		"and it grows":            {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{emptied(o, func(st *facts.Site) { st.Op = facts.Grow })}},
		"and a third is emptied":  {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{emptied(field("p"))}},
		"and nobody knows which":  {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{emptied(facts.Unknown())}},
		"and it is made":          {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{emptied(fieldOf(fresh(0), "T.o"))}},
		"and an element's":        {val: o, sites: []facts.Site{back}, others: []facts.Site{emptied(fieldOf(elem(global("all"), par(1)), "T.o"))}},
		"and one of two":          {val: o, sites: []facts.Site{back}, others: []facts.Site{emptied(term(facts.OpPhi, "", fresh(0), o))}},
		"and takes it alone":      {val: o, sites: []facts.Site{back}, others: []facts.Site{assigned(o, m)}},
		"and a variable emptied":  {val: x, sites: []facts.Site{assigned(x, m)}, others: []facts.Site{emptied(x)}},
		"and changed there again": {val: o, sites: []facts.Site{back}, want: "o", others: []facts.Site{assigned(o, m), assigned(m, o)}},
		"and changed with a third": {
			val: o, sites: []facts.Site{back}, others: []facts.Site{assigned(o, field("p")), assigned(field("p"), o)},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f, other := fn(".turn", end(), end()), fn(".other")
			f.Sites, other.Sites = append(tt.sites, assigned(m, tt.val)), tt.others
			w := link(t, funcs(f, other))
			e := w.shrink(".turn", 0, nil)
			e.How, e.Extent, e.Val = facts.HowAssign, facts.ExtentAll, tt.val
			if tt.change != nil {
				tt.change(e)
			}
			c := place("m", w.grow(".other", 0, par(1)))
			assert.Equal(t, tt.want, w.changesPlaces(c, e))
			if tt.want != "" {
				assert.Equal(t, "it trades places with "+tt.want+", and neither loses anything", w.disproved(c, e).String())
			}
		})
	}
}

// Only an assignment of one to the other and back, in one block, is a swap.
func TestIsSwap(t *testing.T) {
	m, o := field("m"), field("o")
	for name, tt := range map[string]struct {
		site facts.Site
		how  facts.How
		held *facts.Term
		want bool
	}{
		"back":               {assigned(o, m), facts.HowAssign, o, true},
		"something else":     {assigned(o, field("p")), facts.HowAssign, o, false},
		"nothing":            {assigned(o, nil), facts.HowAssign, o, false},
		"somewhere else":     {assigned(field("p"), m), facts.HowAssign, o, false},
		"by making it anew":  {assigned(o, m, func(st *facts.Site) { st.How = facts.HowRebuild }), facts.HowAssign, o, false},
		"elsewhere":          {assigned(o, m, func(st *facts.Site) { st.Block = 1 }), facts.HowAssign, o, false},
		"by an insert":       {assigned(o, m, func(st *facts.Site) { st.Op = facts.Grow }), facts.HowAssign, o, false},
		"itself made anew":   {assigned(o, m), facts.HowRebuild, o, false},
		"of what none knows": {assigned(o, m), facts.HowAssign, nil, false},
	} {
		f := fn(".turn", end(), end())
		f.Sites = []facts.Site{tt.site}
		assert.Equal(t, tt.want, isSwap(link(t, funcs(f)).f(".turn"), 0, tt.how, tt.held, "m.T.m"), name)
	}
}
