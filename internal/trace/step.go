package trace

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// Step is one step of a way upward: how what is below it comes to run, or where the object
// is found that is in hand below it.
type Step struct {
	How StepHow
	// In is the function in which the step is seen, Pos where; What is the source text.
	In   *program.Func
	Pos  facts.Pos
	What string
	// Callee is the function that runs by the step, in words; Slot the field, variable,
	// channel or key by which the object is found.
	Callee, Slot string
	// Loop is the loop of a StepLoop.
	Loop *facts.Loop
	// Many tells that by this step what is below runs any number of times for one object.
	Many bool
	// By tells what says so of a function that is handed on; To is what it is handed to,
	// as argument Arg, the receiver not counted.
	By  Decider
	To  facts.Callee
	Arg int
	// Object is what holds the container above the step, in words; Passes tells that
	// objects come and go there.
	Object string
	Passes bool
}

// StepHow is the kind of a step.
type StepHow string

// The steps.
const (
	// StepHands: In hands the container itself to Callee, which changes it.
	StepHands StepHow = "hands"
	// StepLoop: a loop of In that nothing in view bounds.
	StepLoop StepHow = "loop"
	// StepCall, StepIface, StepGo and StepDefer: In calls Callee, by its name or a value,
	// or through an interface; starts it; defers it.
	StepCall  StepHow = "call"
	StepIface StepHow = "interface"
	StepGo    StepHow = "go"
	StepDefer StepHow = "defer"
	// StepCallback: In hands Callee to a call.
	StepCallback StepHow = "callback"
	// StepStored: In puts Callee into Slot. StepReturned, StepSent: In returns or sends it.
	StepStored   StepHow = "stored"
	StepReturned StepHow = "returned"
	StepSent     StepHow = "sent"
	// StepFound: the object is found in Slot, where In has put it.
	StepFound StepHow = "found"
	// StepAsked: code out of view calls Callee on what In makes.
	StepAsked StepHow = "asked"
	// StepStarts: the runtime begins with In: main, or package initialisation.
	StepStarts StepHow = "starts"
	// StepOutside: code out of view calls In by its name, StepHandler to serve a request,
	// StepImplements for an interface, StepLinked from another language, StepTests from
	// tests, StepNothing not at all.
	StepOutside    StepHow = "outside"
	StepHandler    StepHow = "handler"
	StepImplements StepHow = "implements"
	StepLinked     StepHow = "linked"
	StepTests      StepHow = "tests"
	StepNothing    StepHow = "nothing"
)

// Decider is what says how often a function runs that is handed on.
type Decider string

// The deciders.
const (
	ByView     Decider = "view"     // the code that takes it
	ByTable    Decider = "table"    // a row of the library table
	ByStandard Decider = "standard" // the standard library keeps what the table names, and nothing else
	ByShape    Decider = "shape"    // how the function is used around the call
)

// steps are what leads from a place to the next one that the walker came to: none where
// only the object is seen from elsewhere.
func (t *tracer) steps(from, to reach.Spot) []Step {
	root := reach.Start(from.Base)
	switch {
	case from.Func == to.Func && from.Base.Op == facts.OpPhi:
		return nil
	case root.Up == 0 && t.w.MadeAt(from.Func, root) < 0 && (root.Op == facts.OpCall || root.Op == facts.OpRecv || root.Op == facts.OpLocal):
		return []Step{{How: StepFound, In: to.Func, Pos: posIn(to.Func, to.Block), Slot: slotText(root)}}
	case root.Up == 0 && (root.Op != facts.OpParam || from.Base.Op == facts.OpField && t.w.MadeAt(from.Func, root) >= 0):
		return []Step{{How: StepFound, In: to.Func, Pos: posIn(to.Func, to.Block), Slot: program.ShortKey(reach.FirstStep(from.Base))}}
	}
	if root.Up == 0 {
		for _, e := range from.Func.Callers {
			if e.Caller == to.Func && e.Block == to.Block {
				return []Step{callStep(e, from.Func)}
			}
		}
	}
	if made := t.arrival(from, to); made != nil {
		return made
	}
	for _, u := range from.Func.UsedAt {
		if u.In == to.Func && u.Block == to.Block {
			return t.useSteps(from.Func, u)
		}
	}
	return []Step{{How: StepAsked, In: to.Func, Pos: posIn(to.Func, to.Block), Callee: from.Func.Words(), Many: true}}
}

