package rendezvous

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// kind is what a thread does at a node.
type kind int

const (
	stepNode  kind = iota // it goes on, by one of the edges
	waitNode              // it waits until one of its cases comes about
	pollNode              // it takes a case that is ready, else the edge
	closeNode             // it closes a channel
	startNode             // it starts another thread
	bornNode              // it makes a channel
	fillNode              // it notes in a cell that it was there
	addNode               // it counts a group up
	doneNode              // it counts it down
	groupNode             // it waits for the group
	endNode               // it has ended
	deadNode              // the program ends, or nobody knows what comes
)

// endAt is the node of each thread at which it has ended.
const endAt = 0

// The channels that are none of the scope's.
const (
	outside = -1 // something comes from there or does not
	murky   = -2 // not followed
	unnamed = -3 // one that may be any
)

// node is a place in a thread.
type node struct {
	kind  kind
	edges []edge
	cases []kase
	// ask tells which of two edges is taken, of an unknown value either.
	ask facts.Held
	// unsure marks a branch whose ways may depend on what was received; both one that nothing is
	// concluded from.
	unsure, both bool
	// of is the channel, the group or the thread that the node is about.
	of int
	// count is how far it counts a group up.
	count int
	wait  *facts.Wait
	in    *program.Func
}

// edge leads to a node, on the way to which cells are filled.
type edge struct {
	to    int
	fills []facts.Fill
}

// kase is one case of a wait.
type kase struct {
	op    facts.CommOp
	ch    int
	to    edge
	gives []facts.Give
	sends []facts.Sent
}

// thread is what one goroutine does: the scope's function, or one that is started.
type thread struct {
	body  *Body
	nodes []node
	entry int
	cells int
	// counted are the heads of its loops that turn as often as there is something and in which
	// something is done with a channel.
	counted []int
	// anew says that it is started at a turn of an endless loop: by then those that the same statement
	// has started before have ended, as far as is known.
	anew bool
	// group is 1 + the group that it counts down when it ends, 0 without.
	group int
	// live are, by node, the cells that may yet be asked for.
	live [][]bool
	// meets are, by node, what the thread may yet do with the channels.
	meets []uint64
}

// maxCount is how far groups are counted.
const maxCount = 6

// maxChannels is how many channels a scope has: each has its bits.
const maxChannels = 20

// may is the bit of an operation on a channel.
func may(op facts.CommOp, ch int) uint64 {
	switch op {
	case facts.CommSend:
		return 1 << (3 * ch)
	case facts.CommRecv:
		return 2 << (3 * ch)
	}
	return 4 << (3 * ch)
}

// serves are the bits of what makes an operation on a channel come about.
func serves(op facts.CommOp, ch int) uint64 {
	if op == facts.CommSend {
		return may(facts.CommRecv, ch)
	}
	return may(facts.CommSend, ch) | may(facts.CommClose, ch)
}

// anyOf are the bits of the operations on channels of which it is not known which they are: they may be
// on each.
func anyOf(threads []*thread) uint64 {
	m := uint64(0)
	for _, t := range threads {
		for i := range t.nodes {
			for _, k := range t.nodes[i].cases {
				for ch := 0; k.ch == unnamed && ch < maxChannels; ch++ {
					m |= may(k.op, ch)
				}
			}
		}
	}
	return m
}

// look computes what each thread may yet do, from each of its nodes on, alone or by what it starts.
func look(threads []*thread) {
	for _, t := range threads {
		t.meets = make([]uint64, len(t.nodes))
	}
	for changed := true; changed; {
		changed = false
		for _, t := range threads {
			for i := len(t.nodes) - 1; i >= 0; i-- {
				if m := t.lookFrom(i, threads); m != t.meets[i] {
					t.meets[i], changed = m, true
				}
			}
		}
	}
}

func (t *thread) lookFrom(i int, threads []*thread) uint64 {
	n := &t.nodes[i]
	m := t.meets[i]
	switch n.kind {
	case closeNode:
		m |= may(facts.CommClose, n.of)
	case startNode:
		m |= threads[n.of].meets[threads[n.of].entry]
	}
	for _, e := range n.edges {
		m |= t.meets[e.to]
	}
	for j := range n.cases {
		if k := &n.cases[j]; k.ch >= 0 {
			m |= may(k.op, k.ch)
		}
		m |= t.meets[n.cases[j].to.to]
	}
	return m
}
