package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// The channels of time and of contexts, as terms name them.
const (
	TickerChan = "time.Ticker.C"
	TimerChan  = "time.Timer.C"
	DoneCall   = "(context.Context).Done"
	TimeTick   = "time.Tick"
)

// OnlySend is the one case of the select in a block, nil if there are several.
func OnlySend(f *Func, block int) *facts.Comm {
	var out *facts.Comm
	for i := range f.Comms {
		c := &f.Comms[i]
		if c.Block != block || c.Select == 0 {
			continue
		}
		if out != nil || c.Op != facts.CommSend {
			return nil
		}
		out = c
	}
	return out
}

// OnlySendOf is the one send of a statement that waits, nil without one or with several.
func OnlySendOf(w *facts.Wait) *facts.WaitCase {
	var out *facts.WaitCase
	for i := range w.Cases {
		if c := &w.Cases[i]; c.Op == facts.CommSend {
			if out != nil {
				return nil
			}
			out = c
		}
	}
	return out
}

// Alone returns the one case of a statement that waits for nothing else, or nil.
func Alone(w *facts.Wait) *facts.WaitCase {
	if len(w.Cases) == 1 {
		return &w.Cases[0]
	}
	return nil
}

// ComesWithTime reports whether a case of a select comes about some time, whatever becomes of the
// object that is worked for: after a pause, or with the end of a context that is not the object's.
func ComesWithTime(c facts.WaitCase) bool {
	if c.Op == facts.CommRecv && c.Chan.Op == facts.OpCall && c.Chan.Text == DoneCall {
		return c.Chan.Arg(0).Op != facts.OpField
	}
	return Pauses(c)
}

// Ticks reports whether a case of a wait comes about at each tick.
func Ticks(c facts.WaitCase) bool {
	return c.Op == facts.CommRecv && (c.Chan.Op == facts.OpField && c.Chan.Text == TickerChan || c.Chan.Op == facts.OpCall && c.Chan.Text == TimeTick)
}

// Pauses reports whether a case of a wait comes about after a time.
func Pauses(c facts.WaitCase) bool {
	return c.Op == facts.CommRecv && (c.Chan.Op == facts.OpCall && c.Chan.Text == "time.After" || c.Chan.Op == facts.OpField && c.Chan.Text == TimerChan)
}

// OnlyRests reports whether what a pause waits for beside it never comes.
func OnlyRests(w *facts.Wait, rests map[int]bool) bool {
	return !slices.ContainsFunc(w.Cases, func(c facts.WaitCase) bool { return !Pauses(c) && !Ticks(c) && !rests[c.Then] })
}

// UntilClosed reports whether a receive is one of a loop, or asks whether the channel is closed:
// that is how what it is handed to says that no more will come.
func UntilClosed(f *Func, w *facts.Wait, c *facts.WaitCase) bool {
	return c.Closed != 0 || f.Blocks[w.Block].Loop > 0
}

// Receives reports whether a function receives from the channel of a field.
func Receives(f *Func, key string) bool {
	return slices.ContainsFunc(f.Comms, func(c facts.Comm) bool { return c.Op == facts.CommRecv && c.Chan != nil && c.Chan.Text == key })
}

// SentAt is the block in which something that is sent in a block has gone: that of the case,
// where the send is one of a select.
func SentAt(f *Func, block int) int {
	if c := OnlySend(f, block); c != nil && c.Then >= 0 {
		return c.Then
	}
	return block
}

// IsChosen reports whether a channel that f makes goes as an interface nowhere but where a choice is made by
// reflection.
func IsChosen(f *Func, mk *facts.Make) bool {
	found := false
	if MakeOf(f, mk.N) != mk {
		return false
	}
	for _, x := range mk.Fates {
		if x.How != facts.FateArg || !x.Any {
			continue
		}
		if x.Call >= len(f.Calls) || f.Calls[x.Call].Func != "reflect.ValueOf" {
			return false
		}
		found = true
	}
	return found
}

// MadeForField is the one channel that f makes for a field, and for nothing else.
func MadeForField(f *Func, key string) *facts.Make {
	var found *facts.Make
	if f == nil {
		return nil
	}
	for i := range f.Makes {
		mk := &f.Makes[i]
		if mk.Size == nil || !slices.ContainsFunc(mk.Fates, func(x facts.Fate) bool { return x.How == facts.FateField && x.Dest.Text == key }) {
			continue
		}
		if found != nil || len(mk.Fates) > 1 {
			return nil
		}
		found = mk
	}
	return found
}

// DropShared takes out the blocks to which control comes from several others, such as the next turn of
// a loop.
func DropShared(f *Func, blocks map[int]bool) {
	if len(blocks) == 0 {
		return
	}
	from := map[int]int{}
	for i := range f.Blocks {
		for _, to := range f.Blocks[i].Succs {
			from[to]++
		}
	}
	for b := range blocks {
		if from[b] > 1 {
			delete(blocks, b)
		}
	}
}

// GoesOn reports whether control comes from a block to a return, or to another loop, without a
// case that never comes.
func GoesOn(f *Func, from int, resting map[int]bool) bool {
	return len(resting) == 0 || Follow(f, []int{from}, func(b int) bool { return resting[b] }, func(b int) bool { return f.Blocks[b].Return || f.Blocks[b].Loop > 0 })
}

// InUse reports whether a function waits for what a call gave in a loop that it does not leave: it
// has a use for it as long as it runs.
func InUse(f *Func, c *facts.Call) bool {
	return slices.ContainsFunc(f.Waits, func(w facts.Wait) bool {
		n := f.Blocks[w.Block].Loop
		if n == 0 || InLoop(f, c.Block, n) || !slices.ContainsFunc(w.Cases, func(k facts.WaitCase) bool { return Yields(c, k.Chan) }) {
			return false
		}
		for b := range f.Blocks {
			if b != w.Block && InLoop(f, b, n) && slices.ContainsFunc(f.Blocks[b].Succs, func(to int) bool { return !InLoop(f, to, n) }) {
				return false
			}
		}
		return true
	})
}

// YieldedAt is the block of the call of f that gives a term, -1 if that stands elsewhere.
func YieldedAt(f *Func, t *facts.Term) int {
	for i := range f.Calls {
		if Yields(&f.Calls[i], t) {
			return f.Calls[i].Block
		}
	}
	return -1
}

// AsksItsHolder reports whether a statement depends on what else the object tells that has the
// channel: whether anybody still waits.
func AsksItsHolder(f *Func, w *facts.Wait, ch *facts.Term) bool {
	if ch.Op != facts.OpField {
		return false
	}
	holder := ch.Arg(0)
	return slices.ContainsFunc(f.GuardsAt(w.Block), func(g facts.Guard) bool {
		return g.X != nil && g.X.Any(func(t *facts.Term) bool { return t.Equal(holder) })
	})
}