// arrival are the steps from a closure to what its maker has made for it: where the closure runs
// again and again that the maker returns, and the return. nil where no such place says more than
// the return.
func (t *tracer) arrival(from, to reach.Spot) []Step {
	f := from.Func
	if to.Func.ID != f.Parent {
		return nil
	}
	for _, u := range f.Returned {
		if u.In.Testing || t.l.RunAt(f, u) < reach.RunTurns {
			continue
		}
		returned := Step{How: StepReturned, In: to.Func, Pos: f.Pos, Callee: f.Words(), By: ByView}
		return append(t.useSteps(f, u), returned)
	}
	return nil
}

// callStep is the step of a call.
func callStep(e program.Edge, callee *program.Func) Step {
	how := StepCall
	switch {
	case e.Mode == facts.ModeGo:
		how = StepGo
	case e.Mode == facts.ModeDefer:
		how = StepDefer
	case e.Iface:
		how = StepIface
	}
	return Step{How: how, In: e.Caller, Pos: e.Call.Pos, What: e.Call.What, Callee: callee.Words()}
}

// useSteps are the steps of a function used as a value: where it goes and, if the calls in
// view tell how often it runs there, the call that says most.
func (t *tracer) useSteps(f *program.Func, u program.Use) []Step {
	k := t.l.RunAt(f, u)
	s := Step{In: u.In, Pos: f.Pos, Callee: f.Words(), Many: k >= reach.RunTurns, By: ByView}
	if !s.Pos.IsValid() || u.In.Package != f.Package {
		s.Pos = posIn(u.In, u.Block)
	}
	switch u.How {
	case facts.UseGo:
		s.How = StepGo
	case facts.UseDefer:
		s.How = StepDefer
	case facts.UseArg:
		s.How = StepCallback
		t.handedTo(&s, u)
	case facts.UseField, facts.UseGlobal, facts.UseElem:
		s.How, s.Slot = StepStored, program.ShortKey(u.Field)
		if t.l.FieldCallback(u.Field) != libcall.CallbackUnknown {
			s.By = ByTable
		} else if k == reach.RunKept {
			s.By = ByShape
		}
	case facts.UseReturn:
		s.How = StepReturned
		if k == reach.RunKept {
			s.By = ByShape
		}
	case facts.UseSend:
		s.How = StepSent
	default:
		s.How = StepCall
	}
	if k != reach.RunTold {
		return []Step{s}
	}
	if e, ok := t.mostTold(f); ok {
		called := callStep(e, f)
		called.Many = true
		return []Step{called, s}
	}
	return []Step{s}
}

// handedTo completes the step of a function that is an argument of a call.
func (t *tracer) handedTo(s *Step, u program.Use) {
	if u.Call >= len(u.In.Calls) {
		return
	}
	c := &u.In.Calls[u.Call]
	s.Pos, s.What, s.To, s.Arg = c.Pos, c.What, c.Callee, u.Arg-libcall.ReceiverShift(c)
	switch {
	case t.l.AnyInView(t.l.DirectTargets(c)):
		s.By = ByView
	case reach.IsOnceDo(c) || tableCalls(t.l, c, u.Arg):
		s.By = ByTable
	case t.l.Callback(c, u.Arg) != libcall.CallbackUnknown:
		s.By = ByStandard
	default:
		s.By = ByShape
	}
}

