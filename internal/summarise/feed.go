package summarise

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/instr"
)

// feed tells what keeps a loop going that has no end of its own: standard input, a peer,
// or nothing that could end it. A loop that ranges over what exists, counts, or reads a
// file, rows or a body to their end has none.
func (fr *frame) feed(l *natural, out *facts.Loop) facts.Feed {
	if out.Over != nil {
		return facts.FeedNone
	}
	exits := slices.DeleteFunc(l.exits(), l.isTold)
	if len(exits) == 0 {
		return facts.FeedForever
	}
	feed := facts.FeedNone
	for _, x := range exits {
		for _, c := range l.deciding(x) {
			switch fr.readsFrom(c) {
			case facts.FeedPeer:
				return facts.FeedPeer
			case facts.FeedStdin:
				feed = facts.FeedStdin
			}
		}
	}
	if feed == facts.FeedStdin && l.resultUsed() {
		return facts.FeedNone
	}
	if feed == facts.FeedNone && out.Endless && fr.waitsForOthers(l, exits) {
		return facts.FeedPeer
	}
	return feed
}

// readsFrom tells from what kind of stream a call reads, as far as that shows in this
// function.
func (fr *frame) readsFrom(c *ssa.Call) facts.Feed {
	feed := facts.FeedNone
	for _, a := range fr.arguments(&c.Call) {
		switch streamKind(a, 6) {
		case facts.FeedPeer:
			return facts.FeedPeer
		case facts.FeedStdin:
			feed = facts.FeedStdin
		}
	}
	if c.Call.IsInvoke() && streamKind(c.Call.Value, 6) == facts.FeedPeer {
		return facts.FeedPeer
	}
	return feed
}

// streamOfCall is the kind of the first argument that is a stream of a known kind.
func streamOfCall(c *ssa.Call, depth int) facts.Feed {
	args := c.Call.Args
	if c.Call.IsInvoke() {
		args = append([]ssa.Value{c.Call.Value}, args...)
	}
	for _, a := range args {
		if k := streamKind(a, depth-1); k != facts.FeedNone {
			return k
		}
	}
	return facts.FeedNone
}

// resultUsed reports whether the function goes on, after the loop, to use what the loop
// works on or has made: then the loop gathers, and its input has an end.
func (l *natural) resultUsed() bool {
	touched := l.touched()
	for _, b := range l.after() {
		for _, in := range b.Instrs {
			for _, op := range in.Operands(nil) {
				if v := *op; v != nil && (touched[v] || l.inside(v) && !instr.IsErrorType(v.Type()) && !isBool(v.Type()) && !isCase(v)) {
					return true
				}
			}
		}
	}
	return false
}

// after are the blocks that control reaches once it has left the loop.
func (l *natural) after() []*ssa.BasicBlock {
	var work []*ssa.BasicBlock
	for _, b := range l.body {
		work = append(work, b.Succs...)
	}
	return l.behind(work)
}

// waitsForOthers reports whether a loop without a condition gives up only where a call of
// another module's code fails, or where it is told to: what that code hands out, one at a
// time, has no end in view. One that compares the error with a value, or leaves otherwise
// as well, reads its way through something finite.
func (fr *frame) waitsForOthers(l *natural, exits []*ssa.If) bool {
	foreign := false
	for _, x := range exits {
		if !isNilTest(x.Cond) {
			return false
		}
		calls := l.deciding(x)
		if len(calls) == 0 {
			return false
		}
		for _, c := range calls {
			if fr.isForeignCall(c) && !readsStream(c) {
				foreign = true
			}
		}
	}
	return foreign
}

// readsStream reports whether a call is a method of what was made around a reader, such as
// a decoder: that reader has an end, if it is no connection.
func readsStream(c *ssa.Call) bool {
	recv := c.Call.Value
	if !c.Call.IsInvoke() {
		if len(c.Call.Args) == 0 {
			return false
		}
		recv = c.Call.Args[0]
	}
	made, ok := recv.(*ssa.Call)
	if !ok {
		return false
	}
	return slices.ContainsFunc(made.Call.Args, func(a ssa.Value) bool {
		iface, ok := a.Type().Underlying().(*types.Interface)
		return ok && slices.Contains(methodNames(iface), "Read")
	})
}

// isForeignCall reports whether a call goes to a function or method that another module
// declares.
func (fr *frame) isForeignCall(c *ssa.Call) bool {
	if c.Call.IsInvoke() {
		return fr.s.isForeign(c.Call.Method.Pkg())
	}
	if c.Call.StaticCallee() == nil {
		return false
	}
	return fr.s.isForeign(calleePackage(c))
}
