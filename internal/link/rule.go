package link

import (
	"slices"

	"github.com/growthlint/growthlint/internal/evidence/pending"
	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/growth"
	"github.com/growthlint/growthlint/internal/program"
)

// Rule returns the one rule that a container belongs to, whatever rules are enabled.
func (p *Program) Rule(c *growth.Container) string { return p.Evidence(c).Rule(c) }

// Rule returns the one rule that a container of which this is known belongs to.
func (e Evidence) Rule(c *growth.Container) string {
	if e.Queue != nil {
		return "queuegrow"
	}
	switch c.Kind {
	case facts.KindLib:
		if c.LibraryKind == "cache" || c.LibraryKind == "remote" || len(e.Faults) > 0 {
			return "cachegrow"
		}
	case facts.KindMap, facts.KindSyncMap:
		return e.ruleOfMap(c)
	case facts.KindSlice, facts.KindList, facts.KindHeap, facts.KindBuffer, facts.KindBuilder, growth.KindStack:
		return "slicegrow"
	case growth.KindQueue, growth.KindDeque:
		return "queuegrow"
	}
	return ""
}

func (e Evidence) ruleOfMap(c *growth.Container) string {
	switch p, z := e.Pending, e.Zombie; {
	case p != nil && p.Kind == pending.Wait && program.KindAt(&c.Container, c.Level+1) == facts.KindChan:
		return "pendinggrow" // somebody waits on the values: a channel of nothing is not a lock then
	case z != nil && z.Levels > 0 && (p == nil || p.Weak):
		return "zombiegrow" // times are those of what is under the key
	case c.Expiry != growth.ExpiryNone && c.Level == 0 && !asksSender(c) && !isTriedAgain(c):
		return "cachegrow"
	case (c.Value.Lock || e.Worker) && c.Level == 0:
		return "lockgrow"
	case p != nil && p.Kind == pending.Session:
		return "mapgrow"
	case p != nil && (!p.Weak || c.LosesKeys()):
		return "pendinggrow"
	case z != nil:
		return "zombiegrow"
	}
	return "mapgrow"
}

// asksSender reports whether the times of the entries are what their senders have said: then
// they do not decide what is still good.
func asksSender(c *growth.Container) bool {
	return slices.ContainsFunc(c.Shrinks, func(e *growth.Event) bool { return e.Class == growth.ClassTold })
}

// isTriedAgain reports whether entries are what has failed and is tried again: then their times say
// when, and not how long they are good.
func isTriedAgain(c *growth.Container) bool {
	return slices.ContainsFunc(c.Shrinks, func(e *growth.Event) bool { return e.Class == growth.ClassOnSuccess && c.Keyed() })
}
