package pending

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// onlyInTurns is a removal of a container of which each is of one entry, and comes by the word of a peer
// alone: in the turns of a loop that goes on for as long as that sends; nil if there is none, or one of
// another kind. The end of such a loop is no turn of it.
func (p *pender) onlyInTurns() *growth.Event {
	var first *growth.Event
	for _, e := range p.c.Shrinks {
		if e.Class == growth.ClassVoid {
			continue
		}
		if first == nil {
			first = e
		}
		if e.Extent != facts.ExtentOne || e.Class.Complete() || e.Deferred || !p.byWord(e.Func, e.Block, maxWordHops) {
			return nil
		}
	}
	return first
}

// maxWordHops is how many calls below the loop of a session a removal may lie.
const maxWordHops = 4

// byWord reports whether control comes to a place of a function by the word of a peer alone. What a
// function does before or after it has listened to one is no turn, and a new connection no word.
func (p *pender) byWord(f *program.Func, block, hops int) bool {
	if n := p.peerLoop(f, block); n > 0 {
		return !takesConnections(f, n)
	}
	callers := slices.Concat(f.Callers, p.starts(f))
	if p.listens(f) || hops == 0 || len(callers) == 0 || p.l.OpenFunc(f) || p.handedOut(f) {
		return false
	}
	return !slices.ContainsFunc(callers, func(e program.Edge) bool {
		return !e.Caller.Testing && (e.Iface || !inTurn(&e) || !p.byWord(e.Caller, e.Block, hops-1))
	})
}

// listens reports whether a function has a loop that goes on for as long as a peer sends.
func (p *pender) listens(f *program.Func) bool {
	for n := range f.Loops {
		if p.l.IsFedByPeer(f, &f.Loops[n]) {
			return true
		}
	}
	return false
}

// inTurn reports whether a call belongs to the turn that makes it, also as a goroutine: each message
// may have one.
func inTurn(e *program.Edge) bool { return e.Mode == facts.ModePlain || e.Mode == facts.ModeGo }

// peerLoop is the number of a loop around a block that goes on for as long as a peer sends, and after
// which the function ends; 0 without one.
func (p *pender) peerLoop(f *program.Func, block int) int {
	for n := range program.LoopsAround(f, block) {
		if lp := &f.Loops[n-1]; lp.Parent == 0 && p.l.IsFedByPeer(f, lp) {
			return n
		}
	}
	return 0
}

// peerLoopAfter is the number of such a loop to which control comes from a block that stands before
// it, 0 without one.
func (p *pender) peerLoopAfter(f *program.Func, block int) int {
	if f.Blocks[block].Loop > 0 {
		return 0
	}
	for n := range f.Loops {
		if lp := &f.Loops[n]; lp.Parent == 0 && p.l.IsFedByPeer(f, lp) && program.Reaches(f, block, lp.Head) {
			return n + 1
		}
	}
	return 0
}

// takesConnections reports whether the turns of a loop of a function take new connections.
func takesConnections(f *program.Func, loop int) bool {
	return slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		return c.Func == "" && strings.HasPrefix(c.Callee.Name, "Accept") && program.InLoop(f, c.Block, loop)
	})
}

// starts are the places where a function is handed to code that runs it once in a goroutine of its own,
// as calls.
func (p *pender) starts(f *program.Func) []program.Edge {
	var out []program.Edge
	for _, u := range f.UsedAt {
		if p.isStart(u) {
			out = append(out, program.Edge{Caller: u.In, Call: &u.In.Calls[u.Call], Block: u.In.Calls[u.Call].Block, Seq: u.In.Calls[u.Call].Seq, Mode: facts.ModeGo})
		}
	}
	return out
}

func (p *pender) isStart(u program.Use) bool {
	return u.How == facts.UseArg && u.Call < len(u.In.Calls) && p.l.RunsOnceLater(&u.In.Calls[u.Call], u.Arg)
}

// handedOut reports whether a function is a value that code out of view may call, or that is called
// where that cannot be told.
func (p *pender) handedOut(f *program.Func) bool {
	return slices.ContainsFunc(f.UsedAt, func(u program.Use) bool {
		switch u.How {
		case facts.UseCall, facts.UseGo, facts.UseField, facts.UseGlobal, facts.UseElem:
			return false
		}
		return !u.In.Testing && !p.isStart(u)
	})
}
