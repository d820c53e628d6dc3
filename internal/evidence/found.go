package evidence

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Sibling is a container of the same holder that takes keys together with another
// one and loses them where the other does not.
type Sibling struct {
	ID string
	// End shrinks the sibling and not this one.
	End *growth.Event
	// Same reports whether both take the very same key term.
	Same bool
}

// Beside is a statement that takes a key from a sibling and beside which the same
// statement for this container belongs: under the same lock, and with nobody on the way
// who still looks for the entry.
type Beside struct {
	facts.Removal
	Func *program.Func
	What string
}

// Replaced is the evidence that an object is ended, and mostly another one put in, without the
// first being taken out: elsewhere the same end stands beside a removal.
type Replaced struct {
	// In ends an object by Call and then adds another one.
	In   *program.Func
	Call *facts.Call
	// Beside is the removal that stands beside the same end elsewhere.
	Beside *growth.Event
	// Alone says that In adds no other one: on another way it removes what it ends.
	Alone bool
}

// Zombie is the evidence that keys outlive their values: code that runs
// while the holder lives takes the last thing out of an element, and no way through
// that code removes the element's key.
type Zombie struct {
	// Empties are the places that do so, in source order, at least one.
	Empties []*growth.Event
	// How says what they do: the form of the first.
	How facts.How
	// Levels is how far below the container the emptied thing lies: 0 is the value itself.
	Levels int
	// Tidied is a removal elsewhere that takes the key of an element in which nothing is left, nil
	// if there is none.
	Tidied *growth.Event
}
