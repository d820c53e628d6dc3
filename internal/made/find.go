package made

import (
	"cmp"
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reach"
	"github.com/growthlint/growthlint/internal/reason"
)

// Find finds what is made for each event and never released.
func Find(l *growth.Growth, pkgs []program.Package, containers []*growth.Container) []*Made {
	m := newMadeFinder(l, pkgs)
	for _, f := range l.SortedFuncs() {
		if f.Testing || f.Unread {
			continue
		}
		for i := range f.Calls {
			if m.starts(&f.Calls[i]) {
				m.spawn(f, &f.Calls[i])
			} else {
				m.timed(f, &f.Calls[i])
			}
		}
	}
	m.bothWays()
	m.selfSetting()
	m.places()
	m.resources(containers)
	m.elements(containers)
	m.listeners()
	m.wraps()
	slices.SortStableFunc(m.out, func(a, b *Made) int {
		return cmp.Or(cmp.Compare(a.Func.Package.Summary.Path, b.Func.Package.Summary.Path), a.Pos.Compare(b.Pos),
			cmp.Compare(a.Kind, b.Kind))
	})
	return m.out
}

// spawn looks at one go statement.
func (m *madeFinder) spawn(f *program.Func, c *facts.Call) {
	s := m.crewOf(f, c)
	if len(s.parts) == 0 || m.isEnd(f) {
		return
	}
	roots := m.rootsAt(f, c.Block)
	if !roots.Live() {
		return
	}
	made := &Made{
		Kind: MadeGoroutine, Func: f, Pos: c.Pos, What: c.What, Name: reason.Goroutine.With(), Of: s.parts[0].f.ID, Roots: roots,
	}
	if s.stays(made) || !s.unheld() && !m.pooled(c, m.startedArg(c)) && s.many(made) {
		m.out = append(m.out, made)
	}
}

// stays finds what keeps the goroutine, the surest first.
func (s *spawned) stays(made *Made) bool {
	if anyOf(made, s.stoppedTimer, s.neverEnds, s.unsignalled, s.endForgets, s.unending) {
		return true
	}
	if !s.comesToEnd() && anyOf(made, s.readerLeaves, s.stopsReading, s.untaken) {
		return true
	}
	return anyOf(made,
		s.hearsItself, s.unchosen, s.streams, s.sendsBeyond, s.senderFails, s.unserved, s.unheard, s.handedStop, s.speakerLeaves, s.unclosed, s.orphaned, s.watches, s.outlived, s.lasting, s.loses, s.abandoned, s.unawaited, s.pipes,
		s.unwoken, s.unwokenEnd, s.undone, s.meets, s.loopGone,
	)
}

// anyOf reports whether one of some kinds is found: the first of them is told.
func anyOf(made *Made, kinds ...func(*Made) bool) bool {
	return slices.ContainsFunc(kinds, func(find func(*Made) bool) bool { return find(made) })
}

// many finds goroutines that end, of which there may be too many at once.
func (s *spawned) many(made *Made) bool {
	if s.onceALife() || s.bounded() {
		return false
	}
	if s.queues(made) {
		return true
	}
	if made.Roots.Event {
		return s.piles(made) || s.retries(made) || s.each(made)
	}
	return made.Roots.Exported && s.worksOnGiven() && (s.piles(made) || s.retries(made))
}

// resources finds the resources that are made for each event and never released.
func (m *madeFinder) resources(containers []*growth.Container) {
	list := append(m.libraryAcquisitions(), m.workers()...)
	for range 3 {
		var next []acquisition
		for i := range list {
			if a, ok := m.acquisition(&list[i]); ok {
				next = append(next, m.callersOf(list[i].f, a)...)
			}
		}
		list = next
	}
	m.forgotten()
	m.keptBeside()
	m.blanks()
	m.niled()
	m.debts(containers)
	m.unstoppable()
	m.forgottenParts()
}

