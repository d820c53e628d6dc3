package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// settlement is what a function does with what is at a place.
type settlement struct {
	// escapes are the blocks at which it goes where nobody follows, nowhere if that is not
	// at one place of the function.
	escapes []int
	ends    []ending
	moves   []move
	// puts are where it goes into containers, here or in what the function calls.
	puts []put
	// offers are the places, here or in what the function calls, at which it goes into a channel
	// if that has a place, and else nowhere.
	offers []offer
	// besides are the results of calls in which it comes back beside an error.
	besides []givenBack
	// uses are the places at which it is handed to code out of view that does not keep it.
	uses []use
	// lists are the function's own lists that it goes into.
	lists []listed
	// gaps are where calls have failed that were given it and may have left it.
	gaps []gap
	// handovers are the calls that put it where somebody else has it from then on.
	handovers []handover
	// stopped says that something lets it go that runs when a timer fires, which the function stops.
	stopped bool
	// kept says that an object which was found, and not made, has it from then on.
	kept bool
}

// listed is a place at which something goes into a list of the function's own.
type listed struct {
	at    heldAt
	block int
}

// move is a place where it is handed to the callers: in a result, or as part of a parameter.
type move struct {
	result int // -1 for a parameter
	param  int
	part   string
	block  int
	// beside says that it is given beside an error, read that it was handed to other code before.
	beside, read bool
	// by is the call that puts it into a part of a parameter, nil where the function itself does.
	by *facts.Call
}

// escape notes that it goes where nobody follows, at a block.
func (st *settlement) escape(block int) {
	if !slices.Contains(st.escapes, block) {
		st.escapes = append(st.escapes, block)
	}
}

// add adds what becomes of it once it has gone to another place of the function, at a block.
func (st *settlement) add(o settlement, block int) {
	for _, b := range o.escapes {
		if b == nowhere {
			b = block
		}
		st.escape(b)
	}
	st.ends = append(st.ends, o.ends...)
	st.moves = append(st.moves, o.moves...)
	st.puts = append(st.puts, o.puts...)
	st.offers = append(st.offers, o.offers...)
	st.besides = append(st.besides, o.besides...)
	st.uses = append(st.uses, o.uses...)
	st.lists = append(st.lists, o.lists...)
	st.gaps = append(st.gaps, o.gaps...)
	st.handovers = append(st.handovers, o.handovers...)
	st.kept, st.stopped = st.kept || o.kept, st.stopped || o.stopped
}

// settle tells what becomes of what is at a place.
func (s *settler) settle(sp heldAt, depth int) settlement {
	asked := askedAt{sp, depth}
	if st, ok := s.recall(asked); ok {
		return st
	}
	h := sp.holdingAt()
	if h == nil || depth == 0 || len(sp.part) > 400 {
		return settlement{escapes: []int{nowhere}}
	}
	s.take(sp)
	out := settlement{ends: s.countsDown(sp)}
	for i := range h.Flows {
		w := &h.Flows[i]
		if within(sp.part, w.Part) {
			n := len(out.moves)
			s.flow(sp.f, w, strings.TrimPrefix(sp.part, w.Part), depth, &out)
			sp.notBeside(w, out.moves[n:])
			if w.How == facts.FlowReturn && w.Func == "" {
				taken := sp.from == facts.HandleParam && w.Part != "" // out of what the function was given, which has it still
				out.moves[len(out.moves)-1].beside = !taken && s.failsAt(sp, w.Block, -1)
			}
		}
	}
	out.offers = append(out.offers, offersAt(sp, h, &out)...)
	s.putBeside(sp, &out)
	out.onlyHeld(sp.f)
	s.leave(asked, out)
	return out
}

