package link

import (
	"maps"
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
	exits map[int]*exits
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

// exits are the ends that come after the blocks of a function, for inserts in one endless
// loop: of the loops around an insert, each turn is an activation.
//
// What is known for the loop around stays true of all blocks from which control does not
// come back to the head of this loop. Only those are looked at that lie on a cycle with it.
type exits struct {
	f      *Func
	around *exits // for inserts in the endless loop around, nil for those in no such loop
	// heads are those of the loop and of the endless loops around it.
	heads  map[int]bool
	blocks []int
	place  map[int]int // in blocks; nil if these are all
	ends   []exit      // by place
	// cycles are, by block, the blocks that lie on a cycle with it which passes no head.
	cycles map[int][]int
}

// exitsIn returns the exits for inserts in the innermost endless loop of that number, or
// in none if it is 0.
func (r release) exitsIn(f *Func, n int) *exits {
	if known := r.exits[n]; known != nil {
		return known
	}
	x := &exits{f: f, heads: map[int]bool{}}
	if n == 0 {
		x.blocks = make([]int, len(f.Blocks))
		for b := range f.Blocks {
			x.blocks[b] = b
		}
	} else {
		head := f.Loops[n-1].Head
		x.around = r.exitsIn(f, endlessFrom(f, f.Loops[n-1].Parent))
		maps.Copy(x.heads, x.around.heads)
		x.heads[head] = true
		x.blocks = x.around.cycle(head)
		x.place = make(map[int]int, len(x.blocks))
		for i, b := range x.blocks {
			x.place[b] = i
		}
	}
	x.find(r)
	r.exits[n] = x
	return x
}

// exitsWithout are those of a function that removes nothing, for all containers the same.
func (l *linker) exitsWithout(f *Func) map[int]*exits {
	known := l.exits[f]
	if known == nil {
		known = map[int]*exits{}
		l.exits[f] = known
	}
	return known
}

// at is the place of a block.
func (x *exits) at(block int) (place int, ok bool) {
	if x.place == nil {
		return block, true
	}
	place, ok = x.place[block]
	return place, ok
}

// after are the ends that come after a block.
func (x *exits) after(block int) exit {
	for ; x != nil; x = x.around {
		if i, ok := x.at(block); ok {
			return x.ends[i]
		}
	}
	return 0
}

// find goes against control, from the ends.
func (x *exits) find(r release) {
	x.ends = make([]exit, len(x.blocks))
	before := make([][]int, len(x.blocks))
	var work []int
	for i, b := range x.blocks {
		x.ends[i] = x.leaving(r, b, func(to int) { before[to] = append(before[to], i) })
		if x.ends[i] != 0 {
			work = append(work, i)
		}
	}
	x.f.steps.add(len(x.blocks))
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		x.f.steps.add(1 + len(before[i]))
		for _, p := range before[i] {
			if x.ends[p]|x.ends[i] != x.ends[p] {
				x.ends[p] |= x.ends[i]
				work = append(work, p)
			}
		}
	}
}

// leaving are the ends that lie right behind a block or that are known of where it leads;
// next is told the places of the other blocks that come after it.
func (x *exits) leaving(r release, block int, next func(place int)) exit {
	var out exit
	here := exitPlain
	if slices.ContainsFunc(x.f.Blocks[block].Guards, tells) {
		here = exitTelling
	}
	if x.f.Blocks[block].Return {
		out |= here
	}
	for _, s := range x.f.Blocks[block].Succs {
		_, released := r.at[s]
		switch place, ok := x.at(s); {
		case x.heads[s]:
			out |= here
		case released:
			out |= exitReleased
		case !ok:
			out |= x.around.after(s)
		default:
			next(place)
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
	ends := r.exitsIn(a.f, endlessNumber(a.f, a.block)).after(a.block)
	return ends&exitTelling == 0, ends&exitPlain != 0
}
