package rendezvous

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// What a way leads to, beside the number of a node.
const (
	nothing = -1 // it turns for ever, or the program ends
	several = -2
)

// shorten leaves out the branches whose ways all come to the same next thing.
func (t *thread) shorten() {
	for range 3 {
		next := t.nexts(t.asked())
		lead := func(e *edge) {
			if to := next[e.to]; to >= 0 {
				e.to = to
			}
		}
		for i := range t.nodes {
			n := &t.nodes[i]
			if n.kind == stepNode && len(n.edges) > 1 && next[i] >= 0 {
				n.edges, n.ask, n.unsure, n.both = []edge{{to: next[i]}}, facts.Held{}, false, false
				continue
			}
			for j := range n.edges {
				lead(&n.edges[j])
			}
			for j := range n.cases {
				lead(&n.cases[j].to)
			}
		}
		if to := next[t.entry]; to >= 0 {
			t.entry = to
		}
	}
}

// nexts are, by node, the one node that does something to which all ways lead.
func (t *thread) nexts(asked map[int]bool) []int {
	out := make([]int, len(t.nodes))
	for i := range out {
		out[i] = nothing
		if n := &t.nodes[i]; n.kind != stepNode && n.kind != deadNode || len(n.edges) == 0 && n.kind == stepNode {
			out[i] = i
		}
	}
	for changed := true; changed; {
		changed = false
		for i := len(out) - 1; i >= 0; i-- {
			n := &t.nodes[i]
			if n.kind != stepNode || out[i] == several {
				continue
			}
			for _, e := range n.edges {
				to := joined(out[i], out[e.to])
				if slices.ContainsFunc(e.fills, func(x facts.Fill) bool { return asked[x.Cell] }) {
					to = several
				}
				changed = changed || to != out[i]
				out[i] = to
			}
		}
	}
	return out
}

// joined is what two ways lead to.
func joined(a, b int) int {
	switch {
	case a == b || b == nothing:
		return a
	case a == nothing:
		return b
	}
	return several
}

// asked are the cells that decide something or are sent.
func (t *thread) asked() map[int]bool {
	out := map[int]bool{}
	for i := range t.nodes {
		n := &t.nodes[i]
		if len(n.edges) > 1 {
			out[n.ask.Cell] = true
		}
		for j := range n.cases {
			for _, s := range n.cases[j].sends {
				out[s.Value.Cell] = true
			}
		}
	}
	for changed := true; changed; { // what fills one that is asked is asked
		changed = false
		for i := range t.nodes {
			n := &t.nodes[i]
			for _, e := range n.edges {
				changed = grow(out, e.fills) || changed
			}
			for j := range n.cases {
				changed = grow(out, n.cases[j].to.fills) || changed
			}
		}
	}
	delete(out, 0)
	return out
}

func grow(asked map[int]bool, fills []facts.Fill) bool {
	more := false
	for _, x := range fills {
		if from := x.Value.Cell; asked[x.Cell] && from > 0 && !asked[from] {
			asked[from] = true
			more = true
		}
	}
	return more
}
