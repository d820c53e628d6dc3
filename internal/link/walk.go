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
	own map[string]bool
	// passing marks an owner that is made for each event: a loop over a channel that
	// such an owner's code closes ends with the work it does.
	passing bool
	places  map[standpoint]*waypoint
	// open are the places that may lie on a cycle with the one under way, at.
	open []*waypoint
	at   *waypoint
	left int
}

// walkerKind is what tells walkers apart.
type walkerKind struct {
	// owner is the type that holds the container, "" for a variable.
	owner string
	// runs takes a function that main keeps, and a Run method that code out of view asks
	// for, for what they are where nothing is told of the object they work on: commands.
	runs bool
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
const maxWalkSteps = 4000

// walker is the one walker of its kind, so that no place is looked at twice for an owner.
func (l *linker) walker(k walkerKind) *walker {
	w := l.walkers[k]
	if w == nil {
		w = &walker{
			l: l, walkerKind: k, own: l.ownersOf(k.owner), places: map[standpoint]*waypoint{},
			passing: k.owner != "" && l.perEvent(k.owner) != "",
		}
		l.walkers[k] = w
	}
	return w
}

// walkerOf is the walker for a type of holder, "" for none.
func (l *linker) walkerOf(owner string) *walker { return l.walker(walkerKind{owner: owner}) }

// waypoint is what is known of a standpoint.
type waypoint struct {
	roots Roots
	// number counts the places in the order in which walks came to them, low is the
	// first that is reached again from here (Tarjan, Depth-First Search and Linear Graph
	// Algorithms, 1972): all places of one cycle have the same roots.
	number, low int
	open        bool
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
		if p.open && w.at != nil {
			w.at.low = min(w.at.low, p.number)
		}
		return p.roots
	}
	if w.left--; w.left < 0 {
		return Roots{Unknown: true}
	}
	return w.enter(key, func() Roots { return w.compute(f, block, object.term, st) })
}

// enter finds the roots of a new place. Until all of its cycle are known, each place
// holds what was found above it so far.
func (w *walker) enter(key standpoint, roots func() Roots) Roots {
	p := &waypoint{number: len(w.places), low: len(w.places), open: true}
	w.places[key] = p
	w.open = append(w.open, p)
	below := w.at
	w.at = p
	p.roots = roots()
	w.at = below
	if below != nil {
		below.low = min(below.low, p.low)
	}
	if p.low == p.number {
		w.close(p)
	}
	return p.roots
}

// close ends the cycle of which p is the first place.
func (w *walker) close(p *waypoint) {
	for i := len(w.open) - 1; ; i-- {
		q := w.open[i]
		q.roots, q.open = p.roots, false
		if q == p {
			w.open = w.open[:i]
			return
		}
	}
}
