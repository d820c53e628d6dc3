package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
	"github.com/growthlint/growthlint/internal/rendezvous"
)

// met is a goroutine that waits for ever once a function has returned which has the channel.
type met struct {
	rendezvous.Stuck
	home *program.Func
	// ch is the channel, as the scope's function has it, born the block at which that comes to be.
	ch   *facts.Term
	born int
}

// codeOf answers for the exploration what the bodies of the scope of a function do, of which it is murky
// who has some of its channels.
func (m *madeFinder) codeOf(home *program.Func, murky func(*facts.Term) bool) rendezvous.Code {
	return rendezvous.Code{
		Called:  func(b *rendezvous.Body, c *facts.Call) (rendezvous.Body, bool) { return m.bodyCalled(home, b, c) },
		Started: func(b *rendezvous.Body, c *facts.Call) []rendezvous.Body { return m.bodiesStarted(home, b, c) },
		Named:   func(t *facts.Term) *facts.Term { return m.channelOf(home, t) },
		InView:  func(c *facts.Call) bool { return m.l.InView(c) },
		Murky:   murky,
	}
}

// bodyCalled is what a call runs on the same goroutine.
func (m *madeFinder) bodyCalled(home *program.Func, b *rendezvous.Body, call *facts.Call) (rendezvous.Body, bool) {
	if call.Mode == facts.ModeGo {
		return rendezvous.Body{}, false
	}
	p := &bodyPart{f: b.F, lift: b.Lift}
	if g, lift := m.given(home, p, call); g != nil {
		return rendezvous.Body{F: g, Lift: lift}, true
	}
	g := m.l.Funcs[call.Func]
	if call.Func == "" || g == nil || g.Unread {
		return rendezvous.Body{}, false
	}
	e := program.Edge{Caller: b.F, Call: call, Args: call.Args, Block: call.Block}
	return rendezvous.Body{F: g, Lift: func(t *facts.Term) *facts.Term { return p.lift(m.forCaller(g, e, t)) }}, true
}

// bodiesStarted are the functions that a call starts.
func (m *madeFinder) bodiesStarted(home *program.Func, b *rendezvous.Body, call *facts.Call) []rendezvous.Body {
	if !m.starts(call) {
		return nil
	}
	if g, lift := m.given(home, &bodyPart{f: b.F, lift: b.Lift}, call); g != nil {
		return []rendezvous.Body{{F: g, Lift: lift}}
	}
	var out []rendezvous.Body
	for _, st := range m.startedBy(b.F, call) {
		out = append(out, rendezvous.Body{F: st.f, Lift: func(t *facts.Term) *facts.Term { return m.valueOf(home, b.Lift(st.lift(t))) }})
	}
	return out
}

// meetings are the goroutines, by what starts them, that wait for ever once who has their channel is gone.
func (m *madeFinder) meetings() map[*facts.Call][]met {
	if m.met != nil {
		return m.met
	}
	m.met, m.safe, m.unsafe = map[*facts.Call][]met{}, map[*facts.Call]bool{}, map[*facts.Call]bool{}
	for _, f := range m.l.SortedFuncs() {
		if f.Testing || f.Unread || !m.hasChannels(f) || len(m.allCrews(f)) == 0 {
			continue
		}
		s := m.scopeOf(f)
		if len(s.Channels) == 0 {
			continue
		}
		found := rendezvous.Find(s)
		for _, st := range found.Stuck {
			m.met[st.Site] = append(m.met[st.Site], met{st, f, s.Channels[st.Chan].Term, s.Channels[st.Chan].Born})
		}
		for _, c := range found.Safe {
			m.safe[c] = m.safe[c] || !m.unsafe[c]
		}
		for _, c := range found.Other {
			m.safe[c], m.unsafe[c] = false, true
		}
	}
	return m.met
}

// comesToEnd reports whether the goroutine comes to its end whatever those do who have its channels, as all
// that they may do says.
func (s *spawned) comesToEnd() bool {
	s.m.meetings()
	return s.m.safe[s.call]
}

// hasChannels reports whether a function makes channels, or calls one that does.
func (m *madeFinder) hasChannels(f *program.Func) bool {
	return makesChannel(f) || slices.ContainsFunc(f.Calls, func(c facts.Call) bool {
		g := m.l.Funcs[c.Func]
		return c.Func != "" && g != nil && makesChannel(g)
	})
}

func makesChannel(f *program.Func) bool {
	return slices.ContainsFunc(f.Makes, func(mk facts.Make) bool { return mk.Size != nil })
}

