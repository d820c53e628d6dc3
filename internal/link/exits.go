package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// site is what the activations of one function that one call begins, or an insert of its
// own, have in common.
type site struct {
	f    *Func
	call *facts.Call // nil for an insert of the function's own
}

// release is where a function removes the entry, or may.
type release struct {
	at map[int]int // block → the last place in it
	// always: arranged before the insert.
	always bool
	// arranged are the places where a removal is arranged.
	arranged []arrangement
	// exits are by the number of the innermost endless loop around the insert.
	exits map[int]exits
	// partway are the places, by block, that remove the entry only where nothing fails.
	partway map[int]partway
}

// arrangement is where a removal at the end is arranged, and the blocks that control can
// reach from there.
type arrangement struct {
	block, seq int
	reached    []bool
}

// before reports whether the place lies on a way to the insert.
func (p arrangement) before(a *activation) bool {
	if p.block == a.block {
		return p.seq < a.seq
	}
	return p.reached[a.block]
}

func arrangedAt(f *Func, block, seq int) arrangement {
	p := arrangement{block, seq, make([]bool, len(f.Blocks))}
	follow(f, []int{block}, nil, func(b int) bool { p.reached[b] = true; return false })
	return p
}

// releases finds where the activation's function removes entries, calls what does, or
// hands a function that does to others.
func (p *pender) releases(a *activation) release {
	key := site{a.f, a.call}
	r, ok := p.released[key]
	if !ok {
		r = p.findReleases(key)
		p.released[key] = r
	}
	r.always = slices.ContainsFunc(r.arranged, func(x arrangement) bool { return x.before(a) })
	return r
}

// exit is a set of the ends that control comes to.
type exit uint8

const (
	// exitPlain: an end where no error and no select tells why.
	exitPlain exit = 1 << iota
	// exitTelling: an end behind an error or a select.
	exitTelling
	// exitReleased: a place that removes the entry.
	exitReleased
)

// exits are, by block, the ends that come after it.
type exits []exit

// exitsOf returns the ends that come after each block, for inserts in the innermost
// endless loop of that number.
func (r release) exitsOf(a *activation) exits {
	n := endlessNumber(a.f, a.block)
	out, ok := r.exits[n]
	if !ok {
		out = r.findExits(a)
		r.exits[n] = out
	}
	return out
}

// findExits goes against control, from the ends.
func (r release) findExits(a *activation) exits {
	f, heads := a.f.Func, a.loopHeads()
	out := make(exits, len(f.Blocks))
	before := make([][]int, len(f.Blocks))
	var work []int
	for b := range f.Blocks {
		here := exitPlain
		if slices.ContainsFunc(f.Blocks[b].Guards, tells) {
			here = exitTelling
		}
		if f.Blocks[b].Return {
			out[b] |= here
		}
		for _, s := range f.Blocks[b].Succs {
			_, released := r.at[s]
			switch {
			case heads[s]:
				out[b] |= here
			case released:
				out[b] |= exitReleased
			default:
				before[s] = append(before[s], b)
			}
		}
		if out[b] != 0 {
			work = append(work, b)
		}
	}
	a.f.steps.add(len(f.Blocks))
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		a.f.steps.add(1 + len(before[b]))
		for _, p := range before[b] {
			if out[p]|out[b] != out[p] {
				out[p] |= out[b]
				work = append(work, p)
			}
		}
	}
	return out
}

// tells reports whether a guard can tell that an activation ends otherwise than usual.
func tells(g facts.Guard) bool { return g.Kind == facts.GuardErr || g.Kind == facts.GuardSelect }

// plain reports whether nothing tells of any way out of the activation how it ends, and
// whether there is one.
func (a *activation) plain(r release) (all, some bool) {
	seq, released := r.at[a.block]
	switch {
	case released && seq > a.seq:
		return true, false
	case released:
		return false, false // control may come back
	case len(r.partway) > 0:
		return false, false
	}
	ends := r.exitsOf(a)[a.block]
	return ends&exitTelling == 0, ends&exitPlain != 0
}
