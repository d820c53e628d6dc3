package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// partners are all who use one channel that a function has made: the function itself with
// what it calls, and the goroutines that it starts. Where others may have the channel there
// are no partners to be told of.
type partners struct {
	ch   *facts.Term
	room int         // how many values find a place, -1 if that is not known
	size *facts.Term // what tells that number
	home *spawned
	// crews are the goroutines that use it.
	crews []*spawned
	acts  []chanAct
	// chosen says that it is put where a choice between several is made by reflection.
	chosen bool
}

// chanAct is one operation of a partner on the channel.
type chanAct struct {
	by   *spawned
	part int // index in by.parts
	op   facts.CommOp
	// wait is the statement, nil for a close and for a select that does not wait.
	wait  *facts.Wait
	kase  *facts.WaitCase
	block int
	late  bool // deferred
}

// alone reports whether nothing else can happen at the statement.
func (a *chanAct) alone() bool { return a.wait != nil && len(a.wait.Cases) == 1 }

// in is the function that has the statement.
func (a *chanAct) in() *program.Func { return a.by.parts[a.part].f }

// homeOf is what a function runs on its own goroutine.
func (m *madeFinder) homeOf(f *program.Func) *spawned {
	if h := m.homes[f.ID]; h != nil {
		return h
	}
	h := &spawned{m: m, f: f}
	h.collect(bodyPart{f: f, lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, t) }, up: -1}, maxBodyDepth)
	m.homes[f.ID] = h
	return h
}

// crewsOf are the goroutines that a function starts itself.
func (m *madeFinder) crewsOf(f *program.Func) []*spawned {
	if out, known := m.crews[f.ID]; known {
		return out
	}
	var out []*spawned
	for i := range f.Calls {
		if c := &f.Calls[i]; m.starts(c) {
			out = append(out, m.spawnedBy(f, c))
		}
	}
	m.crews[f.ID] = out
	return out
}

// crewOf is the goroutine that one call starts.
func (m *madeFinder) crewOf(f *program.Func, c *facts.Call) *spawned {
	all := m.crewsOf(f)
	return all[slices.IndexFunc(all, func(s *spawned) bool { return s.call == c })]
}

// partnersOf tells who uses a channel of f, nil if somebody out of view may, or a choice by reflection.
func (m *madeFinder) partnersOf(f *program.Func, ch *facts.Term) *partners {
	if p := m.allPartners(f, ch); p != nil && !p.chosen {
		return p
	}
	return nil
}

// allPartners is the same where the channel may be one of those between which f chooses.
func (m *madeFinder) allPartners(f *program.Func, ch *facts.Term) *partners {
	ch = m.channelOf(f, ch)
	mk := m.channelMade(f, ch)
	if mk == nil {
		return nil
	}
	p := &partners{ch: ch, room: program.RoomOf(mk), size: mk.Size, home: m.homeOf(f), chosen: program.IsChosen(f, mk)}
	own := []*program.Func{}
	for _, s := range append([]*spawned{p.home}, m.allCrews(f)...) {
		if !p.join(s) {
			return nil
		}
		for _, part := range s.parts {
			own = append(own, part.f)
		}
	}
	for _, g := range m.l.ClosuresOf(f) {
		if !slices.Contains(own, g) && program.UsesChannel(g, ch, m.l.Levels(g, f)) {
			return nil
		}
	}
	for _, key := range m.fieldsOf(f, ch, mk) {
		if !m.onlyUsedBy(key, own) || p.carried(key, m.allCrews(f)) {
			return nil
		}
	}
	return p
}

// channelMade is where a channel of f was made: in f, or by the function that made the
// object of f's own which has it in a field.
func (m *madeFinder) channelMade(f *program.Func, ch *facts.Term) *facts.Make {
	if ch == nil || ch.Up != 0 {
		return nil
	}
	switch ch.Op {
	case facts.OpNew:
		if mk := program.MakeOf(f, ch.N); mk != nil && mk.Size != nil {
			return mk
		}
	case facts.OpCall:
		if g := m.l.Funcs[ch.Text]; g != nil && m.onceCalled(f, ch) {
			if r := program.OnlyResult(g, ch.N); r != nil && r.Op == facts.OpNew {
				return m.channelMade(g, r)
			}
		}
	case facts.OpField:
		base, maker := ch.Arg(0), f
		switch {
		case base.Up != 0:
			return nil
		case base.Op == facts.OpCall && m.l.ReturnsNew(base.Text, base.N):
			if !m.onceCalled(f, base) {
				return nil
			}
			maker = m.l.Funcs[base.Text]
		case base.Op != facts.OpNew:
			return nil
		}
		return program.MadeForField(maker, ch.Text)
	}
	return nil
}

