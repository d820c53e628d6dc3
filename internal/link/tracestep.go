package link

import (
	"fmt"
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// Step is one step of a way upward: how what is below it comes to run, or where the object
// is found that is in hand below it.
type Step struct {
	How StepHow
	// In is the function in which the step is seen, Pos where; What is the source text.
	In   *Func
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
	// StepImplements for an interface, StepTests from tests, StepNothing not at all.
	StepOutside    StepHow = "outside"
	StepHandler    StepHow = "handler"
	StepImplements StepHow = "implements"
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
func (t *tracer) steps(from, to spot) []Step {
	root := start(from.base)
	switch {
	case from.f == to.f && from.base.Op == facts.OpPhi:
		return nil
	case root.Up == 0 && t.w.madeAt(from.f, root) < 0 && (root.Op == facts.OpCall || root.Op == facts.OpRecv):
		return []Step{{How: StepFound, In: to.f, Pos: posIn(to.f, to.block), Slot: slotText(root)}}
	case root.Up == 0 && (root.Op != facts.OpParam || from.base.Op == facts.OpField && t.w.madeAt(from.f, root) >= 0):
		field, _ := firstStep(from.base)
		return []Step{{How: StepFound, In: to.f, Pos: posIn(to.f, to.block), Slot: shortKey(field)}}
	}
	if root.Up == 0 {
		for _, e := range from.f.callers {
			if e.caller == to.f && e.block == to.block {
				return []Step{callStep(e, from.f)}
			}
		}
	}
	for _, u := range from.f.usedAt {
		if u.in == to.f && u.Block == to.block {
			return t.useSteps(from.f, u)
		}
	}
	return []Step{{How: StepAsked, In: to.f, Pos: posIn(to.f, to.block), Callee: from.f.words(), Many: true}}
}

// callStep is the step of a call.
func callStep(e edge, callee *Func) Step {
	how := StepCall
	switch {
	case e.mode == facts.ModeGo:
		how = StepGo
	case e.mode == facts.ModeDefer:
		how = StepDefer
	case e.iface:
		how = StepIface
	}
	return Step{How: how, In: e.caller, Pos: e.call.Pos, What: e.call.What, Callee: callee.words()}
}

// useSteps are the steps of a function used as a value: where it goes and, if the calls in
// view tell how often it runs there, the call that says most.
func (t *tracer) useSteps(f *Func, u use) []Step {
	k := t.l.runAt(f, u)
	s := Step{In: u.in, Pos: f.Pos, Callee: f.words(), Many: k >= runTurns, By: ByView}
	if !s.Pos.IsValid() || u.in.Package != f.Package {
		s.Pos = posIn(u.in, u.Block)
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
		s.How, s.Slot = StepStored, shortKey(u.Field)
		if t.l.fieldCallback(u.Field) != callbackUnknown {
			s.By = ByTable
		} else if k == runKept {
			s.By = ByShape
		}
	case facts.UseReturn:
		s.How = StepReturned
		if k == runKept {
			s.By = ByShape
		}
	case facts.UseSend:
		s.How = StepSent
	default:
		s.How = StepCall
	}
	if k != runTold {
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
func (t *tracer) handedTo(s *Step, u use) {
	if u.Call >= len(u.in.Calls) {
		return
	}
	c := &u.in.Calls[u.Call]
	s.Pos, s.What, s.To, s.Arg = c.Pos, c.What, c.Callee, u.Arg-receiverShift(c)
	switch {
	case t.l.anyInView(t.l.index.directTargets(c)):
		s.By = ByView
	case isOnceDo(c) || t.l.tableCalls(c, u.Arg):
		s.By = ByTable
	case t.l.callback(c, u.Arg) != callbackUnknown:
		s.By = ByStandard
	default:
		s.By = ByShape
	}
}

// tableCalls reports whether a row says when argument n of a call runs.
func (l *linker) tableCalls(c *facts.Call, n int) bool {
	shift := receiverShift(c)
	return slices.ContainsFunc(l.rows(c), func(r *library.Row) bool {
		return r.Role == library.Calls && (r.Arg+shift == n || r.Rest && r.Arg+shift < n)
	})
}

// mostTold is the call in view that runs a kept function any number of times.
func (t *tracer) mostTold(f *Func) (edge, bool) {
	for _, e := range f.callers {
		if !e.param && !e.caller.Testing && !isOwnClosureCall(f, e) && t.l.rates().at(e.caller, e.block).has(rateMany) {
			return e, true
		}
	}
	return edge{}, false
}

// posIn is the first place that is known in a block of a function, the function's own
// where none is.
func posIn(f *Func, block int) facts.Pos {
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
		return "the channel " + shortKey(placeKey(t.Arg(0)))
	case t.Text == "(context.Context).Value":
		return "a context"
	case len(t.Args) > 0:
		return shortKey(placeKey(t.Arg(0)))
	}
	return "the result of " + shortCall(t.Text)
}

// shortCall is a function's ID without the directories of its package's path.
func shortCall(id string) string {
	recv := receiverOf(id)
	if recv == "" {
		return shortKey(id)
	}
	return strings.Replace(id, recv, shortKey(recv), 1)
}

// words name a function for people.
func (f *Func) words() string {
	switch {
	case f.Parent != "":
		return "a function literal in " + f.Display
	case f.Init:
		return "package initialisation"
	}
	return f.Display
}

// describe says in words what a base is in a function.
func (t *tracer) describe(f *Func, base *facts.Term) string {
	switch base.Op {
	case facts.OpField:
		return shortKey(base.Text) + " of " + t.describe(f, base.Arg(0))
	case facts.OpElem, facts.OpKey:
		return "an element of " + t.describe(f, base.Arg(0))
	case facts.OpPhi:
		return "one of several objects in " + f.words()
	case facts.OpGlobal:
		return "the variable " + shortKey(base.Text)
	case facts.OpRecv:
		return fmt.Sprintf("what %s receives from %s", f.words(), slotText(base))
	case facts.OpUnknown:
		if t.w.owner != "" {
			return "an object of type " + shortKey(t.w.owner)
		}
		return "an object that is not followed"
	}
	if base.Up > 0 {
		return "what " + f.words() + " has captured"
	}
	switch base.Op {
	case facts.OpParam:
		if base.N == 0 && f.Recv != "" {
			return "the receiver of " + f.words()
		}
		n := base.N + 1
		if f.Recv != "" {
			n--
		}
		return fmt.Sprintf("parameter %d of %s", n, f.words())
	case facts.OpNew:
		if base.Text != "" {
			return fmt.Sprintf("a %s that %s makes", shortKey(base.Text), f.words())
		}
		return "what " + f.words() + " makes"
	case facts.OpLocal:
		return "the local variable " + shortKey(base.Text)
	case facts.OpCall:
		return fmt.Sprintf("what %s gets from %s", f.words(), shortCall(base.Text))
	}
	return "an object in " + f.words()
}