// acquisition judges one place; ok says that the function returns the resource, so that
// its callers have to take care of it.
func (m *madeFinder) acquisition(a *acquisition) (acquired, bool) {
	if m.isEnd(a.f) {
		return acquired{}, false
	}
	st := m.state(a.f, a.handle, 4)
	if st.returned > 0 { // what a call has given just now, and holds it as well, had none before
		st.kept = slices.DeleteFunc(slices.Clone(st.kept), func(k keptIn) bool { return holderOf(k.place).Op == facts.OpCall })
	}
	if st.returned > 0 && !st.released && !st.escapes && len(st.kept) == 0 {
		out := a.acquired
		out.result = st.returned - 1
		if !out.weak.Given() {
			out.weak = m.onlyIf(a.f, a.block)
		}
		return out, true
	}
	if st.released && !st.escapes && len(st.kept) > 0 {
		m.keptUnlessFailed(a, &st)
	}
	if st.released || st.escapes {
		if !st.released && !m.neverEnded(a) {
			m.lost(a)
		}
		return acquired{}, false
	}
	switch {
	case len(st.kept) > 0 && a.handle.Type == facts.DescriptorType: // which number means that there is none, nobody says
	case len(st.kept) > 0:
		m.overwrites(a, st.kept, st.returned > 0)
	case a.name.Code == reason.Context: // a cancel that nobody calls is vet's
	case m.endsInside(a):
	default:
		m.dropped(a)
	}
	return acquired{}, false
}

// endsInside reports whether the function lets go of a thing by the object that it is put in, made
// here or by a constructor: by a method of that object, or by whatever else it does with it.
func (m *madeFinder) endsInside(a *acquisition) bool {
	return len(m.endsOf(heldAt{f: a.f, from: a.handle.From, n: a.handle.N, result: a.handle.Result})) > 0
}

// overwrites reports a resource that replaces the one that a field or variable held,
// where nothing releases the former one. Who is given it as well, as a result, may release it.
func (m *madeFinder) overwrites(a *acquisition, kept []keptIn, returned bool) {
	for _, k := range kept {
		key := program.PlaceKey(k.place)
		if key == "" || k.place.Op == facts.OpLocal {
			return
		}
		if m.replaced(k, 2) {
			return
		}
	}
	k := kept[0]
	key := program.PlaceKey(k.place)
	owner, base := "", facts.Unknown()
	if k.place.Op == facts.OpField {
		owner, base = program.OwnerOf(key), k.place.Arg(0)
	}
	w := m.l.WalkerOf(owner)
	roots := w.From(k.in, k.flow.Block, base, reach.Stance{})
	if roots.Teardown {
		return
	}
	at, live := m.liveRelease(k)
	if live || at != nil && m.latched(k) {
		return
	}
	why := reason.NotReleasedFirst.With(program.LastName(key))
	if at == nil {
		why = reason.KeptUnreleased.With(program.LastName(key))
	}
	if a.name.Code == reason.Context && !m.registers(a) && !m.watched(a) {
		return
	}
	made := m.report(a, FaultOverwritten, roots, why)
	if made == nil {
		return
	}
	switch {
	case at == nil && !returned && (m.leavesNobody(k) || (roots.Event || roots.Tick || roots.Exported && m.renewed(k)) && m.onlyUsed(k)):
		made.Why = reason.ReplacesForever.With(program.LastName(key)).Said(verbOf(a.kind))
	case at == nil:
		made.Fault = FaultKept
		made.Weak = reason.ReaderReleases.With()
	case program.StartsLife(program.Outermost(m.l.Program, k.in).Name):
		made.Weak = reason.StartedReleases.With()
	case m.w.SetsUp(k.in, k.place):
		made.Weak = reason.SetUpReleases.With()
	}
	if at != nil {
		made.note("release", reason.ReleasedAtEnd.With(), at.in, at.call.Pos)
	}
}

// unheld finds a goroutine that waits for the closing of a channel which the function has
// made and put into a field, where it replaces the former one: nobody can end the goroutine
// that waits for that. It reports whether it found one.
func (s *spawned) unheld() bool {
	n := len(s.m.out)
	for i := range s.f.Makes {
		mk := &s.f.Makes[i]
		if mk.Size == nil || !s.awaits(mk) {
			continue
		}
		for _, fate := range mk.Fates {
			if fate.How != facts.FateField || fate.Dest == nil || fate.Dest.Op != facts.OpField || fate.Dest.Arg(0).Op == facts.OpNew {
				continue
			}
			a := &acquisition{f: s.f, call: s.call, block: s.call.Block, pos: s.call.Pos, what: s.call.What, of: s.parts[0].f.ID}
			a.acquired = acquired{name: reason.Goroutine.With(), madeIn: s.f, madeAt: s.call.Pos, kind: MadeGoroutine}
			s.m.overwrites(a, []keptIn{{in: s.f, flow: &facts.Flow{How: facts.FlowField, Dest: fate.Dest, Block: mk.Block}, place: fate.Dest}}, false)
			return len(s.m.out) > n
		}
	}
	return false
}
