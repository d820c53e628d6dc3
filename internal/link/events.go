package link

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// collector turns the sites and library calls of all functions into events on
// containers; what a function does to its parameters is carried to its callers.
type collector struct {
	l    *linker
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

// collect fills the program's containers.
func (l *linker) collect() []*Container {
	c := &collector{l: l, byID: map[string]*Container{}, onParam: map[string][]paramOp{}, seen: map[string]bool{}, renewals: map[string][]*Event{}}
	funcs := l.index.sortedFuncs()
	for _, f := range funcs {
		for i := range f.Sites {
			c.add(c.l.siteEvent(f, &f.Sites[i]), f.Sites[i].Ref, 0)
			c.renewal(f, &f.Sites[i])
		}
		for i := range f.Calls {
			c.libraryCall(f, &f.Calls[i])
			c.countdownCall(f, &f.Calls[i])
			c.touch(f, &f.Calls[i])
		}
		c.touchValues(f)
	}
	c.carry(funcs)
	c.renew()
	out := make([]*Container, 0, len(c.byID))
	for _, x := range c.byID {
		x.sort()
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b *Container) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func (c *Container) sort() {
	for _, list := range [][]*Event{c.Grows, c.Shrinks, c.Empties, c.Overwrites} {
		slices.SortStableFunc(list, func(a, b *Event) int {
			return cmp.Or(compareEvents(a, b), cmp.Compare(a.Func.ID, b.Func.ID))
		})
	}
}

// compareEvents orders events by package and position.
func compareEvents(a, b *Event) int {
	return cmp.Or(cmp.Compare(a.Func.Package.Summary.Path, b.Func.Package.Summary.Path), a.Pos.Compare(b.Pos))
}

// siteEvent is the event of a site in its own function.
func (l *linker) siteEvent(f *Func, st *facts.Site) *Event {
	return &Event{
		Op: st.Op, How: st.How, Extent: st.Extent, Key: st.Key, Val: st.Val, KeyBound: st.KeyBound,
		Func: f, Site: f, Pos: st.Pos, What: st.What, Block: st.Block, Seq: st.Seq,
		Guards: l.index.around(f, st.Block), Deferred: st.Deferred, Zero: st.Zero, Within: st.Within,
	}
}

// around are the guards of a block of f and, for a closure, those under which it was
// made.
func (x *index) around(f *Func, block int) []facts.Guard {
	own := f.guardsAt(block)
	if f.Parent == "" {
		return own
	}
	for _, u := range f.usedAt {
		if u.in.ID != f.Parent {
			continue
		}
		var out []facts.Guard
		for _, g := range u.in.guardsAt(u.Block) {
			g.X, g.Y = g.X.Lower(1), g.Y.Lower(1)
			out = append(out, g)
		}
		return append(out, own...)
	}
	return own
}

// guardsAt are the guards of a block of f.
func (f *Func) guardsAt(block int) []facts.Guard {
	if block < len(f.Blocks) {
		return f.Blocks[block].Guards
	}
	return nil
}

// libraryCall adds what the library table says of a call.
func (c *collector) libraryCall(f *Func, call *facts.Call) {
	for _, eff := range c.l.libraryEffects(f, call) {
		if eff.on >= len(call.Args) {
			continue
		}
		e := c.callEvent(f, call, eff.op)
		e.How, e.Extent, e.Library = eff.how, eff.extent, eff.name
		if eff.key >= 0 && eff.key < len(call.Args) {
			e.Key = call.Args[eff.key]
		}
		if eff.val >= 0 && eff.val < len(call.Args) {
			e.Val = call.Args[eff.val]
		}
		c.addObject(e, call.Args[eff.on], eff.on)
	}
}

// add resolves where an event happens and files it there.
func (c *collector) add(e *Event, ref *facts.Term, hops int) {
	if key := placeKey(ref); hops > 0 && !e.among && e.Library == "" && key != "" && c.l.index.containers[key] == nil {
		c.l.index.behind(key, e.How)
	}
	places := c.l.index.resolve(ref, e.Func)
	if len(places) == 0 && e.Op != facts.Shrink && e.Op != opTouch {
		c.l.unknown++
	}
	for _, p := range places {
		switch {
		case p.key == "":
			c.addParam(e, p, hops)
		case c.l.index.apart(p.key):
			c.addPart(e, p, hops)
		default:
			c.file(e, p)
		}
	}
}

func (c *collector) addParam(e *Event, p place, hops int) {
	id := p.in.ID
	if len(c.onParam[id]) < maxParamOps && hops < maxHops {
		c.onParam[id] = append(c.onParam[id], paramOp{event: e, n: p.param, level: p.level, hops: hops})
	}
}

// addPart leaves what a function does to a container of its parameter to its callers. What is
// not seen to be called, or done to an object that could be any, counts for all objects of the
// type as one, and where it takes something out for each.
func (c *collector) addPart(e *Event, p place, hops int) {
	own := p.base != nil && p.base.Op == facts.OpParam && p.base.Up == 0 && p.in == e.Func
	if f := e.Func; own && len(f.callers) > 0 && hops < maxHops && len(c.onParam[f.ID]) < maxParamOps {
		c.onParam[f.ID] = append(c.onParam[f.ID], paramOp{event: e, n: p.base.N, level: p.level, hops: hops, part: p.key})
		return
	}
	c.file(e, p)
	made := p.base != nil && (p.base.Op == facts.OpNew || p.base.Op == facts.OpLocal)
	if e.Op != facts.Shrink && e.Op != facts.Empty || made {
		return
	}
	for _, place := range c.l.index.parts.places[ownerOf(p.key)] {
		each := p
		each.key, each.base = facts.PartKey(place, p.key), facts.Unknown()
		c.file(e, each)
	}
}

// file puts an event into its container.
func (c *collector) file(e *Event, p place) {
	decl := c.l.index.containers[p.key]
	if decl == nil {
		return // a parameter: nobody in view keeps what was passed
	}
	e, p = ofElement(decl, e, p)
	kind := kindAt(decl, p.level)
	if kind == facts.KindNone || kind == facts.KindArray {
		return
	}
	id := levelID(p.key, p.level)
	key := id + "|" + e.Func.ID + "|" + e.Site.ID + "|" + string(e.Op) + string(e.How) + "|" + posText(e.Pos)
	if c.seen[key] {
		return
	}
	c.seen[key] = true
	x := c.byID[id]
	if x == nil {
		x = &Container{Container: *decl, ID: id, Level: p.level, Kind: kind, Package: c.l.index.declaredIn[p.key]}
		c.byID[id] = x
	}
	own := *e
	own.Base = p.base
	if p.in != e.Func {
		own.Base = facts.Unknown()
	}
	own.Made, own.Under = p.made, p.at
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
func (c *collector) carry(funcs []*Func) {
	for hop := 0; hop < maxHops; hop++ {
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

func (c *collector) carryOne(f *Func, op paramOp) {
	for _, e := range f.callers {
		if op.n >= len(e.args) {
			continue
		}
		up := *op.event
		up.Func, up.Block, up.Seq = e.caller, e.block, e.seq
		up.Key = op.event.Key.Substitute(e.args)
		up.Val = op.event.Val.Substitute(e.args)
		up.Pos, up.What = e.call.Pos, e.call.What
		up.Guards = append(slices.Clone(c.l.index.around(e.caller, e.block)), substituteGuards(op.event.Guards, e.args)...)
		up.Deferred = up.Deferred || e.mode == facts.ModeDefer || e.call.Deferred
		up.among = up.among || e.iface && len(c.l.index.candidates(e.call)) > 1
		up.Async = up.Async || e.mode == facts.ModeGo
		if l := c.l.endlessAround(f, op.event.Block, -1); l != nil {
			up.Looped, up.Tick, up.Once = true, l.Pace == facts.PaceTime, op.event.Once || l.OneShot
		}
		ref := e.args[op.n]
		if op.part != "" {
			ref = &facts.Term{Op: facts.OpField, Text: op.part, Args: []*facts.Term{ref}}
			c.compose(&up, e)
		}
		for range op.level {
			ref = &facts.Term{Op: facts.OpElem, Args: []*facts.Term{ref, facts.Unknown()}}
		}
		c.add(&up, ref, op.hops+1)
	}
}

// compose names the parts in what an event tells, carried up by a call. A key that is one of
// the call's listed arguments is that argument.
func (c *collector) compose(up *Event, e edge) {
	x := c.l.index
	if n := e.call.Opts - 1; n >= 0 && len(e.args) == n+1 && up.Key != nil && up.Key.Op == facts.OpElem && up.Key.Arg(0).Equal(e.args[n]) {
		up.Key = e.args[n]
	}
	up.Key, up.Val, up.Guards = x.readOut(x.compose(up.Key), 2), x.compose(up.Val), x.composeGuards(up.Guards)
}
