package made

import (
	"iter"

	"github.com/growthlint/growthlint/internal/facts"
)

// waitAlone is a statement of a goroutine that waits for one operation on a channel and for nothing
// else.
type waitAlone struct {
	// o is the goroutine as one of its starters sees it, part the index of its part.
	o    *spawned
	part int
	wait *facts.Wait
}

// in is the part that has the statement.
func (a waitAlone) in() *bodyPart { return &a.o.parts[a.part] }

// partners are all who have the channel, nil where that is not known.
func (a waitAlone) partners() *partners {
	return a.o.m.partnersOf(a.o.f, a.in().lift(a.wait.Cases[0].Chan))
}

// waitsAlone are the statements of a kind that wait for nothing else, from the views of all who start
// the goroutine.
func (s *spawned) waitsAlone(op facts.CommOp) iter.Seq[waitAlone] {
	return func(yield func(waitAlone) bool) {
		for _, o := range s.seenFrom() {
			for i := range o.parts {
				waits := o.parts[i].f.Waits
				for j := range waits {
					if c := alone(&waits[j]); c != nil && c.Op == op && !yield(waitAlone{o, i, &waits[j]}) {
						return
					}
				}
			}
		}
	}
}
