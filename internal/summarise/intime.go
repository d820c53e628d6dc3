package summarise

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// endsInTime reports whether a case of a loop's select leads out of it once a time is over that
// began before the loop: that of a timer which the loop does not set again, or of a context
// that the function has given a deadline.
func (l *natural) endsInTime() bool {
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			sel, ok := in.(*ssa.Select)
			if !ok {
				continue
			}
			for i, st := range sel.States {
				if l.isDeadline(st.Chan) && l.leavesBy(sel, i) {
					return true
				}
			}
		}
	}
	return false
}

// isDeadline reports whether a channel tells that a time is over which began before the loop.
func (l *natural) isDeadline(ch ssa.Value) bool {
	if load, ok := ch.(*ssa.UnOp); ok && load.Op == token.MUL { // the C of a timer
		addr, ok := load.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		made, ok := addr.X.(*ssa.Call)
		return ok && calleeText(&made.Call) == "time.NewTimer" && !l.has(made.Block()) && !l.setsAgain(made)
	}
	call, ok := ch.(*ssa.Call)
	if !ok {
		return false
	}
	switch calleeText(&call.Call) {
	case "time.After":
		return !l.has(call.Block())
	case "(context.Context).Done":
		ctx, ok := call.Call.Value.(*ssa.Extract)
		if !ok {
			return false
		}
		made, ok := ctx.Tuple.(*ssa.Call)
		if !ok || l.has(made.Block()) {
			return false
		}
		name := calleeText(&made.Call)
		return name == "context.WithTimeout" || name == "context.WithDeadline"
	}
	return false
}

// setsAgain reports whether a timer is used for anything but its channel and its end.
func (l *natural) setsAgain(timer *ssa.Call) bool {
	for _, ref := range *timer.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr, *ssa.DebugRef:
		case ssa.CallInstruction:
			if calleeText(ref.Common()) != "(*time.Timer).Stop" {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// leavesBy reports whether the loop is left by a case of a select.
func (l *natural) leavesBy(sel *ssa.Select, n int) bool {
	for _, b := range sel.Parent().Blocks { // the branch to the last case may lie behind the loop
		cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		chosen, ok := cond.Cond.(*ssa.BinOp)
		if !ok {
			continue
		}
		if of, i, ok := selectIndex(chosen); ok && of == sel && i == n {
			return !l.has(b.Succs[0])
		}
	}
	return false
}
