package growth

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
)

// What follows writes summaries by hand: one package m with a type T, whose methods have the
// receiver as their parameter 0.

var table = sync.OnceValues(library.Load)

func par(n int) *facts.Term          { return &facts.Term{Op: facts.OpParam, N: n} }
func lit(n int) *facts.Term          { return &facts.Term{Op: facts.OpConst, Text: strconv.Itoa(n)} }
func word(s string) *facts.Term      { return &facts.Term{Op: facts.OpConst, Text: strconv.Quote(s)} }
func global(name string) *facts.Term { return &facts.Term{Op: facts.OpGlobal, Text: "m." + name} }

// field is a field of T of the receiver.
func field(name string) *facts.Term { return fieldOf(par(0), "T."+name) }

func fieldOf(of *facts.Term, name string) *facts.Term {
	return term(facts.OpField, "m."+name, of)
}

func term(op facts.Op, text string, args ...*facts.Term) *facts.Term {
	return &facts.Term{Op: op, Text: text, Args: args}
}

func elem(in, key *facts.Term) *facts.Term { return term(facts.OpElem, "", in, key) }
func keyOf(in *facts.Term) *facts.Term     { return term(facts.OpKey, "", in) }
func length(of *facts.Term) *facts.Term    { return term(facts.OpCall, "len", of) }

func call(text string, args ...*facts.Term) *facts.Term { return term(facts.OpCall, text, args...) }

func bin(op string, args ...*facts.Term) *facts.Term { return term(facts.OpBin, op, args...) }

// fresh is the n-th object that a function makes.
func fresh(n int) *facts.Term { return &facts.Term{Op: facts.OpNew, N: n, Text: "m.E"} }

// up is a term of the function n further out.
func up(n int, t *facts.Term) *facts.Term { return t.Lower(n) }

// cond is a comparison.
func cond(kind facts.GuardKind, x *facts.Term, op string, y *facts.Term) facts.Guard {
	return facts.Guard{Kind: kind, X: x, Op: op, Y: y}
}

// is is a condition about one thing; not is that it does not hold.
func is(kind facts.GuardKind, x *facts.Term) facts.Guard { return facts.Guard{Kind: kind, X: x} }
func not(kind facts.GuardKind, x *facts.Term) facts.Guard {
	return facts.Guard{Kind: kind, X: x, Neg: true}
}

// has is that a container has a key.
func has(c, key *facts.Term) facts.Guard {
	return facts.Guard{Kind: facts.GuardHit, X: c, Y: key}
}

// at says where a condition was tested.
func at(block int, g facts.Guard) facts.Guard {
	g.Block = block
	return g
}

// failed is an error that has come of a call.
func failed(callee string) facts.Guard { return is(facts.GuardErr, call(callee)) }

// end is a block that returns.
func end(guards ...facts.Guard) facts.Block { return facts.Block{Return: true, Guards: guards} }

// on is a block that goes on.
func on(succs ...int) facts.Block { return facts.Block{Succs: succs} }

// branch is a block that goes to the first block where a condition holds, else to the second.
func branch(g facts.Guard, yes, no int) facts.Block {
	return facts.Block{Succs: []int{yes, no}, Cond: &g}
}

// under gives a block conditions.
func under(b facts.Block, guards ...facts.Guard) facts.Block {
	b.Guards = append(b.Guards, guards...)
	return b
}

// fn is a function m.NAME, a method (*m.T).NAME where the name begins with a dot, or the
// closure NAME$1 of NAME; without blocks it has one that returns.
func fn(name string, blocks ...facts.Block) *facts.Func {
	f := &facts.Func{ID: id(name), Display: name, Name: name, Blocks: blocks}
	if len(blocks) == 0 {
		f.Blocks = []facts.Block{end()}
	}
	if rest, ok := strings.CutPrefix(name, "."); ok {
		f.Name, f.Recv, f.Params = rest, "m.T", []facts.Param{{Type: "m.T"}}
	}
	if i := strings.LastIndexByte(name, '$'); i >= 0 {
		f.Parent, f.Recv, f.Params = id(name[:i]), "", nil
	}
	return f
}

func id(name string) string {
	if rest, ok := strings.CutPrefix(name, "."); ok {
		return "(*m.T)." + rest
	}
	return "m." + name
}

// calls is a call of a function in view.
func calls(name string, block int, args ...*facts.Term) facts.Call {
	return facts.Call{Func: id(name), Callee: facts.Callee{Pkg: "m", Name: name}, Args: args, Block: block}
}

