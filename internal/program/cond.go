package program

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
)

// IsCond reports whether a call is one of some methods of a sync.Cond.
func IsCond(c *facts.Call, names ...string) bool {
	return c.Callee.Pkg == "sync" && c.Callee.Type == "Cond" && slices.Contains(names, c.Callee.Name) && len(c.Args) > 0
}
