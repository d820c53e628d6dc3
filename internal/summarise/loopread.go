package summarise

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"golang.org/x/tools/go/ssa"
)

// loop tells whether a loop can end by its own condition, and what paces it. Where a function of
// another package of the module tells that condition it is read both ways.
func (fr *frame) loop(l *natural, parent int) facts.Loop {
	out := fr.loopRead(l, parent)
	if asks := fr.askedElsewhere(l); asks != "" {
		l.told = true
		told := fr.loopRead(l, parent)
		l.told = false
		out.While, out.Told = asks, &told
	}
	return out
}

func (fr *frame) loopRead(l *natural, parent int) facts.Loop {
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
		flagged := fr.endsFlagged(l)
		out.Endless = l.staysOnAll() || lacksCondition(l.head) || l.told || runsWhileFlag(l.head) || (flagged || runsWhileNil(l.head)) && waits(l) || fr.worksInCondition(l)
	default:
		out.Over = fr.rangedOver(l)
		// What goes back to a label to wait again ends as it is told.
		out.Endless = out.Over == nil && !strings.HasSuffix(l.head.Comment, ".loop") && waits(l)
	}
	if l.endsInTime() || l.readsInTime() || l.counts() {
		out.Endless, out.Counted = false, true
		return out
	}
	out.Until = fr.givenContext(l)
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

// askedElsewhere is the function of another package of the module whose answer alone is the condition
// of a loop, "" if there is none: what that tells shows where its package is seen.
func (fr *frame) askedElsewhere(l *natural) string {
	x, ok := l.head.Instrs[len(l.head.Instrs)-1].(*ssa.If)
	if !ok || l.head.Comment != "for.loop" {
		return ""
	}
	c, ok := x.Cond.(*ssa.Call)
	if !ok || c.Call.IsInvoke() || len(c.Call.Args) > 1 {
		return ""
	}
	f := c.Call.StaticCallee()
	if f == nil || len(f.Blocks) > 0 || fr.isForeignCall(c) {
		return ""
	}
	return calleeText(&c.Call)
}
