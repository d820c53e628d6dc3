package growth

import (
	"slices"

	"github.com/growthlint/growthlint/internal/facts"
	"github.com/growthlint/growthlint/internal/library"
)

// CacheIndex is what is known of the caches of a program, for all of them.
type CacheIndex struct {
	// Modules are the packages that the table knows caches of.
	Modules map[string]bool
	// Inside are the stores to fields of structs that stand in a field or variable.
	Inside map[string][]facts.Store
	// Leaked are the containers whose object is handed to code that is not in view, or
	// is kept a second time.
	Leaked map[string]bool
	// Remote are the methods that are called on clients of other processes, by package.
	Remote map[string]map[string]bool
}

func newCacheIndex(t *library.Table) *CacheIndex {
	return &CacheIndex{
		Modules: cacheModules(t), Inside: map[string][]facts.Store{}, Leaked: map[string]bool{}, Remote: map[string]map[string]bool{},
	}
}

// SortedCalls orders what was filed as events are.
func (c *Container) SortedCalls() {
	slices.SortStableFunc(c.Calls, func(a, b *Event) int { return a.Pos.Compare(b.Pos) })
}
