package pending

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Pending is the evidence that an entry belongs to something under way and outlives it
// when that does not end in the usual way.
type Pending struct {
	Kind Kind
	// Grow is where the entry is made, Func the function that leaves it behind.
	Grow *growth.Event
	Func *program.Func
	// After is the call whose failure leaves the entry, nil where it is not one call's.
	After *facts.Call
	// By is, of what a session leaves, the removal that only its peer asks for.
	By *growth.Event
	// Weak marks evidence that something else may explain: low at most.
	Weak bool
}

// Kind is a way in which an entry outlives its activation.
type Kind string

// The ways, from the surest to the least sure.
const (
	// Wait: the function waits for an answer, gives up and leaves the entry.
	Wait Kind = "gives up waiting"
	// Branch: the function removes the entry on its other ways out.
	Branch Kind = "leaves on a branch"
	// Failed: what comes after the insert fails, under a key never used again.
	Failed Kind = "leaves on failure"
	// Session: a session puts the entry in and takes it out as its peer asks for that, and
	// ends without it where the peer goes away.
	Session Kind = "left by a session"
	// Handed: a client holds the key, and alone can have the entry removed.
	Handed Kind = "handed out"
	// Unconfirmed: what was sent and what has the entry removed are datagrams, which may be lost.
	Unconfirmed Kind = "unconfirmed"
	// Fired: it is a timer whose function has run, and does not remove it.
	Fired Kind = "timer has fired"
	// Left: a caller waits for what was added, beside something else, and lets go.
	Left Kind = "let go"
	// Flagged: every removal first asks a flag of the entry.
	Flagged Kind = "behind a flag"
)

// Rank is the place in the order of the kinds.
func (k Kind) Rank() int {
	return slices.Index([]Kind{Wait, Branch, Failed, Session, Handed, Unconfirmed, Fired, Left, Flagged}, k)
}
