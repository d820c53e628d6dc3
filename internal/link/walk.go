package link

import (
	"github.com/growthlint/growthlint/internal/facts"
)

// walker follows control from a place upward to where it comes from (analysis §2).
// Phase belongs to a call edge and a receiver: the base is carried along, rewritten
// at each edge, and growth on a base that an activation on the way has made itself
// is construction.
type walker struct {
	l *linker
	walkerKind
	// own are the owner and the types that hold it.
	own    map[string]bool
	places map[standpoint]*waypoint
	// open are the places that may lie on a cycle with the one under way, at.
	open []*waypoint
	at   *waypoint
	left int
	// number is its own among the walkers.
	number int
}

// walkerKind is what tells walkers apart.
type walkerKind struct {
	// owner is the type that holds the container, "" for a variable.
	owner string
	// any stands for all owners that nothing on the way up concerns.
	any bool
	// runs takes a function that main keeps, and a Run method that code out of view asks
	// for, for what they are where nothing is told of the object they work on: commands.
	runs bool
	// passing marks an owner that is made for each event: a loop over a channel that
	// such an owner's code closes ends with the work it does.
	passing bool
}

// stance is what is known of the way walked so far.
type stance struct {
	looped bool // an endless loop was crossed
	tick   bool // … and time paces it
	async  bool // a go statement was crossed
	once   bool // a loop was crossed that turns only once
	apart  bool // a stored function or a goroutine was crossed: what is above does not wait
	start  bool // a method was crossed that begins a life which another one ends
}

// stance is how far a walk has come that begins at e.
func (e *Event) stance() stance {
	return stance{async: e.Async, looped: e.Looped, tick: e.Tick, once: e.Once}
}

// maxWalkSteps is how many new places one walk may come to; ways beyond are unknown.
const maxWalkSteps = 100_000

// walker is the one walker of its kind, so that no place is looked at twice for an owner.
func (l *linker) walker(k walkerKind) *walker {
	w := l.walkers[k]
	if w == nil {
		w = &walker{l: l, walkerKind: k, own: l.ownersOf(k.owner), places: map[standpoint]*waypoint{}, number: len(l.walkers) + 1}
		l.walkers[k] = w
	}
	return w
}

// walkerOf is the walker for a type of holder, "" for none.
func (l *linker) walkerOf(owner string) *walker { return l.walker(l.kindOf(owner)) }

func (l *linker) kindOf(owner string) walkerKind {
	return walkerKind{owner: owner, passing: owner != "" && l.perEvent(owner) != ""}
}

// from returns how control gets to a block of f, where base is the holder.
func (w *walker) from(f *Func, block int, base *facts.Term, st stance) Roots {
	if w.at == nil {
		w.left = maxWalkSteps
	}
	if f.Testing {
		return Roots{Test: true}
	}
	object := w.l.essences.of(base)
	key := standingAt(f, block, object, st)
	if p := w.places[key]; p != nil {
		w.reach(p)
		return p.roots
	}
	if p := w.anyOwner(key, f, block, st); p != nil {
		w.places[key] = p
		return p.roots
	}
	if w.left--; w.left < 0 {
		return Roots{Unknown: true}
	}
	p := w.enter(key, f, func() Roots { return w.compute(f, block, object.term, st) })
	w.reach(p)
	return p.roots
}

// anyOwner is the place as it is for owners that nothing above concerns, if nothing is known of
// the object any more and the owner of this walker is such a one, else nil.
func (w *walker) anyOwner(key standpoint, f *Func, block int, st stance) *waypoint {
	if key.base != 0 || w.owner == "" {
		return nil
	}
	other := w.l.walker(walkerKind{any: true, runs: w.runs, passing: w.passing})
	other.from(f, block, nil, st)
	if p := other.places[key]; p != nil && p.cycle != nil && !w.concerned(p.cycle) {
		return p
	}
	return nil
}
