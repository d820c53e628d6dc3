package program

import (
	"strconv"

	"github.com/growthlint/growthlint/internal/facts"
)

// RoomOf is the number of values that a channel takes, -1 if it is no constant.
func RoomOf(mk *facts.Make) int {
	switch {
	case mk.Size == nil:
		return -1
	case Unbuffered(mk):
		return 0
	case mk.Size.Op != facts.OpConst:
		return -1
	}
	n, err := strconv.Atoi(mk.Size.Text)
	if err != nil {
		return -1
	}
	return n
}

// Unbuffered reports whether a channel has no places.
func Unbuffered(m *facts.Make) bool {
	return m.Size.Op == facts.OpZero || m.Size.Op == facts.OpConst && m.Size.Text == "0"
}

// HoldsTurns reports whether a channel may have a place for what is sent at each turn of the loop around a
// block: its size is no constant, or one that may be that of what counts the turns.
func HoldsTurns(mk *facts.Make, f *Func, block int) bool {
	room := RoomOf(mk)
	if room <= 0 {
		return room < 0
	}
	for n := range LoopsAround(f, block) {
		head := &f.Blocks[f.Loops[n-1].Head]
		if head.Cond == nil || head.Cond.Kind != facts.GuardLen || head.Cond.Y.IsUnknown() || head.Cond.Y.Op != facts.OpConst && head.Cond.X.Op != facts.OpConst {
			return false
		}
	}
	return true
}
