package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

const (
	// maxRoom is how many values are counted: a channel with more places is taken to have a place for all.
	maxRoom = 4
	// maxRunners is how many goroutines there are at a time, maxSame of one statement.
	maxRunners = 6
	maxSame    = 2
)

// move is a step from one state to another one.
type move struct {
	to *state
	// by is the runner that did it, kase the case that it took, -1 without one.
	by, kase int
}

// game is a scope while its states are looked at.
type game struct {
	threads []*thread
	rooms   []int
	// doubts says that something was met of which it is not known what it leads to.
	doubts bool
	// anyOf are the bits of what may be done with any channel.
	anyOf uint64
}

// moves are the steps from a state; all says that each of them may be the one that comes.
func (g *game) moves(s *state) (out []move, all bool) {
	for i := range s.runners {
		n := g.node(&s.runners[i])
		switch n.kind {
		case deadNode:
			return nil, false
		case waitNode, pollNode, closeNode, groupNode, endNode:
			continue
		}
		return g.inner(s, i, n)
	}
	for i := range s.runners {
		out = append(out, g.outer(s, i)...)
	}
	return out, false
}

func (g *game) node(r *runner) *node { return &g.threads[r.thread].nodes[r.at] }

// inner are the steps that a runner takes by itself.
func (g *game) inner(s *state, i int, n *node) ([]move, bool) {
	if len(n.edges) > 1 {
		return g.branch(s, i, n)
	}
	to := s.clone()
	r := &to.runners[i]
	switch n.kind {
	case bornNode:
		if to.chans[n.of].born {
			r.at = endAt
			return []move{{to, i, -1}}, false
		}
		to.chans[n.of].born = true
	case fillNode:
		r.cells[n.of] = byte(facts.TruthYes)
	case addNode:
		if to.groups[n.of] += byte(n.count); to.groups[n.of] > maxCount {
			return nil, false
		}
	case doneNode:
		if to.groups[n.of] > 0 {
			to.groups[n.of]--
		}
	case startNode:
		if !g.start(to, n.of) {
			return nil, false
		}
		r = &to.runners[i]
	}
	if len(n.edges) == 0 {
		return nil, false
	}
	r.follow(n.edges[0])
	g.ended(to, r)
	return []move{{to, i, -1}}, false
}

// ended counts down the group of a goroutine that has come to its end.
func (g *game) ended(s *state, r *runner) {
	if t := g.threads[r.thread]; t.group > 0 && g.node(r).kind == endNode && s.groups[t.group-1] > 0 {
		s.groups[t.group-1]--
	}
}

// start adds a runner; it reports whether there may be one more.
func (g *game) start(s *state, thread int) bool {
	t, same := g.threads[thread], 0
	for _, r := range s.runners {
		o := g.threads[r.thread]
		switch {
		case r.thread == thread:
			same++
		case o.body.Site != t.body.Site:
			continue
		}
		if t.anew && r.at != endAt {
			return false
		}
	}
	if same == maxSame || len(s.runners) == maxRunners {
		return false
	}
	s.runners = append(s.runners, runner{thread: thread, at: t.entry, cells: make([]byte, t.cells+1)})
	return true
}

// branch are the ways on from a branch.
func (g *game) branch(s *state, i int, n *node) (out []move, all bool) {
	r := &s.runners[i]
	is := r.value(n.ask)
	for j, e := range n.edges {
		way := facts.TruthYes
		if j > 0 {
			way = facts.TruthNo
		}
		if len(n.edges) == 2 && is == way.Not() {
			continue
		}
		to := s.clone()
		if is == facts.TruthUnknown || is == parted {
			to.runners[i].learn(n.ask, way)
		}
		to.runners[i].follow(e)
		g.ended(to, &to.runners[i])
		out = append(out, move{to, i, -1})
	}
	return out, len(out) > 1 && (is == parted || n.both || n.unsure && r.got)
}

