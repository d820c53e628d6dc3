package growth

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// collector turns the sites and library calls of all functions into events on
// containers; what a function does to its parameters is carried to its callers.
type collector struct {
	l    *Growth
	byID map[string]*Container
	// onParam are the operations of a function on the container in a parameter.
	onParam map[string][]paramOp
	seen    map[string]bool
	// renewals are the places where a holder of a type is replaced by a new one.
	renewals map[string][]*Event
}

// paramOp is an operation on the container in parameter n of its function.
type paramOp struct {
	event *Event
	n     int
	level int
	hops  int
	// part is the container of the object in the parameter, "" where it is the container itself.
	part string
}

const (
	maxHops     = 4
	maxParamOps = 64
)

func (c *Container) sort() {
	for _, list := range [][]*Event{c.Grows, c.Shrinks, c.Empties, c.Overwrites} {
		slices.SortStableFunc(list, func(a, b *Event) int {
			return cmp.Or(CompareEvents(a, b), cmp.Compare(a.Func.ID, b.Func.ID))
		})
	}
}

// CompareEvents orders events by package and position.
func CompareEvents(a, b *Event) int {
	return cmp.Or(cmp.Compare(a.Func.Package.Summary.Path, b.Func.Package.Summary.Path), a.Pos.Compare(b.Pos))
}

// siteEvent is the event of a site in its own function.
func (l *Growth) siteEvent(f *program.Func, st *facts.Site) *Event {
	return &Event{
		Op: st.Op, How: st.How, Extent: st.Extent, Key: st.Key, Val: st.Val, KeyBound: st.KeyBound, keyHeld: st.KeyHeld, keyType: st.KeyType,
		Func: f, Site: f, Pos: st.Pos, What: st.What, Block: st.Block, Seq: st.Seq,
		Guards: l.Around(f, st.Block), Deferred: st.Deferred, Zero: st.Zero, Within: st.Within,
	}
}

// add resolves where an event happens and files it there.
func (c *collector) add(e *Event, ref *facts.Term, hops int) { c.addTold(e, ref, hops, func() {}) }

// addTold is add for an event whose terms and guards tell fills in: most of what functions do to what
// they are given comes to no container, and is not told then.
func (c *collector) addTold(e *Event, ref *facts.Term, hops int, tell func()) {
	if c.l.isVisit(e, ref) {
		tell()
		tell = func() {}
		e, ref = c.l.visited(e, ref)
	}
	if key := program.PlaceKey(ref); hops > 0 && !e.among && e.Library == "" && key != "" && c.l.Containers[key] == nil {
		c.l.Behind(key, e.How)
	}
	places := c.l.Resolve(ref, e.Func)
	if len(places) == 0 && e.Op != facts.Shrink && e.Op != opTouch {
		c.l.Unknown++
	}
	if slices.ContainsFunc(places, func(p program.Place) bool { return c.takes(p, hops) }) {
		tell()
	}
	for _, p := range places {
		switch {
		case p.Key == "":
			c.addParam(e, p, hops)
		case c.l.Apart(p.Key):
			c.addPart(e, p, hops)
		default:
			c.file(e, p)
		}
	}
}

// takes reports whether an event at a place may be noted.
func (c *collector) takes(p program.Place, hops int) bool {
	if p.Key == "" {
		return c.hasRoom(p.In, hops)
	}
	return c.l.Containers[p.Key] != nil || c.l.Apart(p.Key)
}

// hasRoom reports whether one more operation is carried from a function to its callers.
func (c *collector) hasRoom(f *program.Func, hops int) bool {
	return hops < maxHops && len(c.onParam[f.ID]) < maxParamOps
}

func (c *collector) addParam(e *Event, p program.Place, hops int) {
	if id := p.In.ID; c.hasRoom(p.In, hops) {
		c.onParam[id] = append(c.onParam[id], paramOp{event: e, n: p.Param, level: p.Level, hops: hops})
	}
}

