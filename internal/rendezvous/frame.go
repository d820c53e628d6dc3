package rendezvous

import (
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// writer writes the nodes of one thread.
type writer struct {
	b *builder
	t *thread
	n int // of the thread
}

// frame is one activation of a function in a thread.
type frame struct {
	w    *writer
	body *Body
	// base is what is added to the numbers of its cells.
	base int
	// heads are the nodes at which its blocks begin, end is where it returns to.
	heads []int
	end   int
	// defers are what it does when it returns, each with the cell that says that it was deferred.
	defers   []later
	deferred bool
	// anew says that it is called at a turn of an endless loop.
	anew  bool
	items [][]item
	stack []*program.Func
	// at is the node that was written last, of a block of that number.
	at, number int
}

// later is something that is deferred.
type later struct {
	item item
	cell int
}

func (w *writer) add(n node) int {
	if len(w.t.nodes) >= maxNodes {
		w.b.lost = true
		return 0
	}
	w.t.nodes = append(w.t.nodes, n)
	return len(w.t.nodes) - 1
}

// cellsOf is how many cells a function has.
func cellsOf(f *program.Func) int {
	n := 0
	see := func(c int) { n = max(n, c) }
	for i := range f.Blocks {
		if a := f.Blocks[i].Ask; a != nil {
			see(a.Cell)
		}
		for _, x := range f.Blocks[i].Fills {
			see(x.Cell)
			see(x.Value.Cell)
		}
	}
	cases := func(w *facts.Wait) {
		for _, c := range w.Cases {
			for _, g := range c.Gives {
				see(g.Cell)
			}
			for _, s := range c.Sends {
				see(s.Value.Cell)
			}
		}
	}
	for i := range f.Waits {
		cases(&f.Waits[i])
	}
	for i := range f.Polls {
		cases(&f.Polls[i].Wait)
	}
	return n
}

// edge leads from one block to the beginning of another one.
func (fr *frame) edge(from, to int) edge {
	e := edge{to: fr.heads[to]}
	for _, x := range fr.body.F.Blocks[to].Fills {
		if x.From == 0 || x.From == from+1 {
			x.Cell += fr.base
			x.Value = fr.held(x.Value)
			e.fills = append(e.fills, x)
		}
	}
	return e
}

func (fr *frame) held(h facts.Held) facts.Held {
	if h.Cell > 0 {
		h.Cell += fr.base
	}
	return h
}

// kase is one operation of a statement, which leads to an edge.
func (fr *frame) kase(c *facts.WaitCase, to edge) kase {
	k := kase{op: c.Op, ch: fr.w.b.channel(fr.body, c.Chan), to: to}
	for _, g := range c.Gives {
		g.Cell += fr.base
		k.gives = append(k.gives, g)
	}
	for _, s := range c.Sends {
		s.Value = fr.held(s.Value)
		k.sends = append(k.sends, s)
	}
	return k
}

// countOf is how far a call counts a group up, 0 if that is not known or too far.
func countOf(c *facts.Call) int {
	if program.GroupOp(c) != "Add" || len(c.Args) < 2 {
		return 1
	}
	n, err := strconv.Atoi(c.Args[1].Text)
	if c.Args[1].Op != facts.OpConst || err != nil || n < 1 || n > maxCount {
		return 0
	}
	return n
}

// groupKind is what a call does with a group.
func groupKind(c *facts.Call) (kind, bool) {
	switch program.GroupOp(c) {
	case "Add", "Go":
		return addNode, true
	case "Done":
		return doneNode, true
	case "Wait":
		return groupNode, true
	}
	return 0, false
}
