// Package singleflight stands in for calls that are made once for all who ask.
package singleflight

// Group is a set of calls.
type Group struct{ calls map[string]int }

func (g *Group) Do(key string, fn func() (any, error)) (any, error) { return fn() }
