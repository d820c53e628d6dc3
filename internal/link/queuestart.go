package link

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
)

// unstarted finds a list whose consumer is started under a setting that its producers
// do not ask for: without the setting nothing takes from it.
func (l *linker) unstarted(c *Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := l.producers(liveGrows(c), shrinks)
	if !ok || len(grows) == 0 {
		return nil
	}
	first := ""
	for _, e := range shrinks {
		s := l.startsOf(c, e)
		if s.field == "" || !s.all {
			return nil
		}
		first = s.field
		if l.asks(grows, s.field) {
			return nil
		}
	}
	why := "what takes from it is started only under " + lastName(first)
	reclass(shrinks, ClassUnstarted, why)
	return &Queue{Shape: QueueUnstarted, At: grows[0], Why: why}
}

// producers are the grows but for those of the consumer itself, which puts back what
// it could not handle.
func (l *linker) producers(grows, shrinks []*Event) []*Event {
	return slices.DeleteFunc(grows, func(g *Event) bool {
		return slices.ContainsFunc(shrinks, func(s *Event) bool { return outermost(l.index, g.Site) == outermost(l.index, s.Site) })
	})
}

// starts is what is known of how a consumer is started: all ways to it pass a go
// statement under a setting, the one in field.
type starts struct {
	all   bool
	field string
}

// starter walks from a consumer to the go statements that start it.
type starter struct {
	l    *linker
	w    *walker
	seen map[string]bool
	left int
	out  starts
}

// startsOf follows a shrink upward to where it is started.
func (l *linker) startsOf(c *Container, e *Event) starts {
	s := &starter{l: l, w: l.walkerOf(ownerKey(c)), seen: map[string]bool{}, left: 300, out: starts{all: true}}
	base := e.Base
	if base.IsUnknown() && c.Owner != "" {
		return starts{}
	}
	s.climb(e.Func, e.Block, base, e.Async, "")
	return s.out
}

// climb follows callers and uses of f. spawned says that a go statement was crossed,
// setting is the field that it, or a place above it, was conditional on.
func (s *starter) climb(f *Func, block int, base *facts.Term, spawned bool, setting string) {
	if s.left--; s.left < 0 {
		s.out.all = false
		return
	}
	key := f.ID + "|" + strconv.FormatBool(spawned) + "|" + setting
	if f.Testing || s.seen[key] || s.w.isEnd(f) {
		return
	}
	s.seen[key] = true
	if spawned && setting == "" {
		setting = s.settingAt(f, block, s.makesOf(f, base))
	}
	made := s.w.makes(f, base) || s.w.builds(f)
	if made || !s.onward(f, base, spawned, setting) {
		s.end(spawned, setting)
	}
}

// end is the end of one way.
func (s *starter) end(spawned bool, setting string) {
	if !spawned || setting == "" || s.out.field != "" && s.out.field != setting {
		s.out.all = false
		return
	}
	s.out.field = setting
}

// onward goes on at the callers and uses of f; it reports whether there are any.
func (s *starter) onward(f *Func, base *facts.Term, spawned bool, setting string) bool {
	any := false
	for _, e := range f.callers {
		if f.Parent != "" && e.caller.ID == f.Parent && e.call.Func == f.ID || e.caller.Testing {
			continue
		}
		any = true
		s.climb(e.caller, e.block, s.w.rebase(f, e, base), spawned || e.mode == facts.ModeGo, setting)
	}
	for _, u := range f.usedAt {
		if u.in.Testing {
			continue
		}
		any = true
		s.climb(u.in, u.Block, handedBase(f, u, base), spawned || s.spawns(u), setting)
	}
	return any
}

// makes reports whether f makes the object.
func (w *walker) makes(f *Func, base *facts.Term) bool {
	return w.madeAt(f, start(w.l.paths.of(base).term)) >= 0
}

// builds reports whether f makes an object of the holder's type, or of one that holds it,
// and puts it where the last one was.
func (w *walker) builds(f *Func) bool {
	return w.owner != "" && slices.ContainsFunc(f.builds, func(t string) bool { return w.own[t] })
}

// handedBase is the base as the function that makes a function value sees it: captured
// variables are its own, the receiver of a method value is what it was bound to.
func handedBase(f *Func, u use, base *facts.Term) *facts.Term {
	switch {
	case base.IsUnknown():
		return base
	case f.Parent != "" && u.in.ID == f.Parent:
		return base.Raise(1)
	case u.Bound != nil:
		return base.Substitute([]*facts.Term{u.Bound})
	}
	return facts.Unknown()
}

