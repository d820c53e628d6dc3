package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxEndHops bounds the calls that are followed from a method that may end its object.
const maxEndHops = 8

// endsObject reports whether a method that is named like an end is one. It is no end but a command,
// as one that stops a motor, if it does no more than send or write, and neither it nor what it
// calls closes or releases something, cancels, takes something out, says a word that leads somebody
// out of a loop, sets what somebody asks, or waits for an end. What is not in view, or not
// understood, may end it; what does nothing has forgotten to.
func (m *madeFinder) endsObject(f *program.Func) bool {
	w := endWalk{m: m, met: map[*program.Func]bool{}}
	return w.ends(f, maxEndHops) || !w.acts
}

// endWalk looks for what a method and those that it calls end. acts tells that they do something
// else: send, or write to what was there before or to what a field holds.
type endWalk struct {
	m    *madeFinder
	met  map[*program.Func]bool
	acts bool
}

func (w *endWalk) ends(f *program.Func, depth int) bool {
	if w.met[f] {
		return false
	}
	w.met[f] = true
	for _, g := range w.m.l.WithClosures(f) {
		stores := w.m.l.StoresOf[g.ID]
		if depth == 0 || g.Unread || len(g.Closings) > 0 || slices.ContainsFunc(g.Sites, takesOut) ||
			slices.ContainsFunc(stores, w.m.setsAsked) || slices.ContainsFunc(g.Comms, w.m.saysEnd) {
			return true
		}
		w.acts = w.acts || slices.ContainsFunc(stores, func(st facts.Store) bool { return st.In <= 0 }) ||
			slices.ContainsFunc(g.Comms, func(c facts.Comm) bool { return c.Op == facts.CommSend })
		for i := range g.Calls {
			if w.endsByCall(g, &g.Calls[i], depth) {
				return true
			}
		}
	}
	return false
}

// endsByCall reports whether a call ends something.
func (w *endWalk) endsByCall(f *program.Func, c *facts.Call, depth int) bool {
	if c.Callee.Pkg == "sync/atomic" || c.Callee.Pkg == "sync" && c.Callee.Name == "Wait" {
		return true
	}
	if c.Value != nil {
		return c.Value.Op != facts.OpFunc // a closure is looked at; what a field holds may cancel
	}
	inView := false
	for _, id := range w.m.l.Targets(f, c) {
		if g := w.m.l.Funcs[id]; g != nil {
			inView = true
			if w.ends(g, depth-1) {
				return true
			}
		}
	}
	if inView {
		return false
	}
	if c.Callee.Type != "" && c.Callee.Pkg != "sync" && len(c.Args) > 0 {
		w.acts = w.acts || c.Args[0].Op == facts.OpField
	}
	return program.IsReleaseName(c.Callee.Name) || w.m.l.TableReleases(c)
}

// takesOut reports whether an operation takes something out of a container that was there before.
func takesOut(s facts.Site) bool {
	root := program.RootOf(s.Ref)
	return s.Op == facts.Shrink && (root.Up > 0 || root.Op != facts.OpNew && root.Op != facts.OpLocal)
}

// setsAsked reports whether a store clears a field of what was there before, or sets one that some
// condition asks.
func (m *madeFinder) setsAsked(st facts.Store) bool {
	if st.In > 0 {
		return false
	}
	if st.Val.Op == facts.OpZero && st.Val.Text == "" {
		return true
	}
	if m.asked == nil {
		m.asked = map[string]bool{}
		for _, f := range m.l.SortedFuncs() {
			for i := range f.Blocks {
				if g := f.Blocks[i].Cond; g != nil {
					m.noteAsked(g.X)
					m.noteAsked(g.Y)
				}
			}
		}
	}
	return m.asked[st.Field]
}

// noteAsked notes the field that a condition asks, itself or by a function that answers with it.
func (m *madeFinder) noteAsked(t *facts.Term) {
	if key := program.PlaceKey(t); key != "" {
		m.asked[key] = true
	}
	if t == nil || t.Op != facts.OpCall {
		return
	}
	if g := m.l.Funcs[t.Text]; g != nil && t.N < len(g.Results) {
		for _, r := range g.Results[t.N].Alternatives() {
			if key := program.PlaceKey(r); key != "" {
				m.asked[key] = true
			}
		}
	}
}

// saysEnd reports whether something that is sent is a word that leads whoever receives it to the
// end of what it runs.
func (m *madeFinder) saysEnd(c facts.Comm) bool {
	return c.Op == facts.CommSend && m.leadsOut(program.PlaceKey(c.Chan))
}

// leadsOut reports whether a receive from a field's channel is followed, on some way, by the end
// of the function without another receive; so it may be if nobody in view receives.
func (m *madeFinder) leadsOut(key string) bool {
	heard := false
	for _, f := range m.l.SortedFuncs() {
		for i := range f.Waits {
			w := &f.Waits[i]
			for _, c := range w.Cases {
				if c.Op != facts.CommRecv || program.PlaceKey(c.Chan) != key {
					continue
				}
				heard = true
				if c.Then < 0 || program.Follow(f, []int{c.Then}, func(b int) bool { return b == w.Block }, func(b int) bool { return f.Blocks[b].Return }) {
					return true
				}
			}
		}
	}
	return !heard || key == ""
}
