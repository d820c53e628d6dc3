// Package escape tells where objects and functions go: whether a function keeps an argument
// beyond its call, whether its result is new each time, in which fields results end up, which
// types are reflected upon.
//
// It asks three calls down (RetainDepth) and takes what lies deeper, or what goes to code that
// neither the view nor the library table knows, as kept.
//
// # Example
//
//	func (s *S) add(c *conn) { s.conns = append(s.conns, c) }   // keeps its argument
//	func size(c *conn) int   { return c.n }                      // does not
//
// A closure goes where the closures go in which it is used: one that is deferred in a handler that is
// handed out runs with each request.
//
// Settings that are passed by value, changed and then stored are kept with all that stands in them.
package escape
