package rendezvous

import "github.com/growthlint/growthlint/internal/facts"

// lives computes which cells may yet be asked for at each node: states that differ in others are the same.
func (t *thread) lives() {
	t.live = make([][]bool, len(t.nodes))
	for i := range t.live {
		t.live[i] = make([]bool, t.cells+1)
	}
	for changed := true; changed; {
		changed = false
		for i := len(t.nodes) - 1; i >= 0; i-- {
			n := &t.nodes[i]
			use := func(h facts.Held) {
				if h.Cell > 0 && !t.live[i][h.Cell] {
					t.live[i][h.Cell], changed = true, true
				}
			}
			if len(n.edges) > 1 {
				use(n.ask)
			}
			for _, e := range n.edges {
				t.liveOn(&e, use)
			}
			for j := range n.cases {
				for _, s := range n.cases[j].sends {
					use(s.Value)
				}
				t.liveOn(&n.cases[j].to, use)
			}
		}
	}
}

// liveOn tells of the cells that an edge takes something from, or leaves as they are.
func (t *thread) liveOn(e *edge, use func(facts.Held)) {
	filled := map[int]bool{}
	for _, x := range e.fills {
		filled[x.Cell] = true
		if t.live[e.to][x.Cell] {
			use(x.Value)
		}
	}
	for c, is := range t.live[e.to] {
		if is && !filled[c] {
			use(facts.Held{Cell: c})
		}
	}
}

// forget clears the cells that nobody asks for any more.
func (g *game) forget(s *state) {
	for i := range s.runners {
		r := &s.runners[i]
		for c, is := range g.threads[r.thread].live[r.at] {
			if !is {
				r.cells[c] = 0
			}
		}
	}
}