// scopeOf is a function with the channels that nobody else has.
func (m *madeFinder) scopeOf(f *program.Func) *rendezvous.Scope {
	known, own := map[string]*partners{}, map[string]bool{}
	s := &rendezvous.Scope{Code: m.codeOf(f, func(t *facts.Term) bool { return t.Known() && own[t.String()] && known[t.String()] == nil })}
	s.Home = rendezvous.Body{F: f, Lift: func(t *facts.Term) *facts.Term { return m.valueOf(f, t) }}
	add := func(t *facts.Term) {
		ch := m.channelOf(f, t)
		if !ch.Known() || own[ch.String()] || m.channelMade(f, ch) == nil {
			return
		}
		own[ch.String()] = true
		p := m.partnersOf(f, ch)
		if p == nil || program.ComesToBe(f, program.RootOf(ch)) < 0 {
			return
		}
		known[ch.String()] = p
		s.Channels = append(s.Channels, rendezvous.Channel{Term: ch, Room: p.room, Born: p.madeAt()})
	}
	for _, o := range append([]*spawned{m.homeOf(f)}, m.allCrews(f)...) {
		for _, p := range o.parts {
			for i := range p.f.Waits {
				for _, c := range p.f.Waits[i].Cases {
					add(p.lift(c.Chan))
				}
			}
		}
	}
	return s
}

// meets finds an operation of the goroutine that waits for ever where those who could do the other part
// have gone.
func (s *spawned) meets(made *Made) bool {
	for _, o := range s.m.meetings()[s.call] {
		at := o.leftFrom()
		if o.Op == facts.CommRecv && (o.servesOn() || s.takesBack(&o)) || !made.leftBy(leftAt{o.home, at, s.m.rootsAt(o.home, at)}) {
			continue
		}
		if other := s.alsoLeft(o.home); other != nil {
			other.startsAlso(s.call)
			return false // of all that one function leaves one is told
		}
		made.Fault, made.Why = FaultSend, o.why()
		note := reason.BlocksOnceGone
		if o.Op == facts.CommRecv {
			made.Fault, note = FaultRecv, reason.BlocksOnReceive
		}
		made.note("stays-at", note.With(), o.In, o.Wait.Pos)
		if o.Left != nil {
			made.note("left-by", reason.WaitsElsewhere.With(), o.LeftIn, o.Left.Pos)
		}
		s.m.servedFirst(made, o.In, o.Wait)
		return true
	}
	return false
}

// leftFrom is the block whose turns each leave one: that at which the channel comes to be, where the function goes on to
// make another one; that at which it begins, where what leaves the goroutine leads to the function's own end alone.
func (o *met) leftFrom() int {
	if o.home.Blocks[o.born].Loop == 0 {
		return 0
	}
	if o.Left == nil || o.LeftIn != o.home {
		return o.born
	}
	done := map[int]bool{}
	for i := range o.home.Waits {
		w := &o.home.Waits[i]
		for _, c := range w.Cases {
			switch {
			case !c.Chan.Equal(o.ch):
			case c.Then >= 0:
				done[c.Then] = true
			case w != o.Left:
				done[w.Block] = true
			}
		}
	}
	if program.ComesTo(o.home, o.Left.Block, o.born, done) {
		return o.born
	}
	return 0
}

// takesBack reports whether the goroutine receives, once, what has been put into the channel for it before
// it was started: a place that it gives back.
func (s *spawned) takesBack(o *met) bool {
	return o.In.Blocks[o.Wait.Block].Loop == 0 && slices.ContainsFunc(s.parts, func(p bodyPart) bool {
		return p.f == o.In && slices.ContainsFunc(o.Wait.Cases, func(w facts.WaitCase) bool {
			ch := p.lift(w.Chan)
			return slices.ContainsFunc(s.f.Comms, func(c facts.Comm) bool {
				before := program.ComesBy(s.f, c.Block, s.call.Block) && (c.Block != s.call.Block || c.Seq < s.call.Seq)
				return c.Op == facts.CommSend && before && ch.Known() && c.Chan.Equal(ch)
			})
		})
	})
}

// servesOn reports whether the function, once it has made the channel, goes on in a loop without an end of its
// own: a goroutine that works for it until then is needed for as long.
func (o *met) servesOn() bool {
	for i := range o.home.Loops {
		if o.home.Loops[i].Endless && !program.InLoop(o.home, o.born, i+1) {
			return true
		}
	}
	return false
}

// alsoLeft is what the function starts and leaves behind as well, as often as another one runs.
func (s *spawned) alsoLeft(home *program.Func) *Made {
	i := slices.IndexFunc(s.m.out, func(o *Made) bool {
		return o.Kind == MadeGoroutine && o.Func == s.f && o.Again.Func == home && (o.Fault == FaultSend || o.Fault == FaultRecv)
	})
	if i < 0 {
		return nil
	}
	return s.m.out[i]
}

// why says how the goroutine comes to be left.
func (o *met) why() reason.Reason {
	name := o.home.Display
	switch {
	case o.Op == facts.CommRecv && o.Left != nil && o.ByHome:
		return reason.LeavesUnsent.With(name).By(reason.SelectsReturn)
	case o.Op == facts.CommRecv:
		return reason.LeavesUnsent.With(name).By(reason.MayReturn)
	case o.Left != nil && !o.ByHome:
		return reason.OtherCase.With()
	case o.Received:
		return reason.ReceivesSome.With(name)
	case o.Left != nil:
		return reason.LeavesUnreceived.With(name).By(reason.SelectsReturn)
	}
	return reason.LeavesUnreceived.With(name).By(reason.MayReturn)
}
