// Package counters counts by names that its users give: that an example gives two does not make
// them few.
package counters

import "sync"

var (
	mu     sync.Mutex
	counts = map[string]int{}
)

// Add counts one of a name in a room.
func Add(room, name string) int {
	mu.Lock()
	defer mu.Unlock()
	key := room + "/" + name
	counts[key]++ // want mapgrow medium "counts"
	return counts[key]
}
