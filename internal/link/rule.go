package link

import "github.com/growthlint/growthlint/internal/facts"

// Rule returns the one rule that a container belongs to, whatever rules are enabled.
func (c *Container) Rule() string {
	if c.Queue != nil {
		return "queuegrow"
	}
	switch c.Kind {
	case facts.KindLib:
		if c.LibraryKind == "cache" || c.LibraryKind == "remote" {
			return "cachegrow"
		}
	case facts.KindMap, facts.KindSyncMap:
		switch {
		case c.Expiry != ExpiryNone && c.Level == 0:
			return "cachegrow"
		case (c.Value.Lock || c.Worker) && c.Level == 0:
			return "lockgrow"
		}
		return "mapgrow"
	case facts.KindSlice, facts.KindList, facts.KindHeap, facts.KindBuffer, facts.KindBuilder:
		return "slicegrow"
	case kindStack:
		return "slicegrow"
	case kindQueue, kindDeque:
		return "queuegrow"
	}
	return ""
}
