package made

import (
	"slices"
	"strings"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// debt is something that has to be let go of, while it is followed to who does.
type debt struct {
	acquisition
	at heldAt
	// also are the other places at which the function has it: an older object that keeps it.
	// It is let go of where one of them is.
	also []heldAt
	// stays says that the place is the one to report, wherever the object goes by which the
	// thing is kept.
	stays bool
	// begins says that the call of the acquisition makes what has to be let go of in something
	// that was there before.
	begins bool
	// used says that who hands it to other code has done with it: it is read.
	used bool
	// ways says that only its ways out of the function that was given it are asked.
	ways bool
	// beside says that the call has given it beside an error: only the ways on which the call has
	// failed are asked.
	beside bool
	// until is the context whose end lets it go as well, in terms of the function that has it.
	until *facts.Term
	// by is the call in whose argument the function was handed it, nil where that was otherwise.
	by   *facts.Call
	hops int
	// like is a place at which another such thing is let go of on each way, nil where that was not asked.
	like *callSite
	// out is the block, counted from 1, of a return by which alone it is left: a loop that gives one
	// after another goes no further then. 0 where a loop goes on without it.
	out int
}

// debts follows what has to be let go of to whoever does: resources in objects that hold
// them, goroutines that an object's channel ends.
func (m *madeFinder) debts(containers []*growth.Container) {
	counted := m.countedDebts(containers)
	s := newSettler(m)
	var work []debt
	for _, a := range m.libraryAcquisitions() {
		if a.name.Code != reason.Context {
			work = append(work, debt{acquisition: a, at: heldAt{f: a.f, from: a.handle.From, n: a.handle.N, result: a.handle.Result}})
		}
	}
	work = append(work, m.partDebts()...)
	work = append(work, m.givenByType()...)
	work = append(work, m.openables()...)
	work = append(work, m.clientStreams()...)
	work = append(work, m.parented()...)
	work = append(work, m.crewDebts()...)
	work = append(work, m.followerDebts()...)
	work = append(work, counted...)
	seen := map[owedAt]bool{}
	for len(work) > 0 {
		d := work[0]
		work = work[1:]
		at := owedAt{d.at, d.f, d.pos, d.beside}
		switch {
		case seen[at] && (d.beside || !d.stays):
		case d.beside:
			seen[at] = true
			work = append(work, m.collectBeside(s, &d)...)
		default:
			seen[at] = true
			work = append(work, m.collect(s, &d)...)
		}
	}
}

// owedAt is a place at which something is had, by where it was made.
type owedAt struct {
	heldAt
	madeIn *program.Func
	pos    facts.Pos
	beside bool
}

// collect judges what becomes of a debt in one function, and gives the places to which it
// is handed on.
func (m *madeFinder) collect(s *settler, d *debt) []debt {
	m.inGoroutine(s, d)
	st := s.settle(d.at, maxSettleDepth)
	m.refused(d, &st)
	if d.used {
		st.ends = append(slices.Clip(st.ends), st.readEnds(d.at.f)...)
	}
	if m.endsHeard(d, &st) {
		return nil
	}
	st.escapes = m.transfers(d, &st)
	if d.ways && len(st.ends) > 0 {
		st.ends = append(slices.Clip(st.ends), m.endsBeneath(d)...)
	}
	return append(m.judge(s, d, &st), m.besideErrors(d, &st)...)
}

// judge reports a debt that stays in a function, or gives those of the callers to which it hands it.
func (m *madeFinder) judge(s *settler, d *debt, st *settlement) []debt {
	if slices.Contains(st.escapes, nowhere) || st.kept && len(st.ends) == 0 || m.isEnd(d.at.f) {
		return nil
	}
	if g := d.opensGap(st); g != nil && !d.ways && !d.used && d.of != "" && len(d.also) == 0 {
		m.owe(d, FaultOpenWay, g.why())
		return nil
	}
	if len(st.escapes) > 0 && len(st.ends) == 0 {
		if !d.ways && m.leaves(d, st) {
			m.onlyMisread(s, d, st)
			m.owe(d, FaultOpenWay, reason.DroppedOnPath.With(d.at.f.Display))
		}
		return nil
	}
	if m.losesGathered(s, d, st) {
		return nil
	}
	if len(st.ends) > 0 {
		return m.judgeEnded(s, d, st)
	}
	if d.ways && st.stopped && len(st.moves) == 0 && m.opensWay(d, st) {
		m.owe(d, FaultOpenWay, reason.OnlyTimed.With(d.at.f.Display))
		return nil
	}
	if d.of == "" || d.ways {
		return nil
	}
	if m.leaves(d, st) {
		m.onlyMisread(s, d, st)
		m.owe(d, FaultOpenWay, reason.DroppedOnPath.With(d.at.f.Display))
		return nil
	}
	moves := st.moves
	if d.at.from == facts.HandleParam {
		moves = append(moves, move{result: -1, param: d.at.n, part: d.at.part})
	}
	for _, at := range d.also {
		other := s.settle(at, maxSettleDepth)
		if len(other.escapes)+len(other.ends) > 0 {
			return nil
		}
		moves = append(moves, other.moves...)
		if at.from == facts.HandleParam {
			moves = append(moves, move{result: -1, param: at.n, part: at.part})
		}
	}
	if len(moves) == 0 {
		m.owe(d, FaultDropped, reason.NoneReleases.With())
		return nil
	}
	return m.handedUp(d, moves)
}

// judgeEnded judges a debt that is let go of on some way.
func (m *madeFinder) judgeEnded(s *settler, d *debt, st *settlement) []debt {
	if s.withParts(d, st) && m.opensWay(d, st) {
		m.onlyMisread(s, d, st)
		m.owe(d, FaultOpenWay, reason.SomePaths.With(d.at.f.Display))
		return nil
	}
	if m.replacesOwn(d, st) {
		m.owe(d, FaultOverwritten, reason.NotReleasedFirst.With(program.LastName(d.at.part)))
		return nil
	}
	if d.of == "" || d.ways || len(d.also) > 0 || len(st.escapes) > 0 {
		return nil
	}
	if end := allPartly(st.ends); end != nil && !(d.used && end.read) && len(st.moves) == 0 && !st.kept && d.at.from != facts.HandleParam {
		if end.misread && !d.weak.Given() {
			d.weak = reason.OnlyMisread.With()
		}
		m.owe(d, FaultOpenWay, reason.SomePaths.With(end.f.Display))
		return nil
	}
	return m.handedUp(d, d.handedElsewhere(st))
}

// transfers are the places at which a function hands a thing, or what holds it, to code that
// nobody follows, so that the duty to let it go may have gone with it. It has not where the
// function goes on to let it go itself, but for where a call that keeps the thing has failed.
func (m *madeFinder) transfers(d *debt, st *settlement) []int {
	taken := m.taken(d.at.f, st)
	return slices.DeleteFunc(append(slices.Clone(st.escapes), taken...), func(b int) bool {
		return b != nowhere && !slices.Contains(taken, b) && slices.ContainsFunc(st.ends, func(e ending) bool {
			return !e.late && e.block != b && program.Reaches(d.at.f, b, e.block) && !program.Reaches(d.at.f, e.block, b)
		})
	})
}

// withParts adds to a settlement what becomes of the other places at which a function has a thing, if
// all are parts of one value; it reports whether they are, and it is known where each goes.
func (s *settler) withParts(d *debt, st *settlement) bool {
	for _, at := range d.also {
		if at.f != d.at.f || at.from != d.at.from || at.n != d.at.n || at.result != d.at.result {
			return false
		}
		st.add(s.settle(at, maxSettleDepth), nowhere)
	}
	return !slices.Contains(st.escapes, nowhere)
}

// replacesOwn reports whether a turn of a loop may put a thing into a field of an object that the function has made
// where an earlier turn has put another one, which nobody has then: only other turns let go of what stands
// there, and nothing asks the object whether there is something.
func (m *madeFinder) replacesOwn(d *debt, st *settlement) bool {
	f, c := d.at.f, d.by
	if c == nil || c.Func != d.f.ID || d.at.from != facts.HandleMake || strings.Contains(d.at.part, "[]") || len(st.moves)+len(st.escapes) > 0 {
		return false
	}
	n := f.Blocks[c.Block].Loop
	if n == 0 || m.asksState(f, c.Block, neverAgain) || m.asksState(d.f, d.block, neverAgain) || !program.TurnsOver(f, c) {
		return false
	}
	return !slices.ContainsFunc(st.ends, func(e ending) bool {
		return e.late || e.after != nowhere || !program.InLoop(f, e.block, n) || program.InOneTurn(f, n, c.Block, e.block) || program.InOneTurn(f, n, e.block, c.Block)
	})
}

// neverAgain says of no condition that it lets through what it has let through before.
func neverAgain(*facts.Guard) bool { return false }
