package program

import "github.com/growthlint/growthlint/internal/facts"

// GroupOp is what a call does with a sync.WaitGroup, by the name of the method; "" for others.
func GroupOp(c *facts.Call) string {
	if c.Callee.Pkg == "sync" && c.Callee.Type == "WaitGroup" && len(c.Args) > 0 {
		return c.Callee.Name
	}
	return ""
}

// WaitsForGroup reports whether a call waits for all goroutines of a group, of sync or of a library.
func WaitsForGroup(c *facts.Call) bool {
	return c.Callee.Name == "Wait" && (c.Callee.Type == "WaitGroup" || c.Callee.Type == "Group")
}
