// Package drivers is a library where implementations enter themselves by name.
package drivers

import (
	"fmt"
	"sync"
)

// Driver opens a store.
type Driver interface {
	Open(source string) (string, error)
}

var (
	mu     sync.RWMutex
	byName = map[string]Driver{}
)

// Enter makes a driver known.
func Enter(name string, d Driver) {
	mu.Lock()
	defer mu.Unlock()
	byName[name] = d
}

// Open opens source with the driver of that name.
func Open(name, source string) (string, error) {
	mu.RLock()
	d, ok := byName[name]
	mu.RUnlock()
	if !ok {
		return "", fmt.Errorf("opening %s: no driver %q", source, name)
	}
	return d.Open(source)
}
