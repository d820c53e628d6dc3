package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence"
	"github.com/growthlint/growthlint/internal/evidence/cache"
	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/evidence/queue"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/label"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/made"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/retain"
)

// Phase is a step of linking: one question that is asked of the whole program.
type Phase struct {
	// Name is unique.
	Name string
	// Needs are the phases that have to come before, directly: their results are read.
	Needs []string
	// Gives are the fields that it fills: of a container as C.Name, of an event as E.Name, of
	// the program as P.Name, a table of it as T.Name. Nothing else of these is changed.
	Gives []string
	run   func(*work)
}

// work is what the phases work on.
type work struct {
	r       *linking
	growth  *growth.Growth
	program *Program
	// byID are the containers by ID, before queue.Find has added channels.
	byID map[string]*growth.Container
}

// begin indexes the packages, which all phases read.
func (r *linking) begin(pkgs []program.Package, table *library.Table) *work {
	l := growth.Of(pkgs, table)
	p := &Program{Packages: l.Packages, options: r.options, index: l.Program, steps: l.Steps}
	return &work{r: r, growth: l, program: p}
}

// end is the program when all phases have run.
func (w *work) end() *Program {
	p := w.program
	p.Functions, p.Unknown = len(w.growth.Funcs), w.growth.Unknown
	if w.r.options.Trace {
		p.growth = w.growth
	}
	return p
}

// each is a phase that asks the question of each container by itself.
func each(f func(*work, *growth.Container)) func(*work) {
	return func(w *work) {
		w.r.each(w.program.Containers, func(c *growth.Container) { f(w, c) })
	}
}

// all is a phase that asks it of all containers together.
func all(f func(*growth.Growth, []*growth.Container)) func(*work) {
	return func(w *work) { f(w.growth, w.program.Containers) }
}

// spare is a phase that a program can do without: it is left out once it has panicked.
func spare(doing string, f func(*work)) func(*work) {
	return func(w *work) { w.r.step(doing, func() { f(w) }) }
}

// Phases are all of them in the order in which they run. A phase stands behind those that it
// needs; of those that do not need each other any may come first, which a test tries.
func Phases() []Phase {
	return slices.Concat(collecting(), classifying(), finding(), beside())
}

// collecting finds the containers and how control gets to what is done with them.
func collecting() []Phase {
	return []Phase{
		{"cache objects", nil, nil, func(w *work) { cache.Leaks(w.growth, w.program.Packages) }},
		{"containers", nil, []string{"P.Containers"}, func(w *work) {
			w.program.Containers = w.r.rest(w.growth.Collect())
			w.byID = map[string]*growth.Container{}
			for _, c := range w.program.Containers {
				w.byID[c.ID] = c
			}
		}},
		{"library kinds", []string{"containers"}, []string{"C.Kind"}, all(queue.Kinds)},
		{"cache kinds", []string{"containers"}, []string{"C.LibraryKind"}, all(cache.Kinds)},
		{"overwrites", []string{"containers"}, []string{"C.Grows", "C.Overwrites", "E.Op"}, each(func(w *work, c *growth.Container) { overwrites(w.growth, c) })},
		{"room", []string{"library kinds", "overwrites"}, []string{"E.Room"}, each(func(w *work, c *growth.Container) { w.growth.RoomAsked(c) })},
		{"roots", []string{"library kinds", "overwrites"}, []string{"E.Roots"}, each(func(w *work, c *growth.Container) { roots(w.growth, c) })},
		{"types that lose elements", []string{"roots"}, nil, func(w *work) {
			elementTypes(w.growth, w.program.Containers)
			losers(w.growth, w.program.Containers)
		}},
	}
}

// classifying tells where keys come from, how long holders live and what shrinks count for.
// What a shrink counts for is said once for all and then taken back where another container, or
// a queue, proves that it does not: each of these phases needs the one before it.
func classifying() []Phase {
	return []Phase{
		{"origins", []string{"types that lose elements"}, []string{"E.Origin", "E.RangedFrom", "E.RangedAlso", "E.Sought", "E.Source", "E.SourceIn"}, each(func(w *work, c *growth.Container) { origins(w.growth, c) })},
		{"bounded origins", []string{"origins"}, []string{"E.Origin"}, each(func(w *work, c *growth.Container) { w.growth.Settle(w.byID, c) })},
		{"locks", []string{"overwrites"}, []string{"C.Container"}, each(func(_ *work, c *growth.Container) { locks(c) })},
		{"initialisers", []string{"roots"}, []string{"C.Shrinks"}, each(func(w *work, c *growth.Container) { dropInitialisers(w.growth, c) })},
		{"holders", []string{"types that lose elements", "cache kinds"}, []string{"C.Holder"}, each(func(w *work, c *growth.Container) { c.Holder = w.growth.HolderOf(c) })},
		{"classes", []string{"initialisers", "bounded origins", "locks"}, []string{"E.Class", "E.Why"}, each(func(w *work, c *growth.Container) { classes(w.growth, c) })},
		{"keys of another container", []string{"classes"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.KeysElsewhere(w.byID, w.program.Containers) }},
		{"keys through another container", []string{"keys of another container"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.OnlyThrough(w.byID, w.program.Containers) }},
		{"indexes of lists", []string{"keys through another container"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.IndexesLeft(w.program.Containers) }},
		{"removed while another has entries", []string{"indexes of lists"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.WhileOther(w.byID, w.program.Containers) }},
		{"lists emptied first", []string{"removed while another has entries"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.ListsEmptied(w.byID, w.program.Containers) }},
		{"tried until it works", []string{"lists emptied first"}, []string{"E.Class", "E.Why"}, func(w *work) { w.growth.WhileFailing(w.program.Containers) }},
		{"expiry", []string{"tried until it works"}, []string{"C.Expiry", "E.Named"}, func(w *work) { w.growth.Expiries(w.program.Containers) }},
		{"cache faults", []string{"cache objects", "cache kinds", "expiry"}, []string{"T.Faults", "C.Grows", "C.Overwrites", "C.Shrinks", "E.Class", "E.Why"}, func(w *work) {
			t := growth.Table[[]cache.Fault]{}
			w.r.each(w.program.Containers, func(c *growth.Container) {
				if faults := cache.Faults(w.growth, c, w.byID[growth.OuterID(c)]); len(faults) > 0 {
					t[c] = faults
				}
			})
			w.program.Tables.Faults = t
		}},
		{"queues", []string{"cache faults", "holders"}, []string{"P.Containers", "T.Queues", "E.Class", "E.Why"}, func(w *work) {
			w.program.Containers, w.program.Tables.Queues = queue.Find(w.growth, w.program.Containers)
		}},
		{verdicts, []string{"queues"}, []string{"T.Again", "E.Class", "E.Why"}, noting(func(t *Tables) *events { return &t.Again }, func(w *work, c *growth.Container) *growth.Event { return w.growth.AddedAgain(c, w.program.Containers) })},
	}
}