// flow adds what one place says; rest is the way from what goes there to the thing.
func (s *settler) flow(f *program.Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	in := f
	if w.Func != "" {
		if in = s.m.l.Funcs[w.Func]; in == nil {
			st.escape(nowhere)
			return
		}
	}
	if b := returnedAt(in, f); b != nowhere {
		st.escape(b) // whoever has the closure has the thing
	}
	end := endIn(in, f, w.Block)
	switch w.How {
	case facts.FlowReturn:
		if in != f {
			st.escape(s.blockOf(in, f, w.Block))
			return
		}
		st.moves = append(st.moves, move{result: w.Arg, part: rest, block: w.Block})
	case facts.FlowField:
		s.into(in, f, w.Dest, rest, w.Block, depth, st)
	case facts.FlowElem:
		st.puts = append(st.puts, put{in: in, dest: w.Dest, rest: rest, block: w.Block})
		if w.List > 0 && in == f {
			s.gathered(f, w, rest, depth, st)
			return
		}
		s.into(in, f, w.Dest, "[]"+rest, w.Block, depth, st)
	case facts.FlowClose, facts.FlowTell, facts.FlowCall:
		if rest == "" {
			if w.How == facts.FlowCall {
				end = endAt(in, f, &in.Calls[w.Call])
			}
			if w.How == facts.FlowCall && program.StoppedTimer(in, f) {
				st.stopped = true
				return
			}
			if w.How == facts.FlowTell && in == f {
				end.told = program.OnlySend(f, w.Block)
			}
			st.ends = append(st.ends, end)
		}
	case facts.FlowArg:
		s.argument(in, f, w, rest, depth, st)
	case facts.FlowMethod:
		if s.mayEnd(s.m.l.Funcs[w.Dest.Text], rest, depth) {
			st.escape(s.blockOf(in, f, w.Block))
		}
	case facts.FlowSend:
		st.handovers = append(st.handovers, handover{block: nowhere})
		st.escape(s.blockOf(in, f, program.SentAt(in, w.Block)))
	default:
		st.escape(s.blockOf(in, f, w.Block))
	}
}

// mayEnd reports whether a method lets go of a part of its receiver, or hands it to who may.
func (s *settler) mayEnd(method *program.Func, part string, depth int) bool {
	if method == nil || method.Unread {
		return true
	}
	st := s.settle(heldAt{f: method, from: facts.HandleParam, part: part}, depth-1)
	return len(st.ends)+len(st.escapes)+len(st.moves) > 0
}

// blockOf is the block of f at which control comes to a block of in: a closure of f runs at
// some time after it was made.
func (s *settler) blockOf(in, f *program.Func, block int) int {
	for in != f {
		i := slices.IndexFunc(in.UsedAt, func(u program.Use) bool { return u.In.ID == in.Parent })
		if i < 0 {
			return nowhere
		}
		block, in = in.UsedAt[i].Block, in.UsedAt[i].In
	}
	return block
}

// gathered follows what goes into a list of the function's own: it goes where the elements go. Of the
// thing itself that is so from then on that the list has it; whether the list is lost is asked by
// itself, see dropsGathered.
func (s *settler) gathered(f *program.Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	at := heldAt{f: f, from: facts.HandleList, n: w.List - 1, part: "[]" + rest}
	own := s.settle(at, depth-1)
	if len(own.ends) > 0 {
		own.ends = []ending{sureAt(w.Block)}
	}
	own.moves = slices.Clone(own.moves)
	for i := range own.moves {
		own.moves[i].block = w.Block
	}
	st.lists = append(st.lists, listed{at: at, block: w.Block})
	st.add(own, w.Block)
}

// into follows what is stored in a place of in: a function of its own, or a closure of f.
func (s *settler) into(in, f *program.Func, dest *facts.Term, rest string, block, depth int, st *settlement) {
	root, way := program.WayTo(dest)
	if in != f {
		st.escape(s.blockOf(in, f, block))
		return
	}
	to, ok := heldOf(f, root, way)
	if ok {
		to, ok = s.m.behindField(to)
		to.part += rest
	}
	switch {
	case !ok:
		st.escape(block)
	case s.m.finds(root) || s.m.findsOwn(to, dest):
		st.kept = true
	case s.pointsBack(to):
	case to.from == facts.HandleParam:
		st.moves = append(st.moves, move{result: -1, param: to.n, part: to.part, block: block})
	default:
		st.add(s.settle(to, depth-1), block)
	}
}

