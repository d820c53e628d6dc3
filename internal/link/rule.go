package link

import "github.com/growthlint/growthlint/internal/facts"

// Rule returns the one rule that a container belongs to, whatever rules are enabled.
func (c *Container) Rule() string {
	switch c.Kind {
	case facts.KindMap, facts.KindSyncMap:
		if (c.Value.Lock || c.Worker) && c.Level == 0 {
			return "lockgrow"
		}
		return "mapgrow"
	case facts.KindSlice, facts.KindList, facts.KindHeap, facts.KindBuffer, facts.KindBuilder:
		return "slicegrow"
	}
	return ""
}
