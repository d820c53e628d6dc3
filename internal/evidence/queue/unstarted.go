package queue

import (
	"slices"
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/libcall"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// unstarted finds a list whose consumer is started under a setting that its producers
// do not ask for: without the setting nothing takes from it.
func unstarted(l *growth.Growth, c *growth.Container) *Queue {
	shrinks, ok := liveShrinks(c)
	grows := producers(l, liveGrows(c), shrinks)
	if !ok || len(grows) == 0 {
		return nil
	}
	first := ""
	for _, e := range shrinks {
		s := startsOf(l, c, e)
		if s.field == "" || !s.all {
			return nil
		}
		first = s.field
		if asks(l, grows, s.field) {
			return nil
		}
	}
	why := reason.Reason{Code: reason.UnderSetting, Of: program.LastName(first)}
	reclass(shrinks, growth.ClassUnstarted, why)
	return &Queue{Shape: QueueUnstarted, At: grows[0], Why: why}
}

// producers are the grows but for those of the consumer itself, which puts back what
// it could not handle.
func producers(l *growth.Growth, grows, shrinks []*growth.Event) []*growth.Event {
	return slices.DeleteFunc(grows, func(g *growth.Event) bool {
		return slices.ContainsFunc(shrinks, func(s *growth.Event) bool {
			return program.Outermost(l.Program, g.Site) == program.Outermost(l.Program, s.Site)
		})
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
	l    *growth.Growth
	w    *reach.Walker
	seen map[string]bool
	left int
	out  starts
}

// startsOf follows a shrink upward to where it is started.
func startsOf(l *growth.Growth, c *growth.Container, e *growth.Event) starts {
	s := &starter{l: l, w: l.WalkerOf(growth.OwnerKey(c)), seen: map[string]bool{}, left: 300, out: starts{all: true}}
	base := e.Base
	if base.IsUnknown() && c.Owner != "" {
		return starts{}
	}
	s.climb(e.Func, e.Block, base, e.Async, "")
	return s.out
}

// climb follows callers and uses of f. spawned says that a go statement was crossed,
// setting is the field that it, or a place above it, was conditional on.
func (s *starter) climb(f *program.Func, block int, base *facts.Term, spawned bool, setting string) {
	if s.left--; s.left < 0 {
		s.out.all = false
		return
	}
	key := f.ID + "|" + strconv.FormatBool(spawned) + "|" + setting
	if f.Testing || s.seen[key] || s.w.IsEnd(f) {
		return
	}
	s.seen[key] = true
	if spawned && setting == "" {
		setting = s.settingAt(f, block, s.makesOf(f, base))
	}
	made := s.w.Makes(f, base) || s.w.Builds(f)
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
func (s *starter) onward(f *program.Func, base *facts.Term, spawned bool, setting string) bool {
	any := false
	for _, e := range f.Callers {
		if f.Parent != "" && e.Caller.ID == f.Parent && e.Call.Func == f.ID || e.Caller.Testing {
			continue
		}
		any = true
		s.climb(e.Caller, e.Block, s.w.Rebase(f, e, base), spawned || e.Mode == facts.ModeGo, setting)
	}
	for _, u := range f.UsedAt {
		if u.In.Testing {
			continue
		}
		any = true
		s.climb(u.In, u.Block, handedBase(f, u, base), spawned || s.spawns(u), setting)
	}
	return any
}

// handedBase is the base as the function that makes a function value sees it: captured
// variables are its own, the receiver of a method value is what it was bound to.
func handedBase(f *program.Func, u program.Use, base *facts.Term) *facts.Term {
	switch {
	case base.IsUnknown():
		return base
	case f.Parent != "" && u.In.ID == f.Parent:
		return base.Raise(1)
	case u.Bound != nil:
		return base.Substitute([]*facts.Term{u.Bound})
	}
	return facts.Unknown()
}

// spawns reports whether a function value is started as a goroutine where it is used.
func (s *starter) spawns(u program.Use) bool {
	switch u.How {
	case facts.UseGo:
		return true
	case facts.UseArg:
		if u.Call >= len(u.In.Calls) {
			return false
		}
		c := &u.In.Calls[u.Call]
		return c.Mode == facts.ModeGo || s.l.Callback(c, u.Arg) == libcall.CallbackAsync
	}
	return false
}

// makesOf are the blocks of f in which the holder, or what holds it, is made.
func (s *starter) makesOf(f *program.Func, base *facts.Term) []int {
	var out []int
	if root := reach.Start(s.l.Paths.Of(base).Term); s.w.MadeAt(f, root) >= 0 {
		out = append(out, s.w.MadeAt(f, root))
	}
	for i := range f.Makes {
		if t := f.Makes[i].Type; t != "" && s.w.Own[t] {
			out = append(out, f.Makes[i].Block)
		}
	}
	for i := range f.Calls {
		if t := s.l.MakerOf[f.Calls[i].Func]; t != "" && s.w.Own[t] {
			out = append(out, f.Calls[i].Block)
		}
	}
	return out
}

// settingAt returns the field on whose value a block depends, and the making of the
// holder, in the blocks made, does not; "" if there is none.
func (s *starter) settingAt(f *program.Func, block int, made []int) string {
	for _, g := range f.GuardsAt(block) {
		if slices.ContainsFunc(made, func(b int) bool {
			return slices.ContainsFunc(f.GuardsAt(b), func(h facts.Guard) bool { return h.Block == g.Block })
		}) {
			continue
		}
		if x := settingOf(g); x != "" && !writes(s.l, f, x) {
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
func writes(l *growth.Growth, f *program.Func, field string) bool {
	out := program.Outermost(l.Program, f)
	return slices.ContainsFunc(l.WithClosures(out), func(g *program.Func) bool {
		return slices.ContainsFunc(l.StoresOf[g.ID], func(st facts.Store) bool { return st.Field == field }) ||
			slices.ContainsFunc(g.Sites, func(st facts.Site) bool { return st.Ref.Text == field })
	})
}

// asks reports whether the way to every grow asks for a setting: the same one, or any
// other that stands for it.
func asks(l *growth.Growth, grows []*growth.Event, field string) bool {
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
	l     *growth.Growth
	field string
	memo  map[string]bool
	left  int
}

// asked reports whether all ways to a block of f test the setting.
func (a *asker) asked(f *program.Func, block, depth int) bool {
	if a.left--; a.left < 0 || depth == 0 || slices.ContainsFunc(f.GuardsAt(block), a.tests) {
		return true
	}
	key := f.ID + "|" + strconv.Itoa(block)
	if done, ok := a.memo[key]; ok {
		return done
	}
	a.memo[key] = true // a cycle adds no way
	all, n := true, 0
	for _, e := range f.Callers {
		if !e.Caller.Testing {
			n++
			all = all && a.asked(e.Caller, e.Block, depth-1)
		}
	}
	for _, u := range f.UsedAt {
		if !u.In.Testing {
			n++
			all = all && a.asked(u.In, u.Block, depth-1)
		}
	}
	a.memo[key] = all && n > 0
	return a.memo[key]
}

// tests reports whether a guard tests the setting, or another field of an object that
// may stand for it.
func (a *asker) tests(g facts.Guard) bool {
	x := settingOf(g)
	return x != "" && (x == a.field || derived(a.l, x, a.field))
}

// derived reports whether a field is written from the setting, or only where it holds.
func derived(l *growth.Growth, field, setting string) bool {
	return slices.ContainsFunc(l.Stores[field], func(st facts.Store) bool {
		return st.Val.Any(func(t *facts.Term) bool { return t.Text == setting })
	})
}
