package summarise

import (
	"cmp"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// loops tells the loops of the function, outermost first.
func (fr *frame) loops() {
	n := fr.nest()
	list := slices.Clone(n.loops)
	slices.SortFunc(list, func(a, b *natural) int {
		return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(a.head.Index, b.head.Index))
	})
	for i, l := range list {
		l.number = i + 1
		parent := 0
		if l.parent != nil {
			parent = l.parent.number
		}
		fr.out.Loops = append(fr.out.Loops, fr.loop(l, parent))
	}
	for i, l := range n.inner {
		if l != nil {
			fr.out.Blocks[i].Loop = l.number
		}
	}
}

// nest finds the natural loops. Heads come inner ones first, and a loop that is found is
// from then on one step in the search for those around it, so that each block is
// looked at once.
func (fr *frame) nest() *nest {
	n := &nest{inner: make([]*natural, len(fr.f.Blocks)), place: make([]int, len(fr.f.Blocks))}
	order := fr.f.DomPreorder()
	outer := map[*natural]*natural{} // a loop known to be around another, not the innermost
	for _, head := range slices.Backward(order) {
		var work []*ssa.BasicBlock
		for _, p := range head.Preds {
			if head.Dominates(p) {
				work = append(work, p)
			}
		}
		if len(work) == 0 {
			continue
		}
		l := &natural{nest: n, head: head}
		n.loops, n.inner[head.Index] = append(n.loops, l), l
		for len(work) > 0 {
			b := work[len(work)-1]
			work = work[:len(work)-1]
			fr.s.steps++
			switch in := outermost(outer, n.inner[b.Index]); in {
			case l:
			case nil:
				n.inner[b.Index] = l
				work = append(work, b.Preds...)
			default:
				in.parent, outer[in] = l, l
				work = append(work, in.head.Preds...)
			}
		}
	}
	if len(n.loops) > 0 {
		n.lay(order)
		n.exits(fr)
	}
	return n
}

// outermost is the outermost loop known so far around a loop, which may be nil.
func outermost(outer map[*natural]*natural, l *natural) *natural {
	top := l
	for outer[top] != nil {
		top = outer[top]
	}
	for l != top {
		l, outer[l] = outer[l], top
	}
	return top
}

// lay puts the blocks of loops in an order in which each body is in one piece.
func (n *nest) lay(order []*ssa.BasicBlock) {
	for _, l := range n.inner {
		if l != nil {
			l.size++
		}
	}
	total := 0
	for _, l := range n.loops {
		if l.parent != nil {
			l.parent.size += l.size
		} else {
			total += l.size
		}
	}
	body := make([]*ssa.BasicBlock, total)
	free := 0
	next := map[*natural]int{} // the first place of a loop that is not taken
	for _, l := range slices.Backward(n.loops) {
		if l.parent != nil {
			l.from = next[l.parent]
			next[l.parent] += l.size
		} else {
			l.from = free
			free += l.size
		}
		next[l] = l.from
		l.body = body[l.from : l.from+l.size : l.from+l.size]
	}
	for _, b := range order {
		if l := n.inner[b.Index]; l != nil {
			n.place[b.Index] = next[l]
			body[next[l]] = b
			next[l]++
		}
	}
	n.wait(body)
}

// wait gives each loop those of its blocks that may wait.
func (n *nest) wait(body []*ssa.BasicBlock) {
	var waiting []*ssa.BasicBlock
	before := make([]int, len(body)+1)
	for i, b := range body {
		if slices.ContainsFunc(b.Instrs, mayWait) {
			waiting = append(waiting, b)
		}
		before[i+1] = len(waiting)
	}
	for _, l := range n.loops {
		l.waiting = waiting[before[l.from]:before[l.from+l.size]]
	}
}

// mayWait reports whether an instruction can say something of what paces a loop.
func mayWait(in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.UnOp:
		return isReceive(in)
	case *ssa.Select:
		return true
	case *ssa.Call:
		return armsTimer(&in.Call) || callPace(&in.Call) != facts.PaceUnknown
	}
	return false
}

// exits marks the loops that lead on into the function. An edge leaves the loops around
// its begin up to the first that its end belongs to; the ones marked are passed over.
func (n *nest) exits(fr *frame) {
	marked := map[*natural]*natural{} // to the next loop around that is worth a look
	for _, b := range fr.f.Blocks {
		for _, s := range b.Succs {
			l := unmarked(marked, n.inner[b.Index])
			if l == nil || l.has(s) || endsFunction(s) {
				continue
			}
			for l != nil && !l.has(s) {
				fr.s.steps++
				l.leads, marked[l] = true, l.parent
				l = unmarked(marked, l)
			}
		}
	}
}

// unmarked is the innermost loop that is not marked, of a loop and those around it.
func unmarked(marked map[*natural]*natural, l *natural) *natural {
	end := l
	for end != nil {
		next, ok := marked[end]
		if !ok {
			break
		}
		end = next
	}
	for l != end {
		l, marked[l] = marked[l], end
	}
	return end
}
