// Package inline shows a package as if its small steps stood where they are called: a closure
// that is called where it is written, or only by its name within the function; a function or
// method of a few statements that has no other use than such calls. How a program is cut into
// functions changes nothing that it does, and this is the one place that says so: whatever reads
// the syntax afterwards finds a statement with the conditions, the names and the order that it
// has in the running program, and no step to see through.
//
// The syntax that is given is shared with others and is never written: what changes is copied,
// and of the type information the maps that name the copies. A parameter becomes a variable that
// is set to its argument; positions stay those of the step, so that a finding lies where the
// statement is written.
//
// # Example
//
//	func (s *S) Put(k string) { s.add(k) }
//	func (s *S) add(k string) { s.m[k] = true }
//
// is read as
//
//	func (s *S) Put(k string) { s := s; k := k; s.m[k] = true }
//
// # Limits
//
// A method is a step where another method of the same object calls it: what the object does when
// others call is something of its own, with a name that findings tell. What a function makes, takes
// from a channel or is given by a call belongs to those who call it, and there it is asked for: only
// results that are there already are read in place. So are neither functions that are given a map or
// a pointer to a list, whose events are carried to the call (package growth), nor those that start a
// goroutine.
//
// A step is not seen through where control leaves it from within a loop, a switch or a select, where
// it defers, recovers or has labels, where it is generic, variadic, recursive, large or has an
// exported name, and where the call is part of a larger expression.
package inline
