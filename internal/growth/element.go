package growth

import (
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// ofElement turns an operation on an object in a container into one on the container:
// its element under that key is emptied, the key stays. So does a removal from an
// element whose own kind is not known.
func ofElement(decl *facts.Container, e *Event, p program.Place) (*Event, program.Place) {
	inner := e.Op == facts.Shrink && program.KindAt(decl, p.Level) == facts.KindNone && removes(e)
	if !e.Within && !inner {
		return e, p
	}
	own := *e
	own.Op, own.Within, own.Key, own.Val = facts.Empty, false, p.At, nil
	if e.How == facts.HowCount {
		own.Val = e.Val // the number
	}
	if p.Level == 0 {
		p.Level = len(decl.Levels) // an object that is no element: nowhere
		return &own, p
	}
	p.Level, p.At = p.Level-1, nil
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