// addPart leaves what a function does to a container of its parameter to its callers. What is
// not seen to be called, or done to an object that could be any, counts for all objects of the
// type as one, and where it takes something out for each. What goes on for the object that a maker
// returns, as a goroutine that it starts does, goes on for each of those that it has made.
func (c *collector) addPart(e *Event, p program.Place, hops int) {
	own := p.Base != nil && p.Base.Op == facts.OpParam && p.Base.Up == 0 && p.In == e.Func
	if f := e.Func; own && len(f.Callers) > 0 && c.hasRoom(f, hops) {
		c.onParam[f.ID] = append(c.onParam[f.ID], paramOp{event: e, n: p.Base.N, level: p.Level, hops: hops, part: p.Key})
		return
	}
	c.file(e, p)
	owner := program.OwnerOf(p.Key)
	made := p.Base != nil && (p.Base.Op == facts.OpNew || p.Base.Op == facts.OpLocal)
	maker := c.goesOnFor(e, owner)
	if e.Op != facts.Shrink && e.Op != facts.Empty || made && maker == "" {
		return
	}
	for _, place := range c.l.HoldersOf(owner) {
		if made && !c.mayGive(maker, place) {
			continue
		}
		each := p
		each.Key, each.Base = facts.PartKey(place, p.Key), facts.Unknown()
		c.file(e, each)
	}
}

// goesOnFor is the maker of objects of a type for each of which an operation goes on once it has
// returned the object: in a goroutine or a loop, or in a closure that it starts or hands on; "" if
// there is none.
func (c *collector) goesOnFor(e *Event, typ string) string {
	maker := program.Outermost(c.l.Program, e.Func)
	apart := e.Async || e.Looped || slices.ContainsFunc(e.Func.UsedAt, func(u program.Use) bool {
		return e.Func != maker && u.How != facts.UseCall && u.How != facts.UseDefer
	})
	if !apart || c.l.MakerOf[maker.ID] != typ {
		return ""
	}
	return maker.ID
}

// mayGive reports whether a place may hold what a maker returns: it is put there, or nothing tells
// what is.
func (c *collector) mayGive(maker, place string) bool {
	stores := c.l.Stores[place]
	return len(stores) == 0 || slices.ContainsFunc(stores, func(st facts.Store) bool {
		return slices.ContainsFunc(st.Val.Alternatives(), func(t *facts.Term) bool { return t.IsUnknown() || t.Op == facts.OpCall && t.Text == maker })
	})
}

// file puts an event into its container.
func (c *collector) file(e *Event, p program.Place) {
	decl := c.l.Containers[p.Key]
	if decl == nil {
		return // a parameter: nobody in view keeps what was passed
	}
	e, p = ofElement(decl, e, p)
	kind := program.KindAt(decl, p.Level)
	if kind == facts.KindNone || kind == facts.KindArray {
		return
	}
	id := program.LevelID(p.Key, p.Level)
	key := id + "|" + e.Func.ID + "|" + e.Site.ID + "|" + string(e.Op) + string(e.How) + "|" + posText(e.Pos) + strconv.Itoa(e.Block)
	if e.Op == facts.Shrink && e.Extent == facts.ExtentOne {
		key += ":" + strconv.Itoa(e.Seq) // two calls of a helper take out two keys
	}
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	x := c.byID[id]
	if x == nil {
		x = &Container{Container: *decl, ID: id, Level: p.Level, Kind: kind, Package: c.l.DeclaredIn[p.Key]}
		c.byID[id] = x
	}
	own := *e
	own.Base = p.Base
	if p.In != e.Func {
		own.Base = facts.Unknown()
	}
	own.Made, own.Under = p.Made, p.At
	switch e.Op {
	case facts.Grow:
		x.Grows = append(x.Grows, &own)
	case facts.Shrink:
		x.Shrinks = append(x.Shrinks, &own)
	case facts.Empty:
		x.Empties = append(x.Empties, &own)
	case facts.Overwrite:
		x.Overwrites = append(x.Overwrites, &own)
	case opTouch:
		x.Calls = append(x.Calls, &own)
	}
}

