package summarise

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// timerClass tells the channels of time and of cancellation from those of input.
type timerClass int

const (
	timerNot timerClass = iota
	timerPeriodic
	timerOnce
	timerDone
)

// timerKind classifies the channel that a receive waits on.
func timerKind(ch ssa.Value) timerClass {
	for range 6 {
		switch x := ch.(type) {
		case *ssa.UnOp:
			ch = x.X
		case *ssa.ChangeType:
			ch = x.X
		case *ssa.FieldAddr:
			switch instr.TypeKey(x.X.Type()) {
			case "time.Ticker":
				return timerPeriodic
			case "time.Timer":
				return timerOnce
			}
			return timerNot
		case *ssa.Call:
			return timerCall(calleeText(&x.Call))
		case *ssa.Phi:
			ch = x.Edges[0]
		default:
			return timerNot
		}
	}
	return timerNot
}

func timerCall(callee string) timerClass {
	switch callee {
	case "time.After":
		return timerOnce
	case "time.Tick":
		return timerPeriodic
	case "(context.Context).Done":
		return timerDone
	}
	return timerNot
}

// callPace tells the calls that make a loop wait.
func callPace(c *ssa.CallCommon) facts.Pace {
	switch calleeText(c) {
	case "time.Sleep":
		return facts.PaceTime
	case "(net.Listener).Accept", "(*net.TCPListener).Accept", "(*net.TCPListener).AcceptTCP",
		"(*net.UnixListener).Accept", "(*net.UnixListener).AcceptUnix",
		"(net.PacketConn).ReadFrom", "(*net.UDPConn).ReadFromUDP", "(*net.UDPConn).ReadFrom",
		"(*net.UDPConn).ReadFromUDPAddrPort", "(*net.UDPConn).ReadMsgUDP",
		"(net.Conn).Read", "(*sync.Cond).Wait":
		return facts.PaceInput
	}
	return facts.PaceUnknown
}

func isReceive(v *ssa.UnOp) bool { return v.Op == token.ARROW }

// rangeChan reads a range over a channel: it ends when the channel is closed, which
// for one that the function made itself is when the work is done.
func (fr *frame) rangeChan(l *natural, out *facts.Loop) {
	for _, in := range l.head.Instrs {
		recv, ok := in.(*ssa.UnOp)
		if !ok || !isReceive(recv) {
			continue
		}
		switch fr.term(recv.X).Op {
		case facts.OpNew:
			out.Feed, out.Over = facts.FeedOwn, fr.term(recv.X)
			return
		case facts.OpLocal, facts.OpRecv:
			return // nor is one that came over a channel kept open for ever
		}
		out.Endless, out.Pace, out.Leaves, out.Over = true, facts.PaceInput, l.leads, fr.term(recv.X)
		if timerKind(recv.X) == timerPeriodic {
			out.Pace = facts.PaceTime
		}
		out.Answers = fr.lists(l, recv.X)
		if out.Over.Op == facts.OpCall && out.Pace == facts.PaceInput {
			out.Gathered = fr.handsBack(l)
		} else {
			fr.returned(l, map[string]bool{}, &out.Gathered)
			sortTerms(out.Gathered)
		}
	}
}

// endsWithOwn reports whether a loop only waits for what comes over channels that the
// function made itself, and asks whether they are closed: it ends with the work.
func (fr *frame) endsWithOwn(l *natural) bool {
	asks := false
	for _, b := range l.waiting {
		for _, in := range b.Instrs {
			sel, ok := in.(*ssa.Select)
			if !ok {
				continue
			}
			for _, st := range sel.States {
				if kind := timerKind(st.Chan); kind == timerDone || kind == timerOnce {
					continue
				}
				if op := fr.term(st.Chan).Op; st.Dir != types.RecvOnly || op != facts.OpNew && op != facts.OpLocal {
					return false
				}
			}
			asks = asks || asksClosed(sel)
		}
	}
	return asks
}

// asksClosed reports whether the second result of a receive decides on something.
func asksClosed(sel *ssa.Select) bool {
	for _, ref := range *sel.Referrers() {
		if ex, ok := ref.(*ssa.Extract); ok && ex.Index == 1 && len(*ex.Referrers()) > 0 {
			return true
		}
	}
	return false
}

// worksInCondition reports whether all that a loop does is to call a function of the
// module until that says stop: a worker that takes one item at each call.
func (fr *frame) worksInCondition(l *natural) bool {
	cond, ok := l.head.Instrs[len(l.head.Instrs)-1].(*ssa.If)
	if !ok {
		return false
	}
	c, ok := cond.Cond.(*ssa.Call)
	if !ok || c.Call.StaticCallee() == nil || !fr.s.isOwn(calleePackage(c)) {
		return false
	}
	for _, b := range l.body {
		if _, jumps := b.Instrs[0].(*ssa.Jump); b != l.head && !jumps {
			return false
		}
	}
	return true
}

// isOwn reports whether a package belongs to the module that is read.
func (s *summariser) isOwn(p *types.Package) bool {
	if p == nil || p == s.in.Types {
		return p != nil
	}
	return !instr.IsStandard(p) && !s.isForeign(p)
}