// tableCalls reports whether a row says when argument n of a call runs.
func tableCalls(l *growth.Growth, c *facts.Call, n int) bool {
	shift := libcall.ReceiverShift(c)
	return slices.ContainsFunc(l.Rows(c), func(r *library.Row) bool {
		return r.Role == library.Calls && (r.Arg+shift == n || r.Rest && r.Arg+shift < n)
	})
}

// mostTold is the call in view that runs a kept function any number of times.
func (t *tracer) mostTold(f *program.Func) (program.Edge, bool) {
	for _, e := range f.Callers {
		if !e.Param && !e.Caller.Testing && !reach.IsOwnClosureCall(f, e) && t.l.Rates().At(e.Caller, e.Block).Has(reach.RateMany) {
			return e, true
		}
	}
	return program.Edge{}, false
}

// posIn is the first place that is known in a block of a function, the function's own
// where none is.
func posIn(f *program.Func, block int) facts.Pos {
	var out facts.Pos
	note := func(b int, p facts.Pos) {
		if b == block && p.IsValid() && (!out.IsValid() || p.Compare(out) < 0) {
			out = p
		}
	}
	for i := range f.Makes {
		note(f.Makes[i].Block, f.Makes[i].Pos)
	}
	for i := range f.Sites {
		note(f.Sites[i].Block, f.Sites[i].Pos)
	}
	for i := range f.Calls {
		note(f.Calls[i].Block, f.Calls[i].Pos)
	}
	if !out.IsValid() {
		return f.Pos
	}
	return out
}

// slotText names where a look-up finds an object.
func slotText(t *facts.Term) string {
	switch {
	case t.Op == facts.OpRecv:
		return "the channel " + program.ShortKey(program.PlaceKey(t.Arg(0)))
	case t.Op == facts.OpLocal:
		return "the variable " + program.LastName(t.Text)
	case t.Text == "(context.Context).Value":
		return "a context"
	case t.Text == program.DynamicCall:
		return "the result of a function value"
	case len(t.Args) > 0:
		return program.ShortKey(program.PlaceKey(t.Arg(0)))
	}
	return "the result of " + shortCall(t.Text)
}

// shortCall is a function's ID without the directories of its package's path.
func shortCall(id string) string {
	if id == program.DynamicCall {
		return "a function value"
	}
	recv := program.ReceiverOf(id)
	if recv == "" {
		return program.ShortKey(id)
	}
	return strings.Replace(id, recv, program.ShortKey(recv), 1)
}

// describe says in words what a base is in a function.
func (t *tracer) describe(f *program.Func, base *facts.Term) string {
	switch base.Op {
	case facts.OpField:
		return program.ShortKey(base.Text) + " of " + t.describe(f, base.Arg(0))
	case facts.OpElem, facts.OpKey:
		return "an element of " + t.describe(f, base.Arg(0))
	case facts.OpPhi:
		return "one of several objects in " + f.Words()
	case facts.OpGlobal:
		return "the variable " + program.ShortKey(base.Text)
	case facts.OpRecv:
		return fmt.Sprintf("what %s receives from %s", f.Words(), slotText(base))
	case facts.OpUnknown:
		if t.w.Owner != "" {
			return "an object of type " + program.ShortKey(t.w.Owner)
		}
		return "an object that is not followed"
	}
	if base.Up > 0 {
		return "what " + f.Words() + " has captured"
	}
	switch base.Op {
	case facts.OpParam:
		if base.N == 0 && f.Recv != "" {
			return "the receiver of " + f.Words()
		}
		n := base.N + 1
		if f.Recv != "" {
			n--
		}
		return fmt.Sprintf("parameter %d of %s", n, f.Words())
	case facts.OpNew:
		if base.Text != "" {
			return fmt.Sprintf("a %s that %s makes", program.ShortKey(base.Text), f.Words())
		}
		return "what " + f.Words() + " makes"
	case facts.OpLocal:
		return "the local variable " + program.ShortKey(base.Text)
	case facts.OpCall:
		return fmt.Sprintf("what %s gets from %s", f.Words(), shortCall(base.Text))
	}
	return "an object in " + f.Words()
}