// verdicts is the phase after which the class of no shrink changes: an append of what the list
// has already takes the last of them back.
const verdicts = "added again"

// finding finds the evidence of single rules. None of these phases needs another.
func finding() []Phase {
	final := []string{verdicts}
	return []Phase{
		{"workers", []string{"overwrites"}, []string{"T.Workers"}, noting(func(t *Tables) *flags { return &t.Workers }, func(_ *work, c *growth.Container) bool { return slices.ContainsFunc(c.Grows, startsWorker) })},
		{"switched on", []string{"roots"}, []string{"T.Switched"}, noting(func(t *Tables) *flags { return &t.Switched }, func(w *work, c *growth.Container) bool { return evidence.Switched(w.growth, c) })},
		{"registered", final, []string{"T.Registered"}, func(w *work) { w.program.Tables.Registered = evidence.Registrars(w.growth, w.program.Containers) }},
		{"siblings", final, []string{"T.Siblings"}, func(w *work) { w.program.Tables.Siblings = evidence.Siblings(w.growth, w.program.Containers) }},
		{"members", final, []string{"T.Members"}, noting(func(t *Tables) *events { return &t.Members }, func(w *work, c *growth.Container) *growth.Event { return w.growth.MembersLeave(w.byID, c) })},
		{"branches", final, []string{"T.Branches"}, func(w *work) { w.program.Tables.Branches = evidence.Branches(w.growth, w.program.Containers) }},
		{"left out", final, []string{"T.LeftOut"}, func(w *work) { w.program.Tables.LeftOut = evidence.LeftOut(w.growth, w.program.Containers) }},
		{"zombies", final, []string{"T.Zombies"}, func(w *work) { w.program.Tables.Zombies = evidence.Zombies(w.growth, w.byID, w.program.Containers) }},
		{"pending", final, []string{"T.Pending"}, func(w *work) { w.program.Tables.Pending = pending.Find(w.growth, w.program.Containers) }},
		{"replaced", final, []string{"T.Replaced"}, func(w *work) { w.program.Tables.Replaced = evidence.Replacements(w.growth, w.program.Containers) }},
		{"said so", final, []string{"T.SaidSo"}, noting(func(t *Tables) *events { return &t.SaidSo }, func(w *work, c *growth.Container) *growth.Event { return evidence.SaidSo(w.growth, c) })},
		{"unnamed keys", final, []string{"T.Unnamed"}, noting(func(t *Tables) *events { return &t.Unnamed }, func(w *work, c *growth.Container) *growth.Event { return evidence.Unnamed(w.growth, c) })},
		{"stuck", final, []string{"T.Stuck"}, noting(func(t *Tables) *events { return &t.Stuck }, func(w *work, c *growth.Container) *growth.Event { return w.growth.Stuck(c) })},
		{"awaited", final, []string{"T.Awaited"}, noting(func(t *Tables) *events { return &t.Awaited }, func(w *work, c *growth.Container) *growth.Event { return w.growth.Awaited(c) })},
		{"unmet", final, []string{"T.Unmet"}, noting(func(t *Tables) *events { return &t.Unmet }, func(w *work, c *growth.Container) *growth.Event { return w.growth.Unmet(c) })},
		{"missed", final, []string{"T.Missed"}, noting(func(t *Tables) *events { return &t.Missed }, func(w *work, c *growth.Container) *growth.Event {
			if s := evidence.Misses(w.growth, c, w.program.Containers); s != nil {
				return s
			}
			return evidence.NamedFirst(w.growth, c)
		})},
	}
}

// beside finds the places for fixes, and what grows and is no container.
func beside() []Phase {
	return []Phase{
		{"fixes", []string{"siblings"}, []string{"T.Besides"}, spare(stepBesides, func(w *work) {
			w.program.Tables.Besides = evidence.Besides(w.growth, w.program.Containers, w.program.Tables.Siblings)
		})},
		{"reads", nil, []string{"P.Reads"}, spare(stepReads, func(w *work) { w.program.Reads = w.growth.Reads() })},
		{"series", []string{verdicts}, []string{"P.Series"}, spare(stepSeries, func(w *work) { w.program.Series = label.Find(w.growth, w.byID) })},
		{"retained", []string{verdicts}, []string{"P.Retained"}, spare(stepRetained, func(w *work) { w.program.Retained = retain.Find(w.growth, w.byID) })},
		{"made", []string{verdicts}, []string{"P.Made"}, spare(stepMade, func(w *work) {
			w.program.Made = made.Find(w.growth, w.program.Packages, w.program.Containers)
		})},
	}
}
