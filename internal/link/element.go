package link

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// lookedUp is the element that a look-up by a library call yields, nil for other calls.
func lookedUp(call *facts.Term) *facts.Term {
	if isSyncMapLookup(call.Text) && call.N == 0 && len(call.Args) >= 2 {
		return &facts.Term{Op: facts.OpElem, Args: call.Args[:2]}
	}
	return nil
}

// isSyncMapLookup reports whether a method of sync.Map yields the value under a key.
func isSyncMapLookup(callee string) bool {
	return callee == "(*sync.Map).Load" || callee == "(*sync.Map).LoadOrStore"
}

// ofElement turns an operation on an object in a container into one on the container:
// its element under that key is emptied, the key stays. So does a removal from an
// element whose own kind is not known.
func ofElement(decl *facts.Container, e *Event, p place) (*Event, place) {
	inner := e.Op == facts.Shrink && kindAt(decl, p.level) == facts.KindNone && removes(e)
	if !e.Within && !inner {
		return e, p
	}
	own := *e
	own.Op, own.Within, own.Key, own.Val = facts.Empty, false, p.at, nil
	if p.level == 0 {
		p.level = len(decl.Levels) // an object that is no element: nowhere
		return &own, p
	}
	p.level, p.at = p.level-1, nil
	return &own, p
}

// removes reports whether an operation takes things out of a container of the language or
// of the standard library. Putting another object in its place is no such thing.
func removes(e *Event) bool {
	switch e.How {
	case facts.HowDelete, facts.HowClear, facts.HowPop, facts.HowFilter:
		return e.Library == "" || strings.HasPrefix(e.Library, "(*sync.Map).")
	}
	return false
}

// countdownCall reads the atomic decrement of a number in an element.
func (c *collector) countdownCall(f *Func, call *facts.Call) {
	if !isAtomicDecrement(call) {
		return
	}
	ref := call.Args[0]
	if ref.Op == facts.OpField {
		ref = ref.Arg(0)
	}
	c.add(&Event{
		Op: facts.Empty, How: facts.HowCount, Extent: facts.ExtentOne, Within: true, Func: f, Site: f, Pos: call.Pos, What: call.What,
		Block: call.Block, Seq: call.Seq, Guards: f.guardsAt(call.Block),
		Deferred: call.Deferred || call.Mode == facts.ModeDefer, Library: calleeText(call.Callee),
	}, ref, 0)
}

// isAtomicDecrement reports whether a call takes one from an atomic number.
func isAtomicDecrement(call *facts.Call) bool {
	if len(call.Args) == 0 {
		return false
	}
	switch call.Callee.Pkg {
	case "go.uber.org/atomic":
		return call.Callee.Name == "Dec" || call.Callee.Name == "Sub" && call.Args[len(call.Args)-1].Text == "1"
	case "sync/atomic":
	default:
		return false
	}
	switch call.Callee.Name {
	case "Add", "AddInt32", "AddInt64", "AddUint32", "AddUint64":
	default:
		return false
	}
	if len(call.Args) < 2 {
		return false
	}
	by := call.Args[1]
	if by.Op != facts.OpConst {
		return false
	}
	switch by.Text {
	case "-1", "4294967295", "18446744073709551615": // an unsigned -1 is ^0
		return true
	}
	return false
}
