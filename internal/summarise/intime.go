package summarise

import (
	"go/token"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
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

// readsInTime reports whether a loop reads a connection that was given a deadline before the loop, of which
// none was taken away again, and is given no other one there: what it reads comes to an end.
func (l *natural) readsInTime() bool {
	var limited, freed []ssa.Value
	for _, b := range l.head.Parent().Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok {
				continue
			}
			switch conn, zero := deadlineOf(&call.Call); {
			case conn == nil:
			case zero:
				freed = append(freed, conn)
			case !l.has(b) && b.Dominates(l.head):
				limited = append(limited, conn)
			}
		}
	}
	return slices.ContainsFunc(limited, func(conn ssa.Value) bool { return !slices.Contains(freed, conn) && l.readsOnly(conn) })
}

// deadlineOf is the connection to whose reads a call sets a deadline, nil for other calls, and whether the
// time is zero, which takes one away.
func deadlineOf(c *ssa.CallCommon) (conn ssa.Value, zero bool) {
	name := calleeText(c)
	if !strings.HasPrefix(name, "(net.") && !strings.HasPrefix(name, "(*net.") && !strings.HasPrefix(name, "(*crypto/tls.") {
		return nil, false
	}
	if !strings.HasSuffix(name, ").SetDeadline") && !strings.HasSuffix(name, ").SetReadDeadline") {
		return nil, false
	}
	args := callOperands(c)
	return args[0], isZeroValue(args[1])
}

// readsOnly reports whether a loop reads from a connection, itself or by what was made around it before,
// and does nothing else with it: whoever else has it there may set its deadline.
func (l *natural) readsOnly(conn ssa.Value) bool {
	reads := false
	for _, b := range l.body {
		for _, in := range b.Instrs {
			call, ok := in.(ssa.CallInstruction)
			if !ok {
				continue
			}
			c := call.Common()
			for i, a := range callOperands(c) {
				switch {
				case !isAround(a, conn, 4):
				case a != conn:
					reads = true
				case i > 0 || setsDeadline(c):
					return false
				default:
					reads = true
				}
			}
		}
	}
	return reads
}

func setsDeadline(c *ssa.CallCommon) bool {
	conn, _ := deadlineOf(c)
	return conn != nil
}

// callOperands are the receiver and the arguments of a call.
func callOperands(c *ssa.CallCommon) []ssa.Value {
	if c.IsInvoke() {
		return slices.Concat([]ssa.Value{c.Value}, c.Args)
	}
	return c.Args
}

// isAround reports whether a value is a connection, or what a library has made around it: what code of the
// module makes of one may well set another deadline.
func isAround(v, conn ssa.Value, depth int) bool {
	if v == conn {
		return true
	}
	if depth == 0 {
		return false
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return isAround(v.X, conn, depth)
	case *ssa.ChangeInterface:
		return isAround(v.X, conn, depth)
	case *ssa.Call:
		f := v.Call.StaticCallee()
		return f != nil && f.Pkg != nil && instr.IsStandard(f.Pkg.Pkg) && slices.ContainsFunc(v.Call.Args, func(a ssa.Value) bool { return isAround(a, conn, depth-1) })
	}
	return false
}

// givenContext is the context, a parameter of the function or of one around it, whose end leads out of a
// loop: by its condition or by a case of its select. It is nil for other loops.
func (fr *frame) givenContext(l *natural) *facts.Term {
	for _, ctx := range l.contexts() {
		if t := fr.term(ctx); t.Op == facts.OpParam {
			return t
		}
	}
	return nil
}

// contexts are the contexts whose end leads out of a loop.
func (l *natural) contexts() []ssa.Value {
	var out []ssa.Value
	if cond, ok := l.head.Instrs[len(l.head.Instrs)-1].(*ssa.If); ok {
		if b, ok := cond.Cond.(*ssa.BinOp); ok && (b.Op == token.EQL) == l.has(l.head.Succs[0]) && isNil(b.Y) {
			if call, ok := b.X.(*ssa.Call); ok && calleeText(&call.Call) == "(context.Context).Err" {
				out = append(out, call.Call.Value)
			}
		}
	}
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			sel, ok := in.(*ssa.Select)
			if !ok {
				continue
			}
			for i, st := range sel.States {
				if call, ok := st.Chan.(*ssa.Call); ok && calleeText(&call.Call) == "(context.Context).Done" && l.leavesBy(sel, i) {
					out = append(out, call.Call.Value)
				}
			}
		}
	}
	return out
}