func posText(p facts.Pos) string {
	b := make([]byte, 0, 24)
	for _, n := range []int{p.File, p.Line, p.Col} {
		for n > 0 {
			b = append(b, byte('0'+n%10))
			n /= 10
		}
		b = append(b, ':')
	}
	return string(b)
}

// carry takes operations on parameters to the callers, at most maxHops calls up.
func (c *collector) carry(funcs []*program.Func) {
	for range maxHops {
		moved := false
		for _, f := range funcs {
			ops := c.onParam[f.ID]
			delete(c.onParam, f.ID)
			for _, op := range ops {
				moved = true
				c.carryOne(f, op)
			}
		}
		if !moved {
			return
		}
	}
}

func (c *collector) carryOne(f *program.Func, op paramOp) {
	for _, e := range f.Callers {
		if op.n >= len(e.Args) {
			continue
		}
		up := *op.event
		up.inner = op.event
		up.Func, up.Block, up.Seq = e.Caller, e.Block, e.Seq
		up.Pos, up.What = e.Call.Pos, e.Call.What
		up.Deferred = up.Deferred || e.Mode == facts.ModeDefer || e.Call.Deferred
		up.among = up.among || e.Iface && len(c.l.Candidates(e.Call)) > 1
		up.Async = up.Async || e.Mode == facts.ModeGo
		if l := c.l.EndlessAround(f, op.event.Block, -1); l != nil {
			up.Looped, up.Tick, up.Once = true, l.Pace == facts.PaceTime, op.event.Once || l.OneShot
		}
		ref := e.Args[op.n]
		if op.part != "" {
			ref = &facts.Term{Op: facts.OpField, Text: op.part, Args: []*facts.Term{ref}}
		}
		for range op.level {
			ref = &facts.Term{Op: facts.OpElem, Args: []*facts.Term{ref, facts.Unknown()}}
		}
		c.addTold(&up, ref, op.hops+1, func() { c.told(&up, op, e) })
	}
}

// told fills in what is handed to a function, and holds there, as the caller has it.
func (c *collector) told(up *Event, op paramOp, e program.Edge) {
	up.Key = givenKey(op.event.Key, e)
	up.Val = op.event.Val.Substitute(e.Args)
	up.Guards = append(slices.Clone(c.l.Around(e.Caller, e.Block)), program.SubstituteGuards(op.event.Guards, e.Args)...)
	if op.part != "" {
		c.compose(up)
	}
}

// givenKey is a key as the caller of a function has it. One that is an element of what the
// function is given is the argument where the call lists one alone.
func givenKey(key *facts.Term, e program.Edge) *facts.Term {
	if n := e.Call.Opts - 1; n >= 0 && len(e.Args) == n+1 && key != nil && key.Op == facts.OpElem {
		if list := key.Arg(0); list.Op == facts.OpParam && list.Up == 0 && list.N == n {
			return e.Args[n]
		}
	}
	return key.Substitute(e.Args)
}

// compose names the parts in what an event tells, carried up by a call.
func (c *collector) compose(up *Event) {
	x := c.l.Program
	up.Key, up.Val, up.Guards = x.ReadOut(x.Compose(up.Key), 2), x.Compose(up.Val), x.ComposeGuards(up.Guards)
}

// countdownCall reads the atomic decrement of a number in an element.
func (c *collector) countdownCall(f *program.Func, call *facts.Call) {
	if !isAtomicDecrement(call) {
		return
	}
	ref := call.Args[0]
	if ref.Op == facts.OpField {
		ref = ref.Arg(0)
	}
	c.add(&Event{
		Op: facts.Empty, How: facts.HowCount, Extent: facts.ExtentOne, Within: true, Func: f, Site: f, Pos: call.Pos, What: call.What,
		Block: call.Block, Seq: call.Seq, Guards: f.GuardsAt(call.Block),
		Deferred: call.Deferred || call.Mode == facts.ModeDefer, Library: program.CalleeText(call.Callee),
	}, ref, 0)
}

// opTouch is a call of a method of a library's object that need not change what it
// holds: a cleaner is started, a bound is set.
const opTouch facts.SiteOp = "touch"
