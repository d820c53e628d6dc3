// Package cache stands in for stores of objects.
package cache

import "time"

// KeyFunc names an object.
type KeyFunc func(obj any) (string, error)

// Store keeps objects.
type Store interface {
	Add(obj any) error
	Update(obj any) error
	Delete(obj any) error
	List() []any
	ListKeys() []string
	Get(obj any) (item any, exists bool, err error)
	GetByKey(key string) (item any, exists bool, err error)
}

// NewStore returns a store.
func NewStore(keyFunc KeyFunc) Store { return nil }

// NewTTLStore returns a store that forgets what it meets and finds too old.
func NewTTLStore(keyFunc KeyFunc, ttl time.Duration) Store { return nil }
