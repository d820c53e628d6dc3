package container

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
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
			switch typeKey(x.X.Type()) {
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
		case facts.OpNew, facts.OpLocal:
			return
		}
		out.Endless, out.Pace, out.Leaves = true, facts.PaceInput, l.leaves()
		if timerKind(recv.X) == timerPeriodic {
			out.Pace = facts.PaceTime
		}
	}
}
