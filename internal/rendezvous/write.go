package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// build makes the threads, the scope's function first; nil if there is something that cannot be told.
func build(s *Scope) *builder {
	b := &builder{scope: s, chans: map[string]int{}, groups: map[string]int{}, touches: map[string]bool{}}
	for i, c := range s.Channels {
		b.chans[c.Term.String()] = i
	}
	if len(s.Channels) > maxChannels {
		return nil
	}
	b.thread(&s.Home)
	if b.lost {
		return nil
	}
	b.loops()
	for _, t := range b.threads {
		t.shorten()
	}
	look(b.threads)
	return b
}

// thread adds a thread that runs a body.
func (b *builder) thread(body *Body) int {
	n := len(b.threads)
	if n == maxThreads {
		b.lost = true
		return 0
	}
	t := &thread{body: body}
	b.threads = append(b.threads, t)
	w := &writer{b: b, t: t, n: n}
	w.add(node{kind: endNode})
	if n == 0 && body.F == nil {
		t.entry = w.beside(b.scope.Beside)
		return n
	}
	t.entry = w.body(body, endAt, nil, false)
	return n
}

// beside writes a thread that starts some bodies.
func (w *writer) beside(bodies []Body) int {
	to := endAt
	for i := range bodies {
		to = w.add(node{kind: startNode, of: w.b.thread(&bodies[i]), edges: []edge{{to: to}}})
	}
	return to
}

// body writes a function that goes on to end when it returns, and returns its first node.
func (w *writer) body(body *Body, end int, by *frame, deferred bool) int {
	f := body.F
	var stack []*program.Func
	anew := false
	if by != nil {
		stack, anew = by.stack, by.anew || program.EndlessNumber(by.body.F, by.number) > 0
	}
	if slices.Contains(stack, f) || len(f.Blocks) == 0 {
		w.b.lost = w.b.lost || len(f.Blocks) > 0
		return end
	}
	fr := &frame{w: w, body: body, base: w.t.cells, end: end, deferred: deferred, anew: anew, items: itemsOf(f), stack: append(slices.Clone(stack), f)}
	w.t.cells += cellsOf(f)
	for _, items := range fr.items {
		for _, it := range items {
			if it.call != nil && it.call.Mode == facts.ModeDefer || it.closing != nil && it.closing.Deferred && !deferred {
				w.t.cells++
				fr.defers = append(fr.defers, later{it, w.t.cells})
			}
		}
	}
	for range f.Blocks {
		fr.heads = append(fr.heads, w.add(node{kind: stepNode, in: f}))
	}
	if w.b.lost {
		return end
	}
	for i := range f.Blocks {
		if !f.Blocks[i].Unreachable {
			fr.block(i)
		}
	}
	return fr.heads[0]
}

// then writes a node that follows on the one written last.
func (fr *frame) then(n node) *node {
	n.in = fr.body.F
	to := fr.w.add(n)
	last := &fr.w.t.nodes[fr.at]
	if last.kind == waitNode {
		last.cases[0].to = edge{to: to}
	} else {
		last.edges = append(last.edges, edge{to: to})
	}
	fr.at = to
	return &fr.w.t.nodes[to]
}

// block writes what a block does, from its head on.
func (fr *frame) block(n int) {
	f := fr.body.F
	fr.at, fr.number = fr.heads[n], n
	if fr.w.n == 0 && len(fr.stack) == 1 {
		for i, c := range fr.w.b.scope.Channels {
			if c.Born == n {
				fr.then(node{kind: bornNode, of: i})
			}
		}
	}
	for _, it := range fr.items[n] {
		if !fr.item(it) || fr.w.b.lost {
			return
		}
	}
	switch b := &f.Blocks[n]; {
	case b.Return:
		fr.then(node{kind: stepNode})
		to := fr.leave()
		fr.w.t.nodes[fr.at].edges = []edge{{to: to}}
	case b.Panic || len(b.Succs) == 0:
		fr.then(node{kind: deadNode})
	default:
		fr.branch(n)
	}
}

// item writes one thing that a block does; it reports whether control goes on behind it.
func (fr *frame) item(it item) bool {
	switch {
	case it.wait != nil && len(it.wait.Cases) == 1:
		fr.then(node{kind: waitNode, wait: it.wait, cases: []kase{fr.kase(&it.wait.Cases[0], edge{})}})
		return true
	case it.wait != nil:
		fr.selects(node{kind: waitNode, wait: it.wait}, it.wait)
		return false
	case it.poll != nil && it.poll.Else < 0:
		fr.w.b.lost = true
		return false
	case it.poll != nil:
		fr.selects(node{kind: pollNode, wait: &it.poll.Wait, edges: []edge{fr.edge(it.poll.From, it.poll.Else)}}, &it.poll.Wait)
		return false
	case it.closing != nil:
		if it.closing.Deferred && !fr.deferred {
			fr.registers(it)
			return true
		}
		switch ch := fr.w.b.channel(fr.body, it.closing.Chan); {
		case ch >= 0:
			fr.then(node{kind: closeNode, of: ch})
		case ch == unnamed:
			fr.w.b.lost = true
		}
		return true
	}
	return fr.call(it)
}

