package link

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
)

// heldAt is a part of a value that a function has: something there has to be let go of.
type heldAt struct {
	f         *Func
	from      facts.HandleFrom
	n, result int
	// part is the way from the value to it, as in facts.PartFlow.
	part string
}

// settlement is what a function does with what is at a place.
type settlement struct {
	// escapes: it goes where nobody follows.
	escapes bool
	ends    []ending
	moves   []move
}

// ending is a place where it is let go of.
type ending struct {
	block int
	// late: when the function returns, or by a closure, whenever that runs.
	late bool
}

// move is a place where it is handed to the callers: in a result, or as part of a parameter.
type move struct {
	result int // -1 for a parameter
	param  int
	part   string
	block  int
}

func (st *settlement) add(o settlement) {
	st.escapes = st.escapes || o.escapes
	st.ends = append(st.ends, o.ends...)
	st.moves = append(st.moves, o.moves...)
}

// settler works out settlements.
type settler struct {
	m    *madeFinder
	done map[heldAt]*settlement
}

const maxSettleDepth = 6

// holdingAt is what the function tells of the value of a place, nil if nothing.
func (sp heldAt) holdingAt() *facts.Holding {
	for i := range sp.f.Holdings {
		if h := &sp.f.Holdings[i]; h.From == sp.from && h.N == sp.n && h.Result == sp.result {
			return h
		}
	}
	return nil
}

// settle tells what becomes of what is at a place.
func (s *settler) settle(sp heldAt, depth int) settlement {
	if st := s.done[sp]; st != nil {
		return *st
	}
	h := sp.holdingAt()
	if h == nil || depth == 0 || len(sp.part) > 400 {
		return settlement{escapes: true}
	}
	st := &settlement{}
	s.done[sp] = st // what comes back to itself adds nothing
	var out settlement
	for i := range h.Flows {
		w := &h.Flows[i]
		if rest, ok := strings.CutPrefix(sp.part, w.Part); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			s.flow(sp.f, w, rest, depth, &out)
		}
	}
	*st = out
	return out
}

// flow adds what one place says; rest is the way from what goes there to the thing.
func (s *settler) flow(f *Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	in := f
	if w.Func != "" {
		if in = s.m.l.index.funcs[w.Func]; in == nil {
			st.escapes = true
			return
		}
	}
	end := ending{w.Block, in != f}
	switch w.How {
	case facts.FlowReturn:
		if in != f {
			st.escapes = true
			return
		}
		st.moves = append(st.moves, move{result: w.Arg, part: rest, block: w.Block})
	case facts.FlowField:
		s.into(in, f, w.Dest, rest, w.Block, depth, st)
	case facts.FlowElem:
		s.into(in, f, w.Dest, "[]"+rest, w.Block, depth, st)
	case facts.FlowClose, facts.FlowTell, facts.FlowCall:
		if rest == "" {
			end.late = end.late || w.How == facts.FlowCall && late(&in.Calls[w.Call])
			st.ends = append(st.ends, end)
		}
	case facts.FlowArg:
		s.argument(in, f, w, rest, depth, st)
	default:
		st.escapes = true
	}
}

// late reports whether a call is made when its function returns.
func late(c *facts.Call) bool { return c.Mode != facts.ModePlain || c.Deferred }

// wayTo splits a term into what it begins with and the way from there.
func wayTo(t *facts.Term) (root *facts.Term, way string) {
	for t != nil {
		switch t.Op {
		case facts.OpField:
			way = "." + t.Text + way
		case facts.OpElem:
			way = "[]" + way
		default:
			return t, way
		}
		t = t.Arg(0)
	}
	return facts.Unknown(), ""
}

// into follows what is stored in a place of in: a function of its own, or a closure of f.
func (s *settler) into(in, f *Func, dest *facts.Term, rest string, block, depth int, st *settlement) {
	root, way := wayTo(dest)
	if in != f {
		st.escapes = true
		return
	}
	to, ok := heldOf(f, root, way+rest)
	switch {
	case !ok:
		st.escapes = true
	case to.from == facts.HandleParam:
		st.moves = append(st.moves, move{result: -1, param: to.n, part: to.part, block: block})
	default:
		st.add(s.settle(to, depth-1))
	}
}

