// Package wrongway leaves a trail alone that is short.
package wrongway

import "sync"

const room = 64

// Trail has the paths asked for last.
type Trail struct {
	mu    sync.Mutex
	paths []string
}

// OnPath takes one more.
func (t *Trail) OnPath(path string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.paths = append(t.paths, path)
	t.trim()
}

func (t *Trail) trim() {
	if len(t.paths) <= room {
		return
	}
	t.paths = append([]string(nil), t.paths[len(t.paths)/2:]...)
}

// Len is how long it is.
func (t *Trail) Len() int { t.mu.Lock(); defer t.mu.Unlock(); return len(t.paths) }
