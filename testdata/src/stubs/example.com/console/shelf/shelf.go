// Package shelf stands for a library, which no table knows, that keeps values by key.
package shelf

// Map keeps values by key.
type Map[K comparable, V any] struct{}

// LoadOrStore gives the value of a key, which is v where there was none.
func (m *Map[K, V]) LoadOrStore(k K, v V) (V, bool) { return v, false }

// Load gives the value of a key.
func (m *Map[K, V]) Load(k K) (v V, ok bool) { return v, false }

// Delete removes a key.
func (m *Map[K, V]) Delete(k K) {}

// Make makes a value.
func Make[V any]() *V { return new(V) }
