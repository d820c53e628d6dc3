package summarise

import (
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
)

// blocks fills the function's control flow: successors, loops and guards.
func (fr *frame) blocks() {
	fr.out.Blocks = make([]facts.Block, len(fr.f.Blocks))
	for i, b := range fr.f.Blocks {
		out := &fr.out.Blocks[i]
		for _, s := range b.Succs {
			out.Succs = append(out.Succs, s.Index)
		}
		if n := len(b.Instrs); n > 0 {
			switch b.Instrs[n-1].(type) {
			case *ssa.Return:
				out.Return = true
			case *ssa.Panic:
				out.Panic = true
			}
		}
	}
	fr.unreachable()
	fr.loops()
	fr.nameLocals()
	for i, b := range fr.f.Blocks {
		out := &fr.out.Blocks[i]
		out.Guards = fr.guards(b)
		if cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If); ok {
			if g := fr.guard(cond.Cond, false); g.Kind != facts.GuardOther {
				g.Block = i
				out.Cond = &g
			}
		}
	}
}

// loop tells whether a loop can end by its own condition, and what paces it.
func (fr *frame) loop(l *natural, parent int) facts.Loop {
	out := facts.Loop{Parent: parent, Head: l.head.Index}
	for _, in := range l.head.Instrs {
		if in.Pos().IsValid() {
			out.Pos = fr.s.pos(in.Pos())
			break
		}
	}
	switch l.head.Comment {
	case "rangechan.loop":
		fr.rangeChan(l, &out)
		return out
	case "for.body", "label": // for { … }, or a label before it
		out.Endless = true
	case "for.loop":
		out.Endless = l.staysOnAll() || lacksCondition(l.head) || runsWhileFlag(l.head) || runsWhileNil(l.head) && waits(l) || fr.worksInCondition(l)
	default:
		out.Over = fr.rangedOver(l)
		// What goes back to a label to wait again ends as it is told.
		out.Endless = out.Over == nil && !strings.HasSuffix(l.head.Comment, ".loop") && waits(l)
	}
	if l.endsInTime() || l.counts() {
		out.Endless = false
		return out
	}
	if out.Endless && (fr.endsWithOwn(l) || l.drains() || l.readsArchive()) {
		out.Endless = false
	}
	if out.Endless {
		fr.pace(l, &out)
		out.Leaves = l.leads
	}
	if out.Endless && out.Pace == facts.PaceUnknown && l.computesItsEnd() {
		out.Endless = false
	}
	if strings.HasPrefix(l.head.Comment, "for.") || l.head.Comment == "label" {
		out.Feed = fr.feed(l, &out)
		if out.Feed == facts.FeedNone && out.Over == nil {
			if out.Reads = fr.givenStream(l); out.Reads == nil {
				out.Asks = fr.askedEachTurn(l)
			}
		}
	}
	if out.Endless || out.Feed != facts.FeedNone || out.Reads != nil || len(out.Asks) > 0 {
		out.Gathered = fr.gathered(l)
		out.Answers = fr.answers(l)
	}
	return out
}

// endsFunction reports whether a block, through blocks that lead nowhere else, returns
// without a further call that could use what the loop has gathered.
func endsFunction(b *ssa.BasicBlock) bool { return endsWithin(b, 8) }

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

// runsWhileFlag reports whether a loop's condition is a flag or a context's error:
// such a loop ends only when it is told to.
func runsWhileFlag(head *ssa.BasicBlock) bool {
	cond, ok := head.Instrs[len(head.Instrs)-1].(*ssa.If)
	if !ok {
		return true
	}
	switch v := cond.Cond.(type) {
	case *ssa.UnOp:
		return true
	case *ssa.Call:
		return calleeText(&v.Call) == "(*sync/atomic.Bool).Load"
	case *ssa.BinOp:
		c, ok := v.X.(*ssa.Call)
		return ok && calleeText(&c.Call) == "(context.Context).Err"
	}
	return false
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

func calleeIsLen(c *ssa.Call) bool {
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}

// pace finds what an endless loop waits for. Input outranks time: a loop that does
// both grows with its input.
func (fr *frame) pace(l *natural, out *facts.Loop) {
	timers := true
	waits := 0
	note := func(ch ssa.Value) {
		switch timerKind(ch) {
		case timerPeriodic:
			out.Pace = strongerPace(out.Pace, facts.PaceTime)
			timers = false
		case timerOnce:
			out.Pace = strongerPace(out.Pace, facts.PaceTime)
			if definedIn(l, ch) || timerReset(l) {
				timers = false
			}
		case timerDone:
			return
		default:
			out.Pace = facts.PaceInput
			timers = false
		}
		waits++
	}
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			switch in := in.(type) {
			case *ssa.UnOp:
				if isReceive(in) {
					note(in.X)
				}
			case *ssa.Select:
				for _, st := range in.States {
					note(st.Chan)
				}
			case *ssa.Call:
				p := callPace(&in.Call)
				out.Pace = strongerPace(out.Pace, p)
				if p != facts.PaceUnknown {
					timers = false
				}
			}
		}
	}
	out.OneShot = waits > 0 && timers
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

// armsTimer reports whether a call sets a timer.
func armsTimer(c *ssa.CallCommon) bool {
	switch calleeText(c) {
	case "(*time.Timer).Reset", "time.NewTimer", "time.After":
		return true
	}
	return false
}
