package growth

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// arranged reports whether an activation that puts an entry in comes to the statement that
// defers, starts or schedules the removal, however it goes: before the insert, or on every way
// from it to a return. What is started only where something has happened meanwhile, a count
// reached or a call made without an error, pairs nothing.
//
// Ways that end where the same entry is removed otherwise are fine. So are those on which a
// condition about parameters and settings leaves it out: an expiry that a caller did not ask
// for.
func (l *Growth) arranged(c *Container, g, e *Event) bool {
	starts := l.startsOf(g.Func, e)
	if len(starts) == 0 {
		return true // a closure within a closure is not followed
	}
	ends := map[int]bool{}
	for _, b := range starts {
		ends[b] = true
	}
	if !l.comesPast(g.Func, 0, ends, func(b int) bool { return b == g.Block }) {
		return true
	}
	for _, o := range c.Shrinks {
		if o.Func == g.Func && sameKey(g, o) && (o.Block != g.Block || o.Seq > g.Seq) {
			ends[o.Block] = true
		}
	}
	return !l.comesPast(g.Func, g.Block, ends, func(b int) bool { return g.Func.Blocks[b].Return })
}

// startsOf are the blocks of f that arrange for a removal in a closure of f: those of the go and
// defer statements and of the calls that run it later.
func (l *Growth) startsOf(f *program.Func, e *Event) []int {
	if e.Func == f {
		return []int{e.Block}
	}
	var out []int
	for _, u := range e.Func.UsedAt {
		if u.In == f && (u.How != facts.UseArg || u.Call < len(f.Calls) && l.RunsOnceLater(&f.Calls[u.Call], u.Arg)) {
			out = append(out, u.Block)
		}
	}
	return out
}

// comesPast reports whether control comes from a block to one that is asked for, past some others.
func (l *Growth) comesPast(f *program.Func, from int, others map[int]bool, is func(int) bool) bool {
	seen := make([]bool, len(f.Blocks))
	work := []int{from}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b] || others[b] {
			continue
		}
		seen[b] = true
		if is(b) {
			return true
		}
		next := f.Blocks[b].Succs
		if cond := f.Blocks[b].Cond; len(next) == 2 && cond != nil && l.unchanged(f, cond) {
			next = slices.DeleteFunc(slices.Clone(next), func(s int) bool { return !reachesAny(f, s, others) })
		}
		work = append(work, next...)
	}
	return false
}

func reachesAny(f *program.Func, from int, ends map[int]bool) bool {
	return program.Follow(f, []int{from}, nil, func(b int) bool { return ends[b] })
}

// isPaired reports whether a shrink undoes a grow of the same activation on every
// exit: it is deferred, or lies on all paths from the grow. What a call does both of is asked of the
// function that is called.
func (l *Growth) isPaired(c *Container, e *Event) bool {
	if e.inner != nil && l.isPaired(within(c, e), e.inner) {
		return true
	}
	for _, g := range c.Grows {
		if program.Outermost(l.Program, g.Func) != program.Outermost(l.Program, e.Func) {
			continue
		}
		if !sameKey(g, e) && c.Keyed() {
			continue
		}
		if e.Deferred || g.Func != e.Func && l.runsLater(e.Func) {
			return l.always(c, e) && l.arranged(c, g, e)
		}
		if g.Func == e.Func && (coversExits(g.Func, g, e) || coverTogether(c, g)) {
			return true
		}
	}
	return false
}

// within is the container as the function tells of it to whose call an event belongs: with what that
// call does to it.
func within(c *Container, e *Event) *Container {
	out := &Container{Container: c.Container, ID: c.ID, Level: c.Level, Kind: c.Kind, Package: c.Package}
	out.Key = c.Key[strings.LastIndexByte(c.Key, '|')+1:]
	inner := func(list []*Event) []*Event {
		var own []*Event
		for _, x := range list {
			if x.inner != nil && x.Func == e.Func && x.Block == e.Block && x.Seq == e.Seq && x.inner.Func == e.inner.Func {
				own = append(own, x.inner)
			}
		}
		return own
	}
	out.Grows, out.Shrinks = inner(c.Grows), inner(c.Shrinks)
	return out
}

// coverTogether reports whether each way on from an insert to a return passes one of the places
// where its function takes the entry out again.
func coverTogether(c *Container, g *Event) bool {
	ends := map[int]bool{}
	for _, e := range c.Shrinks {
		if e.Func != g.Func || e.Deferred || c.Keyed() && (!sameKey(g, e) || e.Key.IsUnknown()) {
			continue
		}
		if e.Block == g.Block && e.Seq > g.Seq {
			return true
		}
		ends[e.Block] = true
	}
	if len(ends) < 2 || g.Func.Blocks[g.Block].Return || !program.Leaves(g.Func, g.Block) {
		return false
	}
	return !program.ReturnsPast(g.Func, g.Block, func(b int) bool { return ends[b] })
}
