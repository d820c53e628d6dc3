package link

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// libEffect is what the table says a call does to a container among its arguments.
type libEffect struct {
	op     facts.SiteOp
	how    facts.How
	extent facts.Extent
	on     int // index in Call.Args
	key    int // likewise, -1 without a key
	val    int
	name   string
}

// libraryEffects looks a call up in the table.
func (l *linker) libraryEffects(f *Func, c *facts.Call) []libEffect {
	if c.Callee.Name == "" || l.inView(c) {
		return nil
	}
	shift := receiverShift(c)
	var out []libEffect
	for _, r := range l.rows(c) {
		if eff, ok := effectOf(r, shift); ok && l.holds(r, f, c) {
			eff.name = calleeText(c.Callee)
			out = append(out, eff)
		}
	}
	return out
}

// inView reports whether a call's static target has a body in view: then that body
// tells, not the table.
func (l *linker) inView(c *facts.Call) bool {
	f := l.index.funcs[c.Func]
	return f != nil && !f.Unread
}

func effectOf(r *library.Row, shift int) (libEffect, bool) {
	eff := libEffect{on: -1, key: -1, val: -1}
	switch {
	case r.Chan || r.Result || r.Literal:
		return eff, false
	case r.Role == library.Shrink && r.Lacks != library.LackUnknown:
		return eff, false // it takes something, and what grows stays
	case r.On.Kind == library.OnRecv && shift == 1:
		eff.on = 0
	case r.On.Kind == library.OnArg:
		eff.on = r.On.Arg + shift
	default:
		return eff, false
	}
	if r.Key >= 0 && r.KeyField == "" {
		eff.key = r.Key + shift
	}
	if r.Val >= 0 {
		eff.val = r.Val + shift
	}
	switch r.Role {
	case library.Grow:
		eff.op, eff.how = facts.Grow, growHow(r.Kind)
	case library.Shrink:
		eff.op, eff.how, eff.extent = facts.Shrink, facts.HowDelete, extentOf(r.Extent)
	case library.Swap:
		eff.op, eff.how, eff.extent = facts.Shrink, facts.HowClear, facts.ExtentAll
	case library.Purge:
		eff.op, eff.how, eff.extent = facts.Shrink, facts.HowClear, facts.ExtentSome
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

// callback is when a function handed to a library runs.
type callback int

const (
	callbackUnknown callback = iota
	callbackSync             // before the call returns
	callbackAsync            // once, on another goroutine or after a delay
	callbackMain             // once, as main
	callbackEvent            // for each event
	callbackTick             // again and again, paced by time
)

// callback tells when argument n of a call (the receiver counted) is called.
func (l *linker) callback(c *facts.Call, n int) callback {
	shift := receiverShift(c)
	for _, r := range l.rows(c) {
		if r.Role == library.Calls && (r.Arg+shift == n || r.Rest && r.Arg+shift < n) {
			return callbackOf(r)
		}
	}
	if c.Callee.Pkg != "" && isStandard(c.Callee.Pkg) {
		return callbackSync // what the standard library keeps is in the table
	}
	if l.index.commands.packages[c.Callee.Pkg] {
		return callbackMain
	}
	return callbackUnknown
}

// rangedParam reports whether parameter n of a closure is a key or an element of the
// container that a library function ranges over.
func (l *linker) rangedParam(f *Func, n int) bool {
	for _, u := range f.usedAt {
		if u.How != facts.UseArg || u.Call >= len(u.in.Calls) {
			continue
		}
		c := &u.in.Calls[u.Call]
		for _, r := range l.rows(c) {
			if r.Role == library.Calls && n < len(r.With) && (r.With[n] == "key" || r.With[n] == "elem") {
				return true
			}
		}
	}
	return false
}

func callbackOf(r *library.Row) callback {
	switch r.Phase {
	case library.PhaseMain:
		return callbackMain
	case library.PhaseEvent:
		return callbackEvent
	case library.PhaseTick:
		return callbackTick
	}
	if r.Async {
		return callbackAsync
	}
	return callbackSync
}

// fieldCallback tells when a function stored in a library's struct field is called.
func (l *linker) fieldCallback(field string) callback {
	pkg, typ, name := splitField(field)
	for _, r := range l.table.Func(pkg, typ, name) {
		if r.Role == library.Field {
			return callbackOf(r)
		}
	}
	if l.index.commands.packages[pkg] || l.index.commands.listed[field] {
		return callbackMain
	}
	return callbackUnknown
}
