package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
	"github.com/growthlint/growthlint/internal/reason"
)

// Beside is a statement that takes a key from a sibling and beside which the same
// statement for this container belongs: under the same lock, and with nobody on the way
// who still looks for the entry.
type Beside struct {
	facts.Removal
	Func *program.Func
	What string
}

// CacheFault is a reason, certain by the library table, why inserts into a library's
// cache stay. What the table's predicates cannot decide is no fault.
type CacheFault struct {
	Lack Lack
	// Say is what the call means in that library, Library the package.
	Say, Library string
	// Remedy is what the library offers against it, each of which would do.
	Remedy reason.Choice
	// Event is the insert that stays.
	Event *Event
	// In, Pos and What are the call that makes it so: the insert's own caller, or the
	// constructor's. In is nil where that place is not known.
	In   *program.Func
	Pos  facts.Pos
	What string
	// Some: the object is made in several ways, and only some have the fault.
	Some bool
	// Remote: what grows lives in another process.
	Remote bool
	// Expires: entries leave after a time all the same.
	Expires bool
}

// Lack is what a cache does not have.
type Lack = library.Lack

// Pending is the evidence that an entry belongs to something under way and outlives it
// when that does not end in the usual way.
type Pending struct {
	Kind PendingKind
	// Grow is where the entry is made, Func the function that leaves it behind.
	Grow *Event
	Func *program.Func
	// After is the call whose failure leaves the entry, nil where it is not one call's.
	After *facts.Call
	// Weak marks evidence that something else may explain: low at most.
	Weak bool
}

// PendingKind is a way in which an entry outlives its activation.
type PendingKind string

// The ways, from the surest to the least sure.
const (
	PendingNone PendingKind = ""
	// PendingWait: the function waits for an answer, gives up and leaves the entry.
	PendingWait PendingKind = "gives up waiting"
	// PendingBranch: the function removes the entry on its other ways out.
	PendingBranch PendingKind = "leaves on a branch"
	// PendingFailed: what comes after the insert fails, under a key never used again.
	PendingFailed PendingKind = "leaves on failure"
	// PendingSession: a session puts the entry in and takes it out as its peer asks for that, and
	// ends without it where the peer goes away.
	PendingSession PendingKind = "left by a session"
	// PendingHanded: a client holds the key, and alone can have the entry removed.
	PendingHanded PendingKind = "handed out"
	// PendingLeft: a caller waits for what was added, beside something else, and lets go.
	PendingLeft PendingKind = "let go"
	// PendingFlagged: every removal first asks a flag of the entry.
	PendingFlagged PendingKind = "behind a flag"
)

// Rank is the place in the order of the kinds.
func (k PendingKind) Rank() int {
	return slices.Index([]PendingKind{PendingWait, PendingBranch, PendingFailed, PendingSession, PendingHanded, PendingLeft, PendingFlagged}, k)
}

// ReleaseHops is how many calls away a removal still belongs to an activation, CleanupHops
// how many where the call is there to clean up.
const (
	ReleaseHops = 3
	CleanupHops = 6
)

// Queue is what is known of a container as a queue: what producers put in, a consumer
// takes out, and nothing slows the producers.
type Queue struct {
	Shape QueueShape
	// At is the place to tell of it, where that is no grow.
	At *Event
	// Why is what was seen; it completes "… and …".
	Why reason.Reason
}

// QueueShape is the way in which a queue can grow.
type QueueShape string

// The kinds of library containers without keys that the language has not.
const (
	KindQueue facts.Kind = "queue"
	KindDeque facts.Kind = "deque"
	KindStack facts.Kind = "stack"
)

// Replaced is the evidence that an object is ended and another one put in without the
// first being taken out: elsewhere the same end stands beside a removal.
type Replaced struct {
	// In ends an object by Call and then adds another one.
	In   *program.Func
	Call *facts.Call
	// Beside is the removal that stands beside the same end elsewhere.
	Beside *Event
}

// IsEnd reports whether a shrink takes one key where something ends.
func IsEnd(e *Event) bool {
	return (e.Class == ClassEventOne || e.Class == ClassSweep || e.Class == ClassAPIOne) && e.Extent != facts.ExtentAll && e.Roots.Live()
}

// HolderKey groups containers by what holds them.
func HolderKey(c *Container) string {
	return c.Package.Summary.Path + "." + c.Owner
}

// GrownIn reports whether the activation that shrinks the sibling grows c: that is a
// change of state, not an end.
func (l *Growth) GrownIn(c *Container, end *Event) bool {
	return slices.ContainsFunc(c.Grows, func(g *Event) bool {
		return program.Outermost(l.Program, g.Func) == program.Outermost(l.Program, end.Func) && !c.Local
	})
}

// ShrinksToo reports whether the function that shrinks the sibling, or what it
// calls, or what calls it, shrinks c as well.
func (l *Growth) ShrinksToo(c *Container, end *Event) bool {
	for _, e := range c.Shrinks {
		if e.Class == ClassVoid {
			continue
		}
		if program.Outermost(l.Program, e.Func) == program.Outermost(l.Program, end.Func) || e.Site == end.Site || l.calls(end.Func, e.Func) || l.calls(e.Func, end.Func) {
			return true
		}
	}
	return false
}

// calls reports whether a calls b directly.
func (l *Growth) calls(a, b *program.Func) bool {
	return slices.ContainsFunc(b.Callers, func(e program.Edge) bool { return e.Caller == a })
}

// Zombie is the evidence that keys outlive their values: code that runs
// while the holder lives takes the last thing out of an element, and no way through
// that code removes the element's key.
type Zombie struct {
	// Empties are the places that do so, in source order, at least one.
	Empties []*Event
	// How says what they do: the form of the first.
	How facts.How
	// Levels is how far below the container the emptied thing lies: 0 is the value itself.
	Levels int
	// Tidied is a removal elsewhere that takes the key of an element in which nothing is left, nil
	// if there is none.
	Tidied *Event
}

// OneActivation reports whether two events belong to one activation.
func (l *Growth) OneActivation(a, b *Event) bool {
	if program.Outermost(l.Program, a.Func) == program.Outermost(l.Program, b.Func) || a.Site == b.Site {
		return true
	}
	from := []*program.Func{a.Func}
	for _, e := range a.Func.Callers {
		from = append(from, e.Caller)
	}
	target := b.Func.ID
	up := l.CallersOf([]string{target}, 3)
	return slices.ContainsFunc(from, func(f *program.Func) bool { return up[f.ID] || up[program.Outermost(l.Program, f).ID] })
}