// spawns reports whether a function value is started as a goroutine where it is used.
func (s *starter) spawns(u use) bool {
	switch u.How {
	case facts.UseGo:
		return true
	case facts.UseArg:
		if u.Call >= len(u.in.Calls) {
			return false
		}
		c := &u.in.Calls[u.Call]
		return c.Mode == facts.ModeGo || s.l.callback(c, u.Arg) == callbackAsync
	}
	return false
}

// makesOf are the blocks of f in which the holder, or what holds it, is made.
func (s *starter) makesOf(f *Func, base *facts.Term) []int {
	var out []int
	if root := start(s.l.paths.of(base).term); s.w.madeAt(f, root) >= 0 {
		out = append(out, s.w.madeAt(f, root))
	}
	for i := range f.Makes {
		if t := f.Makes[i].Type; t != "" && s.w.own[t] {
			out = append(out, f.Makes[i].Block)
		}
	}
	for i := range f.Calls {
		if t := s.l.index.makerOf[f.Calls[i].Func]; t != "" && s.w.own[t] {
			out = append(out, f.Calls[i].Block)
		}
	}
	return out
}

// settingAt returns the field on whose value a block depends, and the making of the
// holder, in the blocks made, does not; "" if there is none.
func (s *starter) settingAt(f *Func, block int, made []int) string {
	for _, g := range f.guardsAt(block) {
		if slices.ContainsFunc(made, func(b int) bool {
			return slices.ContainsFunc(f.guardsAt(b), func(h facts.Guard) bool { return h.Block == g.Block })
		}) {
			continue
		}
		if x := settingOf(g); x != "" && !s.l.writes(f, x) {
			return x
		}
	}
	return ""
}

// settingOf returns the field or variable that a guard tests as a setting is tested.
func settingOf(g facts.Guard) string {
	switch g.Kind {
	case facts.GuardFlag, facts.GuardNil:
	case facts.GuardEq:
		if g.Y.IsUnknown() || g.Y.Op != facts.OpConst && g.Y.Op != facts.OpGlobal {
			return ""
		}
	case facts.GuardLen:
		if g.Y.IsUnknown() || g.Y.Op != facts.OpConst && g.Y.Op != facts.OpZero {
			return ""
		}
	default:
		return ""
	}
	if g.X == nil || g.X.Op != facts.OpField && g.X.Op != facts.OpGlobal {
		return ""
	}
	return g.X.Text
}

// writes reports whether a function, or a closure of it, writes to a field: then it is
// state that the start itself turns, no setting.
func (l *linker) writes(f *Func, field string) bool {
	out := outermost(l.index, f)
	return slices.ContainsFunc(l.withClosures(out), func(g *Func) bool {
		return slices.ContainsFunc(l.storesOf[g.ID], func(st facts.Store) bool { return st.Field == field }) ||
			slices.ContainsFunc(g.Sites, func(st facts.Site) bool { return st.Ref.Text == field })
	})
}

// asks reports whether the way to every grow asks for a setting: the same one, or any
// other that stands for it.
func (l *linker) asks(grows []*Event, field string) bool {
	for _, g := range grows {
		w := &asker{l: l, field: field, memo: map[string]bool{}, left: 300}
		if slices.ContainsFunc(g.Guards, w.tests) {
			continue
		}
		if !w.asked(g.Func, g.Block, 8) {
			return false
		}
	}
	return true
}

// asker follows a grow upward and looks for tests of settings. What it cannot follow
// counts as tested.
type asker struct {
	l     *linker
	field string
	memo  map[string]bool
	left  int
}

// asked reports whether all ways to a block of f test the setting.
func (a *asker) asked(f *Func, block, depth int) bool {
	if a.left--; a.left < 0 || depth == 0 || slices.ContainsFunc(f.guardsAt(block), a.tests) {
		return true
	}
	key := f.ID + "|" + strconv.Itoa(block)
	if done, ok := a.memo[key]; ok {
		return done
	}
	a.memo[key] = true // a cycle adds no way
	all, n := true, 0
	for _, e := range f.callers {
		if !e.caller.Testing {
			n++
			all = all && a.asked(e.caller, e.block, depth-1)
		}
	}
	for _, u := range f.usedAt {
		if !u.in.Testing {
			n++
			all = all && a.asked(u.in, u.Block, depth-1)
		}
	}
	a.memo[key] = all && n > 0
	return a.memo[key]
}

// tests reports whether a guard tests the setting, or another field of an object that
// may stand for it.
func (a *asker) tests(g facts.Guard) bool {
	x := settingOf(g)
	return x != "" && (x == a.field || a.l.derived(x, a.field))
}

// derived reports whether a field is written from the setting, or only where it holds.
func (l *linker) derived(field, setting string) bool {
	return slices.ContainsFunc(l.index.stores[field], func(st facts.Store) bool {
		return st.Val.Any(func(t *facts.Term) bool { return t.Text == setting })
	})
}