// argument adds what a call does with an argument, or with its receiver.
func (s *settler) argument(in, f *program.Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	at := s.blockOf(in, f, w.Block)
	if w.Call >= len(in.Calls) {
		st.escape(at)
		return
	}
	c := &in.Calls[w.Call]
	l := s.m.l
	end := endAt(in, f, c)
	recv := w.Arg == 0 && c.Callee.Type != ""
	if ends, ok := s.streamEnds(in, f, c); ok && recv && rest == "" {
		st.ends = append(st.ends, ends...)
		return
	}
	targets := l.Targets(in, c)
	switch {
	case !l.AnyInView(targets) && recv:
		switch {
		case l.ReleasesReceiver(c):
			if !l.UnheardEnd(c) {
				st.ends = append(st.ends, s.endWhere(in, f, c))
			}
		case rest != "" && !program.IsStandard(c.Callee.Pkg):
			st.escape(at)
		}
		return
	case !l.AnyInView(targets):
		if l.ReleasesArgument(c, w.Arg) || rest == "" && l.CallsAtOnce(c, w.Arg) {
			st.ends = append(st.ends, end)
		}
		if rest == "" {
			st.uses = append(st.uses, usesOf(l, in, f, w, at)...)
		}
		if l.WrapsArgument(c, w.Arg) || in == f && rest == "" && s.m.takesOver(f, w.Call) {
			s.wrapped(in, f, w, rest, depth, st)
			return
		}
		flow := w.Flow
		flow.Within = rest != "" && program.IsStandard(c.Callee.Pkg)
		if intoAtomic(c, w.Arg) || l.LibraryKeeps(c, w.Arg) || l.KeepsOutOfView(c, &flow) || program.VisitsElements(in, c, rest) {
			st.escape(at)
		}
		return
	case c.Opts > 0 && w.Arg >= c.Opts-1:
		st.escape(at)
		return
	}
	if recv && rest == "" && c.Iface && l.ReleasesReceiver(c) {
		st.ends = append(st.ends, end)
		return
	}
	if recv {
		targets, rest = s.m.dispatched(c, targets, rest)
	}
	for _, id := range targets {
		s.toTarget(in, f, c, w, l.Funcs[id], rest, depth, st)
	}
}

// toTarget adds what one function does that a call may mean.
func (s *settler) toTarget(in, f *program.Func, c *facts.Call, w *facts.PartFlow, g *program.Func, rest string, depth int, st *settlement) {
	switch {
	case g == nil && w.Arg == 0 && c.Iface: // a method that a type has from what it embeds asks that one
	case g == nil || g.Unread:
		st.escape(s.blockOf(in, f, w.Block))
	default:
		s.passed(in, f, c, w, heldAt{f: g, from: facts.HandleParam, n: program.ParamOf(g, c, w.Arg), part: rest}, depth, st)
	}
}

// passed adds what a function in view does with an argument, as the caller sees it.
func (s *settler) passed(in, f *program.Func, c *facts.Call, w *facts.PartFlow, to heldAt, depth int, st *settlement) {
	inner := s.settle(to, depth-1)
	at := s.blockOf(in, f, w.Block)
	st.puts = append(st.puts, inner.puts...)
	st.offers = append(st.offers, inner.offers...)
	st.kept = st.kept || inner.kept
	if in == f && c.Mode == facts.ModePlain && inner.keeps() {
		st.handovers = append(st.handovers, handover{at, c})
	}
	if len(inner.escapes) > 0 {
		st.escape(at)
	}
	if len(inner.uses) > 0 {
		st.uses = append(st.uses, usedBy(c, &inner, at, in == f))
	}
	if len(inner.ends) > 0 {
		end := endAt(in, f, c)
		end.partly, end.held = s.partly(to, &inner), askedIn(to.f, inner.ends)
		st.ends = append(st.ends, end)
	}
	if in == f && c.Mode == facts.ModePlain {
		s.failing(f, c, to, &inner, st)
	}
	for _, mv := range inner.moves {
		switch {
		case in != f || c.Mode == facts.ModeGo && mv.result >= 0:
			st.escape(at)
		case mv.result >= 0:
			back := heldAt{f: f, from: facts.HandleCall, n: w.Call, result: mv.result, part: mv.part}
			if mv.beside {
				st.besides = append(st.besides, givenBack{back, mv.read})
			}
			st.add(s.settle(back, depth-1), at)
		default:
			root, way := program.WayTo(program.ArgAt(c.Args, mv.param))
			to, ok := heldOf(f, root, way+mv.part)
			switch {
			case !ok:
				st.escape(at)
			case s.m.finds(root):
				st.kept = true
			case s.pointsBack(to):
			case to.from == facts.HandleParam:
				st.moves = append(st.moves, move{result: -1, param: to.n, part: to.part, block: w.Block, by: c, beside: mv.beside})
			default:
				st.add(s.settle(to, depth-1), at)
			}
		}
	}
}

// wrapped adds what becomes of the result of a call out of view that closes what it was given
// when it is closed itself.
func (s *settler) wrapped(in, f *program.Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	at := s.blockOf(in, f, w.Block)
	if in != f || rest != "" && !program.IsStandard(f.Calls[w.Call].Callee.Pkg) {
		st.escape(at)
		return
	}
	if !slices.ContainsFunc(f.Handles, func(h facts.Handle) bool { return h.From == facts.HandleCall && h.N == w.Call && h.Result == 0 }) {
		return // who has that has no way to end it
	}
	st.add(s.settle(heldAt{f: f, from: facts.HandleCall, n: w.Call}, depth-1), at)
}
