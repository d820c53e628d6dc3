// Package refcounts mounts a path once for all its users.
package refcounts

import (
	"errors"
	"sync"
)

var errNotHeld = errors.New("not held")

type use struct {
	count int
	ready bool
}

// Mounts counts the users of paths.
type Mounts struct {
	mu    sync.Mutex
	uses  map[string]*use
	binds map[string]*use
	mount func(path string) error
	drop  func(path string) error
}

// NewMounts mounts with mount and undoes it with drop.
func NewMounts(mount, drop func(string) error) *Mounts {
	return &Mounts{uses: map[string]*use{}, binds: map[string]*use{}, mount: mount, drop: drop}
}

// Hold mounts path unless it is mounted.
func (m *Mounts) Hold(path string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.uses[path]
	if !ok {
		u = &use{}
		m.uses[path] = u // want zombiegrow medium "Mounts.uses"
	}
	u.count++
	if u.count == 1 {
		return m.mount(path)
	}
	return nil
}

// Free undoes one Hold.
func (m *Mounts) Free(path string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.uses[path]
	if !ok || u.count == 0 {
		return errNotHeld
	}
	u.count--
	if u.count > 0 {
		return nil
	}
	return m.drop(path)
}

// Bind is Hold for paths that are not mounted.
func (m *Mounts) Bind(path string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.binds[path]
	if !ok {
		u = &use{ready: true}
		m.binds[path] = u
	}
	u.count++
}

// Unbind undoes one Bind.
func (m *Mounts) Unbind(path string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.binds[path]
	if !ok {
		return
	}
	if u.count--; u.count == 0 {
		delete(m.binds, path)
	}
}
