package libcall

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

// Effect is what the table says a call does to a container among its arguments.
type Effect struct {
	// Op, How and Extent say what is done.
	Op     facts.SiteOp
	How    facts.How
	Extent facts.Extent
	On     int // index in Call.Args
	Key    int // likewise, -1 without a key
	// Val is the argument that is put in, -1 without one.
	Val int
	// Written says that anything may stand in the argument that takes what is written: it counts only as a
	// field or variable that is a buffer.
	Written bool
	// Name is the function as messages name it.
	Name string
}

// Effects looks a call up in the table.
func (l *Calls) Effects(f *program.Func, c *facts.Call) []Effect {
	if c.Callee.Name == "" || l.InView(c) {
		return nil
	}
	shift := ReceiverShift(c)
	var out []Effect
	for _, r := range l.Rows(c) {
		if eff, ok := EffectOf(r, shift); ok && l.Holds(r, f, c) {
			eff.Name = program.CalleeText(c.Callee)
			out = append(out, eff)
		}
	}
	return out
}

// InView reports whether a call's static target has a body in view: then that body
// tells, not the table.
func (l *Calls) InView(c *facts.Call) bool {
	f := l.Funcs[c.Func]
	return f != nil && !f.Unread
}

// EffectOf returns what a row says a call does to a container; ok is false where it says nothing of that.
func EffectOf(r *library.Row, shift int) (Effect, bool) {
	eff := Effect{On: -1, Key: -1, Val: -1}
	switch {
	case r.Chan || r.Result || r.Literal:
		return eff, false
	case r.Role == library.Shrink && r.Lacks != library.LackUnknown:
		return eff, false // it takes something, and what grows stays
	case r.On.Kind == library.OnRecv && shift == 1:
		eff.On = 0
	case r.On.Kind == library.OnArg:
		eff.On, eff.Written = r.On.Arg+shift, r.Kind == "buffer"
	default:
		return eff, false
	}
	if r.Key >= 0 && r.KeyField == "" {
		eff.Key = r.Key + shift
	}
	if r.Val >= 0 {
		eff.Val = r.Val + shift
	}
	switch r.Role {
	case library.Grow:
		eff.Op, eff.How = facts.Grow, growHow(r.Kind)
	case library.Shrink:
		eff.Op, eff.How, eff.Extent = facts.Shrink, facts.HowDelete, extentOf(r.Extent)
	case library.Swap:
		eff.Op, eff.How, eff.Extent = facts.Shrink, facts.HowClear, facts.ExtentAll
	case library.Purge:
		eff.Op, eff.How, eff.Extent = facts.Shrink, facts.HowClear, facts.ExtentSome
	default:
		return eff, false
	}
	return eff, true
}

func growHow(kind string) facts.How {
	switch kind {
	case "buffer", "builder":
		return facts.HowWrite
	case "list", "queue", "deque", "heap", "stack":
		return facts.HowPush
	}
	return facts.HowStore
}

func extentOf(e library.Extent) facts.Extent {
	switch e {
	case library.One:
		return facts.ExtentOne
	case library.Some:
		return facts.ExtentSome
	case library.All:
		return facts.ExtentAll
	}
	return facts.ExtentUnknown
}

// Callback is when a function handed to a library runs.
type Callback int

const (
	// CallbackUnknown: nothing is known of when it runs.
	CallbackUnknown Callback = iota
	CallbackSync             // before the call returns
	CallbackAsync            // once, on another goroutine or after a delay
	CallbackMain             // once, as main
	CallbackEvent            // for each event
	CallbackTick             // again and again, paced by time
)

// Callback tells when argument n of a call (the receiver counted) is called.
func (l *Calls) Callback(c *facts.Call, n int) Callback {
	shift := ReceiverShift(c)
	for _, r := range l.Rows(c) {
		if r.Role == library.Calls && (r.Arg+shift == n || r.Rest && r.Arg+shift < n) {
			return callbackOf(r)
		}
	}
	if c.Callee.Pkg != "" && program.IsStandard(c.Callee.Pkg) {
		return CallbackSync // what the standard library keeps is in the table
	}
	if l.Commands.Packages[c.Callee.Pkg] {
		return CallbackMain
	}
	return CallbackUnknown
}

func callbackOf(r *library.Row) Callback {
	switch r.Phase {
	case library.PhaseMain:
		return CallbackMain
	case library.PhaseEvent:
		return CallbackEvent
	case library.PhaseTick:
		return CallbackTick
	}
	if r.Async {
		return CallbackAsync
	}
	return CallbackSync
}

// FieldCallback tells when a function stored in a library's struct field is called.
func (l *Calls) FieldCallback(field string) Callback {
	pkg, typ, name := program.SplitField(field)
	for _, r := range l.Table.Func(pkg, typ, name) {
		if r.Role == library.Field {
			return callbackOf(r)
		}
	}
	if l.Commands.Packages[pkg] || l.Commands.Listed[field] {
		return CallbackMain
	}
	return CallbackUnknown
}
