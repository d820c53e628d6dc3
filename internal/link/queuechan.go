package link

import (
	"maps"
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
)

// hugeBuffer is the number of places from which a channel's buffer slows nobody down.
const hugeBuffer = 1_000_000

// chanOp is one operation on a channel container, seen from the function in which the
// channel is no parameter.
type chanOp struct {
	*facts.Comm
	site *Func       // the function that has the instruction
	base *facts.Term // the holder, in site's frame; unknown where it was passed on
}

// chanUse is all that is known of one channel.
type chanUse struct {
	key                 string
	sends, recvs, hands []chanOp
	closes              []chanOp
	// fresh marks a channel of which some operation is on one that the activation
	// made itself.
	fresh bool
	made  []made
}

// channels judges the channels that code in view sends to: a channel takes no more
// than its buffer, so it grows by its size or by those who wait for it.
func (l *linker) channels() []*Container {
	uses := l.channelUses()
	out := l.unlimited()
	for _, k := range slices.Sorted(maps.Keys(uses)) {
		if c := l.channel(uses[k]); c != nil {
			c.Holder = l.holderOf(c)
			out = append(out, c)
		}
	}
	return out
}

// channel returns the container of a channel that can grow, or nil.
func (l *linker) channel(u *chanUse) *Container {
	decl := l.index.containers[u.key]
	c := &Container{Container: *decl, ID: u.key, Kind: facts.KindChan, Package: l.index.declaredIn[u.key]}
	for _, find := range []func(*linker, *Container, *chanUse) *Queue{(*linker).sized, (*linker).huge, (*linker).spawned, (*linker).unread} {
		if c.Queue = find(l, c, u); c.Queue != nil {
			return c
		}
	}
	return nil
}

// channelUses is what is done with channels, collected when it is first asked for.
func (l *linker) channelUses() map[string]*chanUse {
	if l.chans == nil {
		l.chans = l.chanUses()
	}
	return l.chans
}

// chanUses collects the operations on the channels that are fields, variables or
// locals of their own. Operations on parameters go to what callers pass.
func (l *linker) chanUses() map[string]*chanUse {
	uses := map[string]*chanUse{}
	get := func(key string) *chanUse {
		u := uses[key]
		if u == nil {
			u = &chanUse{key: key}
			uses[key] = u
		}
		return u
	}
	for _, f := range l.index.sortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Comms {
			op := chanOp{Comm: &f.Comms[i], site: f}
			l.chanPlaces(f.Comms[i].Chan, f, 3, func(p place) { get(p.key).add(op, p) })
		}
		for i := range f.Makes {
			if m := &f.Makes[i]; m.Size != nil {
				t := &facts.Term{Op: facts.OpNew, Text: m.Type, N: m.N}
				for _, p := range l.index.resolve(t, f) {
					if l.isChan(p) {
						get(p.key).made = append(get(p.key).made, made{f, m})
					}
				}
			}
		}
	}
	return uses
}

// chanPlaces calls visit with each channel container that a term of f denotes, through
// at most hops calls.
func (l *linker) chanPlaces(t *facts.Term, f *Func, hops int, visit func(place)) {
	for _, p := range l.index.resolveNames(t, f) {
		switch {
		case p.key == "" && hops > 0:
			for _, a := range l.index.argumentsUpTo(p.in, p.param, maxPlaces) {
				l.chanPlaces(a.term, a.in, hops-1, func(q place) {
					q.base = facts.Unknown()
					visit(q)
				})
			}
		case l.isChan(p):
			visit(p)
		}
	}
}

func (l *linker) isChan(p place) bool {
	return p.key != "" && p.level == 0 && kindAt(l.index.containers[p.key], 0) == facts.KindChan
}

func (u *chanUse) add(op chanOp, p place) {
	op.base = p.base
	u.fresh = u.fresh || p.fresh
	switch op.Op {
	case facts.CommSend:
		u.sends = append(u.sends, op)
	case facts.CommRecv:
		u.recvs = append(u.recvs, op)
	case facts.CommHand:
		u.hands = append(u.hands, op)
	case facts.CommClose:
		u.closes = append(u.closes, op)
	}
}

// neverCloses reports whether code in view makes all channels of a field, keeps them there, and
// closes none.
func (l *linker) neverCloses(key string) bool {
	u := l.channelUses()[key]
	return u != nil && len(u.made) > 0 && len(u.closes) == 0 && len(l.index.closers[key]) == 0 && !l.handedOn(u) && !l.blind(u.made[0].in.Package, facts.CommClose)
}

// grow completes an operation on a channel, which tells its function, block and base,
// as a grow of c: under which guards it stands, and how control gets there.
func (l *linker) grow(c *Container, e *Event) *Event {
	e.Op, e.Site, e.Guards = facts.Grow, e.Func, e.Func.guardsAt(e.Block)
	e.Roots = l.walkerOf(ownerKey(c)).from(e.Func, e.Block, e.Base, stance{})
	return e
}

// making is the making of a channel as a grow.
func (l *linker) making(c *Container, m made) *Event {
	return l.grow(c, &Event{How: facts.HowMake, Func: m.in, Pos: m.make.Pos, Block: m.make.Block, Base: facts.Unknown()})
}

