// Package names locks by name; all callers name constants.
package names

import "sync"

var (
	mu    sync.Mutex
	locks = map[string]*sync.Mutex{}
)

// Lock locks a name and returns what unlocks it.
func Lock(name string) func() {
	mu.Lock()
	l, ok := locks[name]
	if !ok {
		l = &sync.Mutex{}
		locks[name] = l
	}
	mu.Unlock()
	l.Lock()
	return l.Unlock
}