// heldOf is the part of what a term of f denotes: a parameter, something made here, or what
// a call gave.
func heldOf(f *Func, root *facts.Term, part string) (heldAt, bool) {
	switch {
	case root.IsUnknown() || root.Up != 0:
	case root.Op == facts.OpParam:
		return heldAt{f: f, from: facts.HandleParam, n: root.N, part: part}, true
	case root.Op == facts.OpNew:
		return heldAt{f: f, from: facts.HandleMake, n: root.N, part: part}, true
	case root.Op == facts.OpCall:
		n := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return yields(&c, root) })
		return heldAt{f: f, from: facts.HandleCall, n: n, result: root.N, part: part}, n >= 0
	}
	return heldAt{}, false
}

// argument adds what a call does with an argument, or with its receiver.
func (s *settler) argument(in, f *Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	if w.Call >= len(in.Calls) {
		st.escapes = true
		return
	}
	c := &in.Calls[w.Call]
	l := s.m.l
	end := ending{w.Block, in != f || late(c)}
	recv := w.Arg == 0 && c.Callee.Type != ""
	targets := l.index.targets(in, c)
	switch {
	case !l.anyInView(targets) && recv:
		switch {
		case l.releasesReceiver(c):
			st.ends = append(st.ends, end)
		case rest != "" && !isStandard(c.Callee.Pkg):
			st.escapes = true
		}
		return
	case !l.anyInView(targets):
		if l.releasesArgument(c, w.Arg) {
			st.ends = append(st.ends, end)
		}
		if l.wrapsArgument(c, w.Arg) {
			s.wrapped(in, f, w, rest, depth, st)
			return
		}
		flow := w.Flow
		flow.Within = rest != "" && isStandard(c.Callee.Pkg)
		st.escapes = st.escapes || l.libraryKeeps(c, w.Arg) || l.keepsOutOfView(c, &flow)
		return
	case c.Opts > 0 && w.Arg >= c.Opts-1:
		st.escapes = true
		return
	}
	if recv && rest == "" && c.Iface && l.releasesReceiver(c) {
		st.ends = append(st.ends, end)
		return
	}
	for _, id := range targets {
		g := l.index.funcs[id]
		if g == nil || g.Unread {
			st.escapes = true
			continue
		}
		s.passed(in, f, g, c, w, s.settle(heldAt{f: g, from: facts.HandleParam, n: w.Arg, part: rest}, depth-1), depth, st)
	}
}

// passed adds what a function in view does with an argument, as the caller sees it.
func (s *settler) passed(in, f, g *Func, c *facts.Call, w *facts.PartFlow, inner settlement, depth int, st *settlement) {
	st.escapes = st.escapes || inner.escapes
	if len(inner.ends) > 0 {
		st.ends = append(st.ends, ending{w.Block, in != f || late(c)})
	}
	for _, mv := range inner.moves {
		switch {
		case in != f || c.Mode == facts.ModeGo && mv.result >= 0:
			st.escapes = true
		case mv.result >= 0:
			st.add(s.settle(heldAt{f: f, from: facts.HandleCall, n: w.Call, result: mv.result, part: mv.part}, depth-1))
		default:
			root, way := wayTo(argAt(c.Args, mv.param))
			to, ok := heldOf(f, root, way+mv.part)
			switch {
			case !ok:
				st.escapes = true
			case to.from == facts.HandleParam:
				st.moves = append(st.moves, move{result: -1, param: to.n, part: to.part, block: w.Block})
			default:
				st.add(s.settle(to, depth-1))
			}
		}
	}
}

// wrapped adds what becomes of the result of a call out of view that closes what it was given
// when it is closed itself.
func (s *settler) wrapped(in, f *Func, w *facts.PartFlow, rest string, depth int, st *settlement) {
	if in != f || rest != "" {
		st.escapes = true
		return
	}
	st.add(s.settle(heldAt{f: f, from: facts.HandleCall, n: w.Call}, depth-1))
}
