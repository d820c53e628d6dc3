package growth

import (
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// maxRoomCalls is how many calls above a grow those who ask for room first are looked for.
const maxRoomCalls = 3

// RoomAsked marks the grows of a container whose function is called only where there is room: by
// callers that have all asked for its length before.
func (l *Growth) RoomAsked(c *Container) {
	for _, e := range c.Grows {
		e.Room = !e.CappedBy(c) && l.askedBefore(c, e.Func, maxRoomCalls)
	}
}

// askedBefore reports whether all who call a function come to the call only below a bound of the
// container's length, as far as that is in view.
func (l *Growth) askedBefore(c *Container, f *program.Func, depth int) bool {
	if depth == 0 || len(f.UsedAt) > 0 || f.Exported && l.OpenFunc(f) {
		return false
	}
	n := 0
	for _, up := range f.Callers {
		if up.Caller.Testing {
			continue
		}
		at := &Event{Func: up.Caller, Block: up.Block, Guards: l.Around(up.Caller, up.Block)}
		if up.Mode != facts.ModePlain || !at.CappedBy(c) && !l.askedBefore(c, up.Caller, depth-1) {
			return false
		}
		n++
	}
	return n > 0
}