// selects writes a select.
func (fr *frame) selects(n node, w *facts.Wait) {
	for i := range w.Cases {
		c := &w.Cases[i]
		if c.Then < 0 {
			fr.w.b.lost = true
			return
		}
		n.cases = append(n.cases, fr.kase(c, fr.edge(c.From, c.Then)))
	}
	fr.then(n)
}

// call writes a call: of a group, of a function that is followed, or a start.
func (fr *frame) call(it item) bool {
	c, b := it.call, fr.w.b
	if ends(c) && c.Mode == facts.ModePlain {
		fr.then(node{kind: deadNode})
		return false
	}
	if c.Mode == facts.ModeDefer {
		fr.registers(it)
		return true
	}
	started := b.scope.Code.Started(fr.body, c)
	if len(started) > 1 {
		b.lost = true
	}
	k, counted := groupKind(c)
	if counted && (k != addNode || len(started) == 0) {
		n := countOf(c)
		b.lost = b.lost || n == 0 // how often it counts is not known
		fr.then(node{kind: k, of: b.group(fr.body, c), count: n})
		return true
	}
	if len(started) == 1 {
		fr.start(c, &started[0])
		return true
	}
	if c.Mode == facts.ModeGo {
		return true
	}
	g, ok := b.scope.Code.Called(fr.body, c)
	if !ok || !b.acts(&g, maxCallDepth) || len(fr.stack) > maxCallDepth {
		return true
	}
	fr.then(node{kind: stepNode})
	at := fr.at
	back := fr.w.add(node{kind: stepNode, in: fr.body.F})
	entry := fr.w.body(&g, back, fr, false)
	fr.w.t.nodes[at].edges = []edge{{to: entry}}
	fr.at = back
	return true
}

// start writes the start of a goroutine, of which there is one thread for each statement.
func (fr *frame) start(c *facts.Call, body *Body) {
	b := fr.w.b
	if !b.acts(body, maxCallDepth) {
		return
	}
	body.Site, body.In = c, fr.body.F
	n := b.thread(body)
	b.threads[n].anew = fr.anew || program.EndlessNumber(fr.body.F, fr.number) > 0
	if program.GroupOp(c) == "Go" {
		g := b.group(fr.body, c)
		fr.then(node{kind: addNode, of: g, count: 1})
		b.threads[n].group = g + 1
	}
	fr.then(node{kind: startNode, of: n})
}

// registers notes that something is deferred.
func (fr *frame) registers(it item) {
	for _, l := range fr.defers {
		if l.item.seq == it.seq {
			fr.then(node{kind: fillNode, of: l.cell})
		}
	}
}

// branch writes the ways on from a block.
func (fr *frame) branch(n int) {
	b := &fr.body.F.Blocks[n]
	nd := fr.then(node{kind: stepNode})
	for _, to := range b.Succs {
		nd.edges = append(nd.edges, fr.edge(n, to))
	}
	if len(b.Succs) < 2 {
		return
	}
	if b.Ask != nil {
		nd.ask = fr.held(*b.Ask)
	}
	nd.unsure, nd.both = fr.unsure(b), kept(b) && !fr.turns(n)
	if fr.counts(n) {
		fr.w.t.counted = append(fr.w.t.counted, fr.at)
	}
}

// leave writes what is deferred, the last one first, and returns its first node.
func (fr *frame) leave() int {
	to := fr.end
	for _, l := range fr.defers {
		at := fr.w.add(node{kind: stepNode, in: fr.body.F})
		inner := fr.w.add(node{kind: stepNode, in: fr.body.F})
		fr.w.t.nodes[at].edges = []edge{{to: inner}, {to: to}}
		fr.w.t.nodes[at].ask = facts.Held{Cell: l.cell}
		fr.late(l.item, inner, to)
		to = at
	}
	return to
}

// late writes something that was deferred between two nodes.
func (fr *frame) late(it item, at, to int) {
	w, f := fr.w, fr.body.F
	join := func(n node) {
		n.in = f
		n.edges = append(n.edges, edge{to: to})
		m := w.add(n)
		w.t.nodes[at].edges = []edge{{to: m}}
	}
	w.t.nodes[at].edges = []edge{{to: to}}
	if it.closing != nil {
		switch ch := w.b.channel(fr.body, it.closing.Chan); {
		case ch >= 0:
			join(node{kind: closeNode, of: ch})
		case ch == unnamed:
			w.b.lost = true
		}
		return
	}
	if k, ok := groupKind(it.call); ok {
		join(node{kind: k, of: w.b.group(fr.body, it.call), count: countOf(it.call)})
		return
	}
	if g, ok := w.b.scope.Code.Called(fr.body, it.call); ok && w.b.acts(&g, maxCallDepth) && len(fr.stack) <= maxCallDepth {
		w.t.nodes[at].edges = []edge{{to: w.body(&g, to, fr, true)}}
	}
}
