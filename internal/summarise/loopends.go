package summarise

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"golang.org/x/tools/go/ssa"
)

// endsFunction reports whether a block, through blocks that lead nowhere else, returns
// without a further call that could use what the loop has gathered.
func endsFunction(b *ssa.BasicBlock) bool { return endsWithin(b, 8) }

// armsTimer reports whether a call sets a timer.
func armsTimer(c *ssa.CallCommon) bool {
	switch calleeText(c) {
	case "(*time.Timer).Reset", "time.NewTimer", "time.After":
		return true
	}
	return false
}

func endsWithin(b *ssa.BasicBlock, steps int) bool {
	if steps == 0 {
		return false
	}
	switch b.Instrs[len(b.Instrs)-1].(type) {
	case *ssa.Return, *ssa.Panic:
		return true
	case *ssa.Jump, *ssa.If: // the last case of a select and the panic without one
		return !slices.ContainsFunc(b.Succs, func(s *ssa.BasicBlock) bool { return !endsWithin(s, steps-1) })
	}
	return false
}

// rangedOver is what a range loop over a map, slice or iterator ranges over.
func (fr *frame) rangedOver(l *natural) *facts.Term {
	for _, in := range l.head.Instrs {
		if nx, ok := in.(*ssa.Next); ok {
			if r, ok := nx.Iter.(*ssa.Range); ok {
				return fr.term(r.X)
			}
		}
		if b, ok := in.(*ssa.BinOp); ok {
			if c, ok := b.Y.(*ssa.Call); ok && calleeIsLen(c) {
				return fr.term(c.Call.Args[0])
			}
		}
	}
	return nil
}

// runsWhileFlag reports whether a loop's condition is a flag or a context's error:
// such a loop ends only when it is told to.
func runsWhileFlag(head *ssa.BasicBlock) bool {
	cond, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok {
		return true
	}
	if _, ok := cond.Cond.(*ssa.UnOp); ok {
		return true
	}
	return isFlagTest(cond.Cond)
}

// runsWhileNil reports whether a loop's condition compares something with nil.
func runsWhileNil(head *ssa.BasicBlock) bool {
	cond, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok {
		return false
	}
	b, ok := cond.Cond.(*ssa.BinOp)
	return ok && (isNil(b.X) || isNil(b.Y))
}

// waits reports whether a loop's body selects on channels.
func waits(l *natural) bool {
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			if sel, ok := in.(*ssa.Select); ok && len(sel.States) > 1 {
				return true
			}
		}
	}
	return false
}

// definedIn reports whether v is computed inside the loop, so anew at each turn.
func definedIn(l *natural, v ssa.Value) bool {
	for {
		in, ok := v.(ssa.Instruction)
		if !ok {
			return false
		}
		switch x := v.(type) {
		case *ssa.UnOp:
			v = x.X
			continue
		case *ssa.FieldAddr:
			v = x.X
			continue
		}
		return in.Block() != nil && l.has(in.Block())
	}
}

func strongerPace(a, b facts.Pace) facts.Pace {
	if a == facts.PaceInput || b == facts.PaceInput {
		return facts.PaceInput
	}
	if a == facts.PaceTime || b == facts.PaceTime {
		return facts.PaceTime
	}
	return facts.PaceUnknown
}

// timerReset reports whether the loop re-arms a timer.
func timerReset(l *natural) bool {
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			if c, ok := in.(*ssa.Call); ok && armsTimer(&c.Call) {
				return true
			}
		}
	}
	return false
}
