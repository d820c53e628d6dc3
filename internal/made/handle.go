package made

import (
	"slices"

	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// handleState is what a function does with something that has to be released.
type handleState struct {
	// released: it is released here, or handed to what releases it.
	released bool
	// escapes: it goes where nobody follows; whoever has it may release it.
	escapes bool
	// returned is 1 + the result that it is returned as, by itself or inside of it.
	returned int
	// kept are the fields of older objects, and variables, that take it.
	kept []keptIn
	// owned are the fields of objects made here that hold it.
	owned []string
}

// keptIn is a store of a handle.
type keptIn struct {
	in    *program.Func
	flow  *facts.Flow
	place *facts.Term
	// inside are the fields of objects made there that hold it.
	inside []string
}

// state works out what becomes of a handle of f.
func (m *madeFinder) state(f *program.Func, h *facts.Handle, depth int) handleState {
	key := f.ID + "|" + string(h.From) + strconv.Itoa(h.N) + "." + strconv.Itoa(h.Result)
	if st, ok := m.statuses[key]; ok {
		return st
	}
	m.statuses[key] = handleState{escapes: true} // a cycle
	var st handleState
	for i := range h.Flows {
		m.flow(f, &h.Flows[i], depth, &st)
	}
	for i := range st.kept {
		st.kept[i].inside = st.owned
	}
	m.statuses[key] = st
	return st
}

// flow adds what one place says.
func (m *madeFinder) flow(f *program.Func, w *facts.Flow, depth int, st *handleState) {
	in := f
	if w.Func != "" {
		if in = m.l.Funcs[w.Func]; in == nil {
			st.escapes = true
			return
		}
	}
	switch w.How {
	case facts.FlowReturn:
		if w.Func != "" {
			st.escapes = true
			return
		}
		if st.returned == 0 || !w.Within {
			st.returned = w.Arg + 1
		}
	case facts.FlowField:
		switch base := w.Dest.Arg(0); {
		case base.Op == facts.OpNew && base.Up == 0:
			st.owned = append(st.owned, w.Dest.Text)
		case w.Dest.Op != facts.OpField:
			st.escapes = true
		default:
			st.kept = append(st.kept, keptIn{in: in, flow: w, place: w.Dest})
		}
	case facts.FlowGlobal:
		st.kept = append(st.kept, keptIn{in: in, flow: w, place: w.Dest})
	case facts.FlowCall:
		st.released = true
	case facts.FlowArg:
		m.argument(in, w, depth, st)
	default:
		st.escapes = true
	}
}

// argument adds what a call does with a handle that it takes.
func (m *madeFinder) argument(in *program.Func, w *facts.Flow, depth int, st *handleState) {
	if w.Call >= len(in.Calls) {
		st.escapes = true
		return
	}
	c := &in.Calls[w.Call]
	if w.Arg == 0 && c.Callee.Type != "" {
		st.released = st.released || m.l.ReleasesReceiver(c)
		st.escapes = st.escapes || w.Within && m.worksOn(m.l.Funcs[c.Func], depth)
		return
	}
	if place := program.AtomicPlace(c, w.Arg); place != nil && !w.Within {
		st.kept = append(st.kept, keptIn{in: in, flow: w, place: place})
		return
	}
	targets := m.l.DirectTargets(c)
	if !m.l.AnyInView(targets) {
		st.escapes = st.escapes || intoAtomic(c, w.Arg)
		st.released = st.released || m.l.ReleasesArgument(c, w.Arg)
		st.escapes = st.escapes || m.l.KeepsOutOfView(c, w)
		return
	}
	if c.Opts > 0 && w.Arg >= c.Opts-1 {
		st.escapes = true // one of a list
		return
	}
	for _, id := range targets {
		g := m.l.Funcs[id]
		if g == nil || g.Unread || depth == 0 {
			st.escapes = true
			continue
		}
		m.passed(g, w, depth, st)
	}
}

// worksOn reports whether a function that has an object in which a thing lies starts a goroutine, which
// may let the thing go, or lets something go itself.
func (m *madeFinder) worksOn(g *program.Func, depth int) bool {
	if g == nil || g.Unread || depth == 0 {
		return false
	}
	return slices.ContainsFunc(m.l.WithClosures(g), func(h *program.Func) bool {
		return slices.ContainsFunc(h.Calls, func(c facts.Call) bool {
			return c.Mode == facts.ModeGo || m.l.ReleasesReceiver(&c) || m.worksOn(m.l.Funcs[c.Func], depth-1)
		})
	})
}

// passed adds what a function in view does with a handle that it is given.
func (m *madeFinder) passed(g *program.Func, w *facts.Flow, depth int, st *handleState) {
	for i := range g.Handles {
		h := &g.Handles[i]
		if h.From != facts.HandleParam || h.N != w.Arg {
			continue
		}
		inner := m.state(g, h, depth-1)
		st.released = st.released || inner.released
		st.escapes = st.escapes || inner.escapes || len(inner.kept) > 0
		return
	}
	// As another type it cannot be released there; what holds it is followed as the
	// call's result.
	if w.Within && m.worksOn(g, depth) || !w.Within && len(g.Results) == 0 && m.l.KeepsParam(g, w.Arg, 3) {
		st.escapes = true
	}
}

// takesOver reports whether a call of another module's function, of which nothing is known, gives
// something that has an end: what it was given whole to make that of ends with it.
func (m *madeFinder) takesOver(f *program.Func, call int) bool {
	c := &f.Calls[call]
	return c.Callee.Name != "" && c.Callee.Type == "" && !program.IsStandard(c.Callee.Pkg) && slices.ContainsFunc(f.Handles, func(h facts.Handle) bool {
		return h.From == facts.HandleCall && h.N == call && h.Result == 0 && slices.Contains(m.ends[h.Type], "Close")
	})
}

// leavesNobody reports whether what was in an atomic pointer is nobody's once something else has
// taken its place: no code in view that reads the pointer ends what it reads, or hands it on.
func (m *madeFinder) leavesNobody(k keptIn) bool {
	if k.flow.How != facts.FlowArg || k.flow.Call >= len(k.in.Calls) || !program.OfAtomic(k.in.Calls[k.flow.Call].Callee) {
		return false
	}
	key := program.PlaceKey(k.place)
	for _, f := range m.l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Calls {
			c := &f.Calls[i]
			if !program.OfAtomic(c.Callee) || len(c.Args) == 0 || program.PlaceKey(c.Args[0]) != key || c.Callee.Name == "Store" || c.Dropped {
				continue
			}
			n := slices.IndexFunc(f.Handles, func(h facts.Handle) bool { return h.From == facts.HandleCall && h.N == i })
			if n < 0 {
				return false
			}
			if st := m.state(f, &f.Handles[n], 4); st.released || st.escapes || st.returned > 0 || len(st.kept)+len(st.owned) > 0 {
				return false
			}
		}
	}
	return true
}