// onlyUsedBy reports whether all code that works on the channels of a field is in some
// functions.
func (m *madeFinder) onlyUsedBy(key string, own []*program.Func) bool {
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || slices.Contains(own, f) {
			continue
		}
		i := slices.IndexFunc(f.Comms, func(c facts.Comm) bool { return c.Chan != nil && c.Chan.Text == key })
		if i >= 0 && !m.rootsAt(f, f.Comms[i].Block).Dead { // a step that is read where it is called runs nowhere else
			return false
		}
	}
	return true
}

// join adds what one goroutine does with the channel; it reports whether the channel stays
// with functions that are followed.
func (p *partners) join(s *spawned) bool {
	n := len(p.acts)
	for i, part := range s.parts {
		is := func(t *facts.Term) bool { return t != nil && s.m.channelOf(s.f, part.lift(t)).Equal(p.ch) }
		for j := range part.f.Comms {
			c := &part.f.Comms[j]
			if !is(c.Chan) {
				continue
			}
			switch {
			case p.chosen && c.Op == facts.CommHand && c.Arg < 0 && c.To == "":
			case c.Op == facts.CommHand && !s.handsWithin(i, c):
				return false
			case c.Default:
				p.acts = append(p.acts, chanAct{by: s, part: i, op: c.Op, block: c.Block, late: s.deferredAt(i)})
			}
		}
		for j := range part.f.Waits {
			w := &part.f.Waits[j]
			for k := range w.Cases {
				if c := &w.Cases[k]; is(c.Chan) {
					p.acts = append(p.acts, chanAct{by: s, part: i, op: c.Op, wait: w, kase: c, block: w.Block, late: s.deferredAt(i)})
				}
			}
		}
		for _, c := range part.f.Closings {
			if is(c.Chan) {
				p.acts = append(p.acts, chanAct{by: s, part: i, op: facts.CommClose, block: c.Block, late: c.Deferred || s.deferredAt(i)})
			}
		}
	}
	if s.call != nil && len(p.acts) > n {
		p.crews = append(p.crews, s)
	}
	return true
}

// handsWithin reports whether a channel is handed to a call whose function is one of the
// parts, to a goroutine, which tells of itself, to the caller that is one of the parts, or into
// a field, all of whose users are asked for.
func (s *spawned) handsWithin(part int, c *facts.Comm) bool {
	f := s.parts[part].f
	if c.Arg < 0 {
		return c.To == facts.FateField || c.To == facts.FateReturn && part > 0 && s.call == nil
	}
	if c.Call >= len(f.Calls) {
		return false
	}
	call := &f.Calls[c.Call]
	if call.Mode == facts.ModeGo { // those that the function, its callees and its goroutines start are followed
		return s.call == nil && s.m.l.AnyInView(s.m.l.Targets(f, call)) || s.call != nil && slices.ContainsFunc(s.m.allCrews(s.f), func(o *spawned) bool {
			return o.start != nil && o.start.in == f && o.start.call == call
		})
	}
	given := s.parts[part].lift(c.Chan)
	for i := range s.parts { // the same function may be called at several places, with the same channel
		p := &s.parts[i]
		if p.call == call || i > part && p.f.ID == call.Func && p.lift(&facts.Term{Op: facts.OpParam, N: c.Arg}).Equal(given) {
			return true
		}
	}
	return false
}

// callsAt are the blocks of a part at which it calls another part itself.
func (s *spawned) callsAt(part, other int) []int {
	q := &s.parts[other]
	if q.up == part {
		return []int{q.call.Block}
	}
	var out []int
	for i := range s.parts[part].f.Calls {
		if c := &s.parts[part].f.Calls[i]; other > part && c.Func == q.f.ID && c.Mode == facts.ModePlain {
			out = append(out, c.Block)
		}
	}
	return out
}

// deferredAt reports whether a part runs at the end of one that calls it.
func (s *spawned) deferredAt(part int) bool {
	for part >= 0 {
		p := &s.parts[part]
		if p.call != nil && (p.call.Mode == facts.ModeDefer || p.call.Deferred) {
			return true
		}
		part = p.up
	}
	return false
}

// of are the operations of one kind by one goroutine.
func (p *partners) of(s *spawned, op facts.CommOp) []*chanAct {
	var out []*chanAct
	for i := range p.acts {
		if a := &p.acts[i]; a.by == s && a.op == op {
			out = append(out, a)
		}
	}
	return out
}

