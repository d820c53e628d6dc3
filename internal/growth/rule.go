package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/program"
)

// Rule returns the one rule that a container belongs to, whatever rules are enabled.
func (c *Container) Rule() string {
	if c.Queue != nil {
		return "queuegrow"
	}
	switch c.Kind {
	case facts.KindLib:
		if c.LibraryKind == "cache" || c.LibraryKind == "remote" || len(c.Faults) > 0 {
			return "cachegrow"
		}
	case facts.KindMap, facts.KindSyncMap:
		switch {
		case c.waits():
			return "pendinggrow"
		case c.Zombie != nil && c.Zombie.Levels > 0 && (c.Pending == nil || c.Pending.Weak):
			return "zombiegrow" // times are those of what is under the key
		case c.Expiry != ExpiryNone && c.Level == 0 && !c.asksSender():
			return "cachegrow"
		case (c.Value.Lock || c.Worker) && c.Level == 0:
			return "lockgrow"
		case c.Pending != nil && c.Pending.Kind == PendingSession:
			return "mapgrow"
		case c.Pending != nil && (!c.Pending.Weak || c.losesKeys()):
			return "pendinggrow"
		case c.Zombie != nil:
			return "zombiegrow"
		}
		return "mapgrow"
	case facts.KindSlice, facts.KindList, facts.KindHeap, facts.KindBuffer, facts.KindBuilder:
		return "slicegrow"
	case KindStack:
		return "slicegrow"
	case KindQueue, KindDeque:
		return "queuegrow"
	}
	return ""
}

// asksSender reports whether the times of the entries are what their senders have said: then
// they do not decide what is still good.
func (c *Container) asksSender() bool {
	return slices.ContainsFunc(c.Shrinks, func(e *Event) bool { return e.Class == ClassTold })
}

// waits reports whether the values are channels that somebody waits on: a channel of
// nothing is not a lock then.
func (c *Container) waits() bool {
	return c.Pending != nil && c.Pending.Kind == PendingWait && program.KindAt(&c.Container, c.Level+1) == facts.KindChan
}

// losesKeys reports whether something that counts removes single keys.
func (c *Container) losesKeys() bool {
	for _, e := range c.Shrinks {
		if e.Class != ClassVoid && e.Extent == facts.ExtentOne {
			return true
		}
	}
	return false
}