// outer are the steps of a runner that others take part in.
func (g *game) outer(s *state, i int) []move {
	r := &s.runners[i]
	n := g.node(r)
	var out []move
	switch n.kind {
	case closeNode:
		if s.chans[n.of].closed {
			return nil
		}
		to := s.clone()
		to.chans[n.of].closed = true
		to.runners[i].follow(n.edges[0])
		g.ended(to, &to.runners[i])
		return []move{{to, i, -1}}
	case groupNode:
		if s.groups[n.of] > 0 {
			return nil
		}
		to := s.clone()
		to.runners[i].follow(n.edges[0])
		g.ended(to, &to.runners[i])
		return []move{{to, i, -1}}
	case waitNode, pollNode:
		for k := range n.cases {
			out = append(out, g.take(s, i, k)...)
		}
	}
	if n.kind == pollNode && !slices.ContainsFunc(n.cases, func(k kase) bool { return k.ch >= 0 && g.ready(s, i, &k) }) {
		to := s.clone()
		to.runners[i].follow(n.edges[0])
		out = append(out, move{to, i, -1})
	}
	return out
}

// ready reports whether a case can come about now.
func (g *game) ready(s *state, i int, k *kase) bool {
	c := &s.chans[k.ch]
	if k.op == facts.CommSend {
		return c.closed || g.rooms[k.ch] > len(c.queue) || g.rooms[k.ch] < 0 || len(g.partners(s, i, k)) > 0
	}
	return c.closed || len(c.queue) > 0 || len(g.partners(s, i, k)) > 0
}

// partners are the runners, with their cases, that can do their part of an operation now.
func (g *game) partners(s *state, i int, k *kase) [][2]int {
	var out [][2]int
	if g.rooms[k.ch] != 0 {
		return nil
	}
	mine := g.node(&s.runners[i]).kind
	for j := range s.runners {
		n := g.node(&s.runners[j])
		if j == i || n.kind != waitNode && (n.kind != pollNode || mine == pollNode) {
			continue
		}
		for m := range n.cases {
			if o := &n.cases[m]; o.ch == k.ch && o.op != k.op {
				out = append(out, [2]int{j, m})
			}
		}
	}
	return out
}

// take are the steps by which a runner takes one of its cases.
func (g *game) take(s *state, i, n int) []move {
	k := &g.node(&s.runners[i]).cases[n]
	switch {
	case k.ch == murky, k.ch == unnamed:
		g.doubts = true
		return nil
	case k.ch == outside:
		to := s.clone()
		to.runners[i].forget(k)
		to.runners[i].follow(k.to)
		g.ended(to, &to.runners[i])
		return []move{{to, i, n}}
	case k.op == facts.CommSend:
		return g.send(s, i, n, k)
	}
	return g.receive(s, i, n, k)
}

// send are the steps by which a runner sends.
func (g *game) send(s *state, i, n int, k *kase) []move {
	c := &s.chans[k.ch]
	var out []move
	if c.closed {
		return nil
	}
	full := g.rooms[k.ch] >= 0 && len(c.queue) >= g.rooms[k.ch]
	partners := g.partners(s, i, k)
	if full && len(partners) == 0 {
		return nil
	}
	for _, m := range s.runners[i].messages(k) {
		if !full {
			to := s.clone()
			if g.rooms[k.ch] > 0 || len(c.queue) == 0 { // of many values one is kept
				to.chans[k.ch].queue = append(to.chans[k.ch].queue, m.text)
			}
			g.sent(to, i, k, m)
			out = append(out, move{to, i, n})
			continue
		}
		for _, p := range partners {
			to := s.clone()
			o := &g.node(&s.runners[p[0]]).cases[p[1]]
			to.runners[p[0]].take(o, m.text, false)
			to.runners[p[0]].follow(o.to)
			g.ended(to, &to.runners[p[0]])
			g.sent(to, i, k, m)
			out = append(out, move{to, i, n})
		}
	}
	return out
}

func (g *game) sent(to *state, i int, k *kase, m message) {
	r := &to.runners[i]
	copy(r.cells, m.cells)
	r.follow(k.to)
	g.ended(to, r)
}

// receive are the steps by which a runner takes what is there, or hears of the end; what somebody waits
// to send is passed by the sender's step.
func (g *game) receive(s *state, i, n int, k *kase) []move {
	c := &s.chans[k.ch]
	if len(c.queue) == 0 && !c.closed {
		return nil
	}
	to := s.clone()
	r := &to.runners[i]
	if len(c.queue) > 0 {
		r.take(k, c.queue[0], false)
		to.chans[k.ch].queue = to.chans[k.ch].queue[1:]
	} else {
		r.take(k, "", true)
	}
	r.follow(k.to)
	g.ended(to, r)
	return []move{{to, i, n}}
}