// by reports whether somebody else than s does some operation.
func (p *partners) others(s *spawned, op facts.CommOp) bool {
	return slices.ContainsFunc(p.acts, func(a chanAct) bool { return a.by != s && a.op == op })
}

// leavesFrom reports whether control can come from some blocks of a part to the end of what
// the goroutine runs without passing the blocks, by part, that avoid tells.
func (s *spawned) leavesFrom(part int, from []int, avoid func(part, block int) bool) bool {
	p := &s.parts[part]
	gone := program.Follow(p.f, from, func(b int) bool { return p.f.Blocks[b].Unreachable || avoid(part, b) }, func(b int) bool { return p.f.Blocks[b].Return })
	if !gone || p.up < 0 {
		return gone
	}
	up := &s.parts[p.up]
	if avoid(p.up, p.call.Block) && up.f.Blocks[p.call.Block].Return {
		return false
	}
	if up.f.Blocks[p.call.Block].Return {
		return s.leavesFrom(p.up, []int{p.call.Block}, avoid)
	}
	return s.leavesFrom(p.up, up.f.Blocks[p.call.Block].Succs, avoid)
}

// canEnd reports whether what the goroutine runs can come to its end without passing the
// blocks, by part, that done tells; a call of a part that always passes one counts as one.
func (s *spawned) canEnd(done func(part, block int) bool) bool { return s.partEnds(0, done) }

func (s *spawned) partEnds(part int, done func(part, block int) bool) bool {
	f := s.parts[part].f
	sure := map[int]bool{}
	for i := range s.parts {
		if c := s.parts[i].call; c != nil && c.Mode == facts.ModePlain {
			if at := s.callsAt(part, i); len(at) > 0 && !s.partEnds(i, done) {
				for _, b := range at {
					sure[b] = true
				}
			}
		}
		if c := s.parts[i].call; s.parts[i].up == part && (c.Mode == facts.ModeDefer || c.Deferred) && !s.partEnds(i, done) {
			return false
		}
	}
	return program.Follow(f, []int{0}, func(b int) bool { return f.Blocks[b].Unreachable || sure[b] || done(part, b) }, func(b int) bool { return f.Blocks[b].Return })
}

// fieldsOf are the fields that a channel of f stands in.
func (m *madeFinder) fieldsOf(f *program.Func, ch *facts.Term, mk *facts.Make) []string {
	var out []string
	add := func(key string) {
		if !slices.Contains(out, key) {
			out = append(out, key)
		}
	}
	if ch.Op == facts.OpField {
		add(ch.Text)
	}
	for _, x := range mk.Fates {
		if x.How == facts.FateField && x.Dest != nil {
			add(x.Dest.Text)
		}
	}
	for _, s := range append([]*spawned{m.homeOf(f)}, m.allCrews(f)...) {
		for _, part := range s.parts {
			for i := range part.f.Comms {
				if c := &part.f.Comms[i]; c.To == facts.FateField && m.channelOf(f, part.lift(c.Chan)).Equal(ch) {
					add(c.Into.Text)
				}
			}
		}
	}
	return out
}

// surely reports whether a block of a part calls one that cannot end without passing what
// done tells.
func (s *spawned) surely(part, block int, done func(part, block int) bool) bool {
	for i := range s.parts {
		if q := &s.parts[i]; q.call != nil && q.call.Mode != facts.ModeGo && slices.Contains(s.callsAt(part, i), block) && !s.partEnds(i, done) {
			return true
		}
	}
	return false
}

// allCrews are the goroutines that a function starts, itself, in what it calls, or by goroutines of its own.
func (m *madeFinder) allCrews(f *program.Func) []*spawned {
	if out, known := m.wider[f.ID]; known {
		return out
	}
	out := slices.Clone(m.crewsOf(f))
	home := m.homeOf(f)
	for i := 1; i < len(home.parts); i++ {
		g := home.parts[i].f
		for j := range g.Calls {
			if c := &g.Calls[j]; m.starts(c) {
				out = append(out, home.startedBy(i, c))
			}
		}
	}
	met := map[*facts.Call]bool{}
	for i := 0; i < len(out) && len(out) < maxBodyParts; i++ {
		for part := range out[i].parts {
			g := out[i].parts[part].f
			for j := range g.Calls {
				if c := &g.Calls[j]; !met[c] && m.starts(c) {
					met[c] = true
					out = append(out, out[i].startedBy(part, c))
				}
			}
		}
	}
	m.wider[f.ID] = out
	return out
}