// with gives a function calls.
func with(f *facts.Func, list ...facts.Call) *facts.Func {
	for i := range list {
		list[i].Seq = len(f.Calls) + i + 1
	}
	f.Calls = append(f.Calls, list...)
	return f
}

// deferred and started are calls of other modes.
func deferred(c facts.Call) facts.Call { c.Mode = facts.ModeDefer; return c }
func started(c facts.Call) facts.Call  { c.Mode = facts.ModeGo; return c }

// inTests marks a function of tests.
func inTests(f *facts.Func) *facts.Func { f.Testing = true; return f }

// uses lets a function use another as a value.
func uses(f *facts.Func, list ...facts.Use) *facts.Func {
	f.Uses = append(f.Uses, list...)
	return f
}

// world is a linked package of functions written by hand.
type world struct {
	*Growth
	t   *testing.T
	sum *facts.Summary
}

// link links functions, with what changes say of the rest of the package.
func link(t *testing.T, funcs []*facts.Func, changes ...func(*facts.Summary)) *world {
	t.Helper()
	rows, err := table()
	require.NoError(t, err)
	s := &facts.Summary{Path: "m", Name: "m", Module: "m", Funcs: funcs, Types: []facts.Type{{Key: "m.T"}, {Key: "m.E"}}}
	for _, name := range []string{"m", "o"} {
		s.Containers = append(s.Containers, facts.Container{Key: "m.T." + name, Owner: "T", Name: name, Levels: []facts.Kind{facts.KindMap}, TypeText: "map[string]int"})
	}
	for _, change := range changes {
		change(s)
	}
	return &world{Of([]program.Package{{Summary: s, Matched: true}}, rows), t, s}
}

func funcs(list ...*facts.Func) []*facts.Func { return list }

// stores adds what is written to fields.
func stores(list ...facts.Store) func(*facts.Summary) {
	return func(s *facts.Summary) { s.Stores = append(s.Stores, list...) }
}

// set is a value that a function writes to a field of a type.
func set(field, in string, block int, val *facts.Term) facts.Store {
	return facts.Store{Field: "m." + field, Func: id(in), Block: block, Val: val}
}

func (w *world) f(name string) *program.Func {
	f := w.Funcs[id(name)]
	require.NotNil(w.t, f, name)
	return f
}

// live is how a place is reached that runs again and again for events.
var live = reach.Roots{Event: true, Repeats: true}

// event is one that happens in a block of a function, under the conditions of that.
func (w *world) event(op facts.SiteOp, in string, block int, key *facts.Term) *Event {
	f := w.f(in)
	e := &Event{Op: op, Func: f, Site: f, Block: block, Seq: 5, Key: key, Guards: f.GuardsAt(block), Roots: live}
	switch op {
	case facts.Shrink:
		e.How, e.Extent = facts.HowDelete, facts.ExtentOne
	case facts.Grow:
		e.How = facts.HowInsert
	}
	return e
}

// shrink and grow are events on a map, of one key.
func (w *world) shrink(in string, block int, key *facts.Term) *Event {
	return w.event(facts.Shrink, in, block, key)
}

func (w *world) grow(in string, block int, key *facts.Term) *Event {
	return w.event(facts.Grow, in, block, key)
}

// place is the container T.NAME, a map, with events.
func place(name string, events ...*Event) *Container {
	c := &Container{
		Container: facts.Container{Key: "m.T." + name, Owner: "T", Name: name, Levels: []facts.Kind{facts.KindMap}, TypeText: "map[string]int"},
		ID:        "m.T." + name, Kind: facts.KindMap, Package: &program.Package{Summary: &facts.Summary{Path: "m"}},
	}
	for _, e := range events {
		switch e.Op {
		case facts.Grow:
			c.Grows = append(c.Grows, e)
		case facts.Shrink:
			c.Shrinks = append(c.Shrinks, e)
		case facts.Empty:
			c.Empties = append(c.Empties, e)
		case facts.Overwrite:
			c.Overwrites = append(c.Overwrites, e)
		}
	}
	return c
}

// list makes a container one without keys.
func list(c *Container) *Container {
	c.Kind, c.Levels = facts.KindSlice, []facts.Kind{facts.KindSlice}
	return c
}

// change returns a copy of an event with some changes.
func change(e *Event, do func(*Event)) *Event {
	out := *e
	do(&out)
	return &out
}

// instead is a function with some changes.
func instead(f *program.Func, do func(*facts.Func)) *program.Func {
	inner := *f.Func
	do(&inner)
	return &program.Func{Func: &inner, Package: f.Package, Callers: f.Callers, UsedAt: f.UsedAt, Steps: f.Steps}
}