// sized finds a channel whose buffer is as large as the outside world says.
func (l *linker) sized(c *Container, u *chanUse) *Queue {
	for _, m := range u.made {
		if m.make.Limited || m.make.Size.Op == facts.OpConst || m.in.Testing {
			continue
		}
		o := &originator{l: l, seen: map[string]bool{}}
		if o.of(m.make.Size, m.in, 4) != OriginOutside {
			continue
		}
		e := l.making(c, m)
		if e.Roots.Live() {
			c.Grows = []*Event{e}
			return &Queue{Shape: QueueSized, At: e, Why: "no limit on the size is checked before"}
		}
	}
	return nil
}

// huge finds a channel with a buffer that is no limit.
func (l *linker) huge(c *Container, u *chanUse) *Queue {
	if signals(c) {
		return nil
	}
	for _, m := range u.made {
		n, err := strconv.Atoi(m.make.Size.Text)
		if m.make.Size.Op != facts.OpConst || err != nil || n < hugeBuffer || m.in.Testing {
			continue
		}
		if c.Grows = l.liveSends(c, u); len(c.Grows) == 0 {
			return nil
		}
		return &Queue{Shape: QueueHuge, At: l.making(c, m), Why: "nobody who sends is slowed down before " + strconv.Itoa(n) + " elements wait"}
	}
	return nil
}

// signals reports whether the elements have no size.
func signals(c *Container) bool { return c.TypeText == "chan struct{}" }

// liveSends are the sends that events reach.
func (l *linker) liveSends(c *Container, u *chanUse) []*Event {
	var out []*Event
	for _, op := range u.sends {
		e := l.grow(c, &Event{How: facts.HowSend, Val: op.Val, Func: op.site, Pos: op.Pos, What: op.What, Block: op.Block, Base: op.base})
		if e.Roots.Live() {
			out = append(out, e)
		}
	}
	return out
}

// spawned finds goroutines that do nothing but wait to send, one for each event.
// Signals are as many as those who wait for them.
func (l *linker) spawned(c *Container, u *chanUse) *Queue {
	if c.Local || u.fresh || signals(c) {
		return nil
	}
	for _, op := range u.sends {
		if op.Select != 0 || !onlySends(op) {
			continue
		}
		for _, e := range op.site.callers {
			if e.mode != facts.ModeGo || e.caller.Testing {
				continue
			}
			base := l.walkerOf(ownerKey(c)).rebase(op.site, e, op.base)
			at := l.grow(c, &Event{How: facts.HowSpawn, Func: e.caller, Pos: e.call.Pos, What: e.call.What, Block: e.block, Base: base})
			if at.Roots.Live() && at.Roots.Repeats {
				c.Grows = append(c.Grows, at)
			}
		}
	}
	if len(c.Grows) == 0 {
		return nil
	}
	slices.SortFunc(c.Grows, compareEvents)
	return &Queue{Shape: QueueSpawned, Why: "nothing limits how many of them wait"}
}

// onlySends reports whether a function begins with the send: nothing before it waits
// or works.
func onlySends(op chanOp) bool {
	f := op.site
	if len(f.Blocks) <= op.Block || f.Blocks[op.Block].Loop > 0 || len(f.Blocks[op.Block].Guards) > 0 {
		return false
	}
	if slices.ContainsFunc(f.Calls, func(c facts.Call) bool { return c.Seq < op.Seq }) {
		return false
	}
	return !slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Seq != op.Seq && c.Op != facts.CommHand && c.Op != facts.CommClose })
}

// unread finds a channel that is fed again and again and that nothing receives from.
func (l *linker) unread(c *Container, u *chanUse) *Queue {
	if len(u.recvs) > 0 || len(u.made) == 0 || c.Local && c.Exported || c.Exported && !c.Package.Closed || l.handedOn(u) {
		return nil
	}
	if slices.ContainsFunc(u.sends, func(op chanOp) bool { return op.Default }) || l.blind(c.Package, facts.CommRecv) {
		return nil
	}
	if c.Grows = l.liveSends(c, u); len(c.Grows) == 0 {
		return nil
	}
	return &Queue{Shape: QueueUnread, Why: "nothing ever receives from it"}
}

// handedOn reports whether a channel goes where other code may receive from it, or is
// known under several names.
func (l *linker) handedOn(u *chanUse) bool {
	return len(u.hands) > 0 || slices.ContainsFunc(u.made, func(m made) bool {
		n := 0
		for _, f := range m.make.Fates {
			switch f.How {
			case facts.FateField, facts.FateGlobal:
				n++
			case facts.FateElem, facts.FateReturn, facts.FateSend:
				return true
			}
		}
		return n > 1 || n == 1 && m.make.Local == u.key
	})
}

// blind reports whether a package does something with a channel that could not be told: it
// may be any.
func (l *linker) blind(p *Package, op facts.CommOp) bool {
	return slices.ContainsFunc(p.Summary.Funcs, func(f *facts.Func) bool {
		return slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Op == op && !c.Chan.Known() })
	})
}
