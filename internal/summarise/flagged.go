package summarise

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// endsFlagged lets control go straight out of a loop where a turn has set the flag that the head asks,
// and nothing but that: setting it is leaving. It reports whether the flag is set so at each turn, or
// left alone, so that the head itself leaves nothing.
func (fr *frame) endsFlagged(l *natural) bool {
	flag, out := l.flagAsked()
	if flag == nil {
		return false
	}
	leaves := l.head.Succs[0] == out // the value with which control leaves
	known := true
	for i, p := range l.head.Preds {
		switch v := flag.Edges[i].(type) {
		case *ssa.Const:
			holds, ok := settledCondition(v)
			switch {
			case ok && holds == leaves && l.has(p):
				fr.redirect(p, l.head, out)
			case !ok || holds == leaves:
				known = false
			}
		default:
			known = known && v == flag // who is in the loop has seen that it does not hold
		}
	}
	if known {
		b := &fr.out.Blocks[l.head.Index]
		b.Succs = slices.DeleteFunc(b.Succs, func(to int) bool { return to == out.Index })
	}
	return known
}

// redirect lets a block lead to another one than it does.
func (fr *frame) redirect(from, to, instead *ssa.BasicBlock) {
	succs := fr.out.Blocks[from.Index].Succs
	for i := range succs {
		if succs[i] == to.Index {
			succs[i] = instead.Index
		}
	}
}

// flagAsked is the variable of which alone the head of a loop asks whether to go on, and the block
// behind the loop, nil where it asks or does something else.
func (l *natural) flagAsked() (*ssa.Phi, *ssa.BasicBlock) {
	n := len(l.head.Instrs)
	cond, ok := l.head.Instrs[n-1].(*ssa.If)
	if !ok {
		return nil, nil
	}
	flag, ok := cond.Cond.(*ssa.Phi)
	if !ok || flag.Block() != l.head {
		return nil, nil
	}
	for _, in := range l.head.Instrs[:n-1] {
		if _, ok := in.(*ssa.Phi); !ok {
			return nil, nil
		}
	}
	for i, s := range l.head.Succs {
		if !l.has(s) && l.has(l.head.Succs[1-i]) {
			return flag, s
		}
	}
	return nil, nil
}
