package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// parts are the channels of a scope by who has them together: what goroutines do with those of one part
// does not depend on the others, but for what the scope's function does first.
func parts(threads []*thread) []uint64 {
	var out []uint64
	for _, t := range threads[1:] {
		mine := t.channels()
		if mine == 0 {
			continue
		}
		rest := out[:0]
		for _, p := range out {
			if p&mine != 0 {
				mine |= p
			} else {
				rest = append(rest, p)
			}
		}
		out = append(rest, mine)
	}
	return out
}

// channels are the bits of the channels that a thread does something with itself.
func (t *thread) channels() uint64 {
	m := uint64(0)
	for i := range t.nodes {
		n := &t.nodes[i]
		if n.kind == closeNode {
			m |= 1 << n.of
		}
		for _, k := range n.cases {
			if k.ch >= 0 {
				m |= 1 << k.ch
			}
		}
	}
	return m
}

// only are the threads as far as they are about some channels: from the others something comes or does not,
// and goroutines that have none of them are not started.
func only(threads []*thread, channels uint64) []*thread {
	in := func(t int) bool {
		return t == 0 || threads[t].channels()&channels != 0 || startsOne(threads, t, channels)
	}
	without := map[int]bool{} // the groups that goroutines count down which are left out
	for i, t := range threads {
		if in(i) {
			continue
		}
		without[t.group-1] = true
		for j := range t.nodes {
			if n := &t.nodes[j]; n.kind == doneNode {
				without[n.of] = true
			}
		}
	}
	var out []*thread
	for _, t := range threads {
		c := *t
		c.nodes = slices.Clone(t.nodes)
		for i := range c.nodes {
			n := &c.nodes[i]
			n.edges, n.cases = slices.Clone(n.edges), slices.Clone(n.cases)
			for j := range n.cases {
				if k := &n.cases[j]; k.ch >= 0 && channels&(1<<k.ch) == 0 {
					k.ch = outside
				}
			}
			switch n.kind {
			case closeNode, bornNode:
				n.passes(channels&(1<<n.of) == 0)
			case startNode:
				n.passes(!in(n.of))
			case addNode, doneNode, groupNode:
				n.passes(without[n.of])
			}
		}
		if without[c.group-1] {
			c.group = 0
		}
		c.shorten()
		c.lives()
		out = append(out, &c)
	}
	look(out)
	return out
}

// startsOne reports whether a thread starts another one that has one of some channels.
func startsOne(threads []*thread, t int, channels uint64) bool {
	for ch := range maxChannels {
		all := may(facts.CommSend, ch) | may(facts.CommRecv, ch) | may(facts.CommClose, ch)
		if channels&(1<<ch) != 0 && threads[t].meets[threads[t].entry]&all != 0 {
			return true
		}
	}
	return false
}

// passes makes a node of which nothing is to be said one that goes on.
func (n *node) passes(is bool) {
	if is {
		n.kind, n.of = stepNode, 0
	}
}
