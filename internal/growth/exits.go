package growth

import (
	"maps"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Release is where a function removes the entry, or may.
type Release struct {
	At map[int]int // block → the last place in it
	// Always: arranged before the insert.
	Always bool
	// Arranged are the places where a removal is arranged.
	Arranged []Arrangement
	// Exits are by the number of the innermost endless loop around the insert.
	Exits map[int]*Exits
	// Partway are the places, by block, that remove the entry only where nothing fails.
	Partway map[int]Partway
}

// Arrangement is where a removal at the end is arranged, and the blocks that control can
// reach from there.
type Arrangement struct {
	Block, Seq int
	Reached    []bool
}

// Before reports whether the place lies on a way to the insert.
func (p Arrangement) Before(a *Activation) bool {
	if p.Block == a.Block {
		return p.Seq < a.Seq
	}
	return p.Reached[a.Block]
}

// Exit is a set of the ends that control comes to.
type Exit uint8

const (
	// ExitPlain: an end where no error and no select tells why.
	ExitPlain Exit = 1 << iota
	// ExitTelling: an end behind an error or a select.
	ExitTelling
	// ExitReleased: a place that removes the entry.
	ExitReleased
)

// Exits are the ends that come after the blocks of a function, for inserts in one endless
// loop: of the loops around an insert, each turn is an activation.
//
// What is known for the loop around stays true of all blocks from which control does not
// come back to the head of this loop. Only those are looked at that lie on a cycle with it.
type Exits struct {
	f      *program.Func
	around *Exits // for inserts in the endless loop around, nil for those in no such loop
	// heads are those of the loop and of the endless loops around it.
	heads  map[int]bool
	blocks []int
	place  map[int]int // in blocks; nil if these are all
	ends   []Exit      // by place
	// cycles are, by block, the blocks that lie on a cycle with it which passes no head.
	cycles map[int][]int
}

// ExitsIn returns the exits for inserts in the innermost endless loop of that number, or
// in none if it is 0.
func (r Release) ExitsIn(f *program.Func, n int) *Exits {
	if known := r.Exits[n]; known != nil {
		return known
	}
	x := &Exits{f: f, heads: map[int]bool{}}
	if n == 0 {
		x.blocks = make([]int, len(f.Blocks))
		for b := range f.Blocks {
			x.blocks[b] = b
		}
	} else {
		head := f.Loops[n-1].Head
		x.around = r.ExitsIn(f, program.EndlessFrom(f, f.Loops[n-1].Parent))
		maps.Copy(x.heads, x.around.heads)
		x.heads[head] = true
		x.blocks = x.around.cycle(head)
		x.place = make(map[int]int, len(x.blocks))
		for i, b := range x.blocks {
			x.place[b] = i
		}
	}
	x.find(r)
	r.Exits[n] = x
	return x
}

// After are the ends that come after a block.
func (x *Exits) After(block int) Exit {
	for ; x != nil; x = x.around {
		if i, ok := x.at(block); ok {
			return x.ends[i]
		}
	}
	return 0
}

// find goes against control, from the ends.
func (x *Exits) find(r Release) {
	x.ends = make([]Exit, len(x.blocks))
	before := make([][]int, len(x.blocks))
	var work []int
	for i, b := range x.blocks {
		x.ends[i] = x.leaving(r, b, func(to int) { before[to] = append(before[to], i) })
		if x.ends[i] != 0 {
			work = append(work, i)
		}
	}
	x.f.Steps.Add(len(x.blocks))
	for len(work) > 0 {
		i := work[len(work)-1]
		work = work[:len(work)-1]
		x.f.Steps.Add(1 + len(before[i]))
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
func (x *Exits) leaving(r Release, block int, next func(place int)) Exit {
	var out Exit
	here := ExitPlain
	if slices.ContainsFunc(x.f.Blocks[block].Guards, tells) {
		here = ExitTelling
	}
	if x.f.Blocks[block].Return {
		out |= here
	}
	for _, s := range x.f.Blocks[block].Succs {
		_, released := r.At[s]
		switch place, ok := x.at(s); {
		case x.heads[s]:
			out |= here
		case released:
			out |= ExitReleased
		case !ok:
			out |= x.around.After(s)
		default:
			next(place)
		}
	}
	return out
}

// tells reports whether a guard can tell that an activation ends otherwise than usual.
func tells(g facts.Guard) bool { return g.Kind == facts.GuardErr || g.Kind == facts.GuardSelect }

// Plain reports whether nothing tells of any way out of the activation how it ends, and
// whether there is one.
func (a *Activation) Plain(r Release) (all, some bool) {
	seq, released := r.At[a.Block]
	switch {
	case released && seq > a.Seq:
		return true, false
	case released:
		return false, false // control may come back
	case len(r.Partway) > 0:
		return false, false
	}
	ends := r.ExitsIn(a.F, program.EndlessNumber(a.F, a.Block)).After(a.Block)
	return ends&ExitTelling == 0, ends&ExitPlain != 0
}
