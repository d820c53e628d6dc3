package made

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// maxSenderHops is how many calls up the object is followed on whose channel something sends.
const maxSenderHops = 2

// orphaned finds a loop that at each turn receives from the channel of an object, where nothing closes
// that channel and all that send on it come to the object through a container that loses it: once it
// is removed there, nothing wakes the goroutine any more. Ways out of the loop for what was received,
// such as a failed write, need another element first.
func (s *spawned) orphaned(made *Made) bool {
	if !comesOften(made.Roots) {
		return false
	}
	for at := range s.ownWaitsAlone(facts.CommRecv) {
		p, ch := at.in(), at.on()
		if ch.Op != facts.OpField || !program.AtEachTurn(p.f, at.wait) || len(s.m.l.Closers[ch.Text]) > 0 || !s.m.makesOwner(s, p, ch) {
			continue
		}
		in := s.m.sentFrom(ch.Text)
		if in == "" {
			continue
		}
		made.Fault = FaultRecv
		made.Why = reason.RemovedUnheard.With(program.LastName(program.OwnerOf(ch.Text)), program.TypeAndField(in), program.LastName(ch.Text))
		made.note("stays-at", reason.BlocksOnReceive.With(), p.f, at.wait.Pos)
		return true
	}
	return false
}

// makesOwner reports whether the function that starts the goroutine makes the object that has the
// channel, or is given it by one that does: each activation has another one.
func (m *madeFinder) makesOwner(s *spawned, p *bodyPart, ch *facts.Term) bool {
	root := program.RootOf(p.lift(ch))
	return m.l.MadeNow(root, s.f, maxSenderHops)
}

// sentFrom is foundIn, asked once for each field.
func (m *madeFinder) sentFrom(field string) string {
	in, ok := m.sentFroms[field]
	if !ok {
		in = m.foundIn(field)
		m.sentFroms[field] = in
	}
	return in
}

// foundIn is the container from which all take the objects on whose channel, a field, they send, and
// that loses single ones; "" if there is none.
func (m *madeFinder) foundIn(field string) string {
	in := ""
	for _, f := range m.l.SortedFuncs() {
		if f.Testing {
			continue
		}
		for i := range f.Comms {
			c := &f.Comms[i]
			if c.Op != facts.CommSend || c.Chan.IsUnknown() || c.Chan.Op != facts.OpField || c.Chan.Text != field {
				continue
			}
			from := m.takenOf(f, c.Chan.Arg(0), maxSenderHops)
			if from == "" || in != "" && in != from {
				return ""
			}
			in = from
		}
	}
	if in == "" || !m.loses(in) {
		return ""
	}
	return in
}

// takenOf is the container of which an object of a function is a key or an element, in its callers
// where it is a parameter, and in what gave it where it is the result of a call, which may have put a new
// one there; "" if that is not so for all.
func (m *madeFinder) takenOf(f *program.Func, obj *facts.Term, hops int) string {
	switch {
	case obj.Op == facts.OpKey || obj.Op == facts.OpElem:
		return program.PlaceKey(obj.Arg(0))
	case obj.Op == facts.OpCall && hops > 0:
		return m.givenOf(f, obj, hops)
	case obj.Op != facts.OpParam || obj.Up > 0 || hops == 0 || len(f.UsedAt) > 0:
		return ""
	}
	in := ""
	for _, e := range f.Callers {
		if e.Caller.Testing {
			continue
		}
		from := m.takenOf(e.Caller, program.ArgAt(e.Args, obj.N), hops-1)
		if from == "" || in != "" && in != from {
			return ""
		}
		in = from
	}
	return in
}

// givenOf is takenOf for the result of a call in view.
func (m *madeFinder) givenOf(f *program.Func, obj *facts.Term, hops int) string {
	i := slices.IndexFunc(f.Calls, func(c facts.Call) bool { return program.Yields(&c, obj) })
	if i < 0 {
		return ""
	}
	in, put := "", false
	for _, id := range m.l.Targets(f, &f.Calls[i]) {
		g := m.l.Funcs[id]
		if g == nil || g.Unread || obj.N >= len(g.Results) {
			return ""
		}
		for _, r := range g.Results[obj.N].Alternatives() {
			if r.Op == facts.OpNew && r.Up == 0 {
				put = true
				continue
			}
			from := m.takenOf(g, r, hops-1)
			if from == "" || in != "" && in != from {
				return ""
			}
			in = from
		}
		if put && !slices.ContainsFunc(g.Sites, func(st facts.Site) bool { return st.Op == facts.Grow && program.PlaceKey(st.Ref) == in }) {
			return ""
		}
	}
	return in
}

// loses reports whether code that runs again and again, or that others ask to do so for what they name, takes
// single entries out of a container.
func (m *madeFinder) loses(key string) bool {
	return slices.ContainsFunc(m.l.SortedFuncs(), func(f *program.Func) bool {
		return !f.Testing && slices.ContainsFunc(f.Sites, func(st facts.Site) bool {
			if st.Op != facts.Shrink || st.Extent != facts.ExtentOne || program.PlaceKey(st.Ref) != key {
				return false
			}
			r := m.rootsAt(f, st.Block)
			return comesOften(r) || r.Live() && r.Exported && program.TakesKey(f)
		})
	})
}
