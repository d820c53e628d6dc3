package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// maxStates is how many states of a scope are looked at: beyond, nothing is said.
const maxStates = 2000

// place is a state that was reached.
type place struct {
	s     *state
	moves []step
	// all says that each of the moves may be the one that comes, so that a bad end has to follow on all.
	all bool
	// back are the places from which moves lead here.
	back []int
}

// step is a move by the number of the place that it leads to.
type step struct{ to, by, kase int }

// Found is what was found of a scope.
type Found struct {
	// Stuck are the goroutines that may wait for ever once the scope's function has returned, one finding
	// for each that is started.
	Stuck []Stuck
	// Safe are the statements that start goroutines which come to their end in any case, Other those of
	// which that is not known.
	Safe, Other []*facts.Call
}

// Find looks at all states of a scope.
func Find(s *Scope) Found {
	b := build(s)
	if b == nil {
		return Found{}
	}
	var out Found
	for _, channels := range parts(b.threads) {
		out.add(only(b.threads, channels), s.Channels, len(b.groups))
	}
	return out
}

// add adds what is found of the threads that have some channels together.
func (f *Found) add(threads []*thread, channels []Channel, groups int) {
	g := &game{threads: threads, anyOf: anyOf(threads)}
	for i, c := range channels {
		room := c.Room
		if room > maxRoom {
			room = -1
		}
		g.rooms = append(g.rooms, room)
		has := slices.ContainsFunc(threads, func(t *thread) bool { return t.channels()&(1<<i) != 0 })
		g.doubts = g.doubts || has && room < 0 // there may be a place for each value, or not
	}
	places := g.explore(groups)
	for t := 1; t < len(g.threads); t++ {
		if g.threads[t].channels() == 0 {
			continue
		}
		if st := g.stuck(places, t); st != nil {
			f.Stuck = append(f.Stuck, *st)
		}
		if site := g.threads[t].body.Site; len(places) > 0 && !g.doubts && !g.stays(places, t) {
			f.Safe = append(f.Safe, site)
		} else {
			f.Other = append(f.Other, site)
		}
	}
}

// stays reports whether a thread may wait for one thing for ever, whatever the others do.
func (g *game) stays(places []place, thread int) bool {
	for i := range places {
		for j := range places[i].s.runners {
			if g.forEver(places[i].s, j, thread) {
				return true
			}
		}
	}
	return false
}

// forEver reports whether a runner of a thread waits for one thing that cannot come about any more.
func (g *game) forEver(s *state, i, thread int) bool {
	r := &s.runners[i]
	n := g.node(r)
	return r.thread == thread && n.kind == waitNode && len(n.cases) == 1 && !g.may(s, i, n)
}

// explore are the states that can be reached from the beginning, nil if there are too many.
func (g *game) explore(groups int) []place {
	first := &state{chans: make([]chanState, len(g.rooms)), groups: make([]byte, groups)}
	g.start(first, 0)
	places := []place{{s: first}}
	known := map[string]int{first.key(): 0}
	for i := 0; i < len(places); i++ {
		moves, all := g.moves(places[i].s)
		places[i].all = all
		for _, m := range moves {
			g.forget(m.to)
			key := m.to.key()
			n, ok := known[key]
			if !ok {
				if len(places) == maxStates {
					return nil
				}
				n = len(places)
				known[key] = n
				places = append(places, place{s: m.to})
			}
			places[i].moves = append(places[i].moves, step{n, m.by, m.kase})
			places[n].back = append(places[n].back, i)
		}
	}
	return places
}

// stuck tells where a thread may wait for ever, nil if it need not.
func (g *game) stuck(places []place, thread int) *Stuck {
	left := make([]int, len(places)) // how many moves have yet to lead to a bad end
	bad := make([]bool, len(places))
	var work []int
	ends := map[int]int{}
	for i := range places {
		p := &places[i]
		left[i] = 1
		if p.all {
			left[i] = len(p.moves)
		}
		if r := g.lost(p.s, thread); r >= 0 {
			ends[i] = r
			bad[i] = true
			work = append(work, i)
		}
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		for _, from := range places[n].back {
			if bad[from] {
				continue
			}
			if left[from]--; left[from] == 0 {
				bad[from] = true
				work = append(work, from)
			}
		}
	}
	if len(places) == 0 || !bad[0] {
		return nil
	}
	return g.tell(places, bad, ends)
}

// lost is a runner of a thread that waits for one thing for ever, -1 without one: the scope's function has
// returned, and nobody who has not ended may yet do the other part. Who waits for something else as well
// has an end, and whoever forgot to say it is told of by others.
func (g *game) lost(s *state, thread int) int {
	if s.runners[0].at != endAt {
		return -1
	}
	for i := range s.runners {
		if g.forEver(s, i, thread) {
			return i
		}
	}
	return -1
}

// may reports whether one of the cases of a runner may yet come about.
func (g *game) may(s *state, i int, n *node) bool {
	for k := range n.cases {
		c := &n.cases[k]
		if c.ch < 0 || g.anyOf&serves(c.op, c.ch) != 0 || g.ready(s, i, c) || c.op == facts.CommSend && g.rooms[c.ch] < 0 {
			return true
		}
		for j := range s.runners {
			o := &s.runners[j]
			if j != i && g.threads[o.thread].meets[o.at]&serves(c.op, c.ch) != 0 {
				return true
			}
		}
	}
	return false
}

// tell says how a thread comes to wait for ever, by the shortest way.
func (g *game) tell(places []place, bad []bool, ends map[int]int) *Stuck {
	from := make([]int, len(places))
	by := make([]step, len(places))
	for i := range from {
		from[i] = -1
	}
	work := []int{0}
	from[0] = 0
	for len(work) > 0 {
		n := work[0]
		work = work[1:]
		if r, ok := ends[n]; ok {
			st := g.ending(places[n].s, r)
			for ; n != 0; n = from[n] {
				g.note(st, places[from[n]].s, by[n])
			}
			return st
		}
		for _, m := range places[n].moves {
			if bad[m.to] && from[m.to] < 0 {
				from[m.to], by[m.to] = n, m
				work = append(work, m.to)
			}
		}
	}
	return nil
}

// ending is what is told of a runner that waits for ever.
func (g *game) ending(s *state, i int) *Stuck {
	r := &s.runners[i]
	n := g.node(r)
	return &Stuck{Chan: n.cases[0].ch, Received: s.runners[0].got, Site: g.threads[r.thread].body.Site, Wait: n.wait, In: n.in, Op: n.cases[0].op}
}

// note adds what a step on the way there tells, the last one first.
func (g *game) note(st *Stuck, s *state, m step) {
	r := &s.runners[m.by]
	n := g.node(r)
	if m.kase < 0 || n.kind != waitNode && n.kind != pollNode || g.threads[r.thread].body.Site == st.Site {
		return
	}
	mine := n.cases[m.kase]
	other := false
	for _, k := range n.cases {
		other = other || k.ch == st.Chan && k.op != st.Op
	}
	if st.Left == nil && other && mine.ch != st.Chan {
		st.Left, st.LeftIn, st.ByHome = n.wait, n.in, r.thread == 0
	}
}
