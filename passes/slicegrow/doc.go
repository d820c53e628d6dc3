// Package slicegrow reports slices, lists, heaps, buffers and builders that are
// added to and never cut.
//
//	func (p *Pool) Go(f func()) {
//		p.started = append(p.started, f) // reported: nothing ever removes one
//		go f()
//	}
//
// Copying a slice whole is not cutting it, and a reset that only a caller outside
// the program could ask for bounds nothing by itself.
//
// # What it does not report
//
// Slices filled at set-up or on an object that the same call has made, lists that are
// drained, cut to a length, filtered, rebuilt or reset while the program runs, lists
// that are searched for the element first, builders that live for a call.
//
// Lists of an object that comes and goes, as a session does, are low unless they take what a
// peer sends: of ten such findings none was true and one by design. So is what, in a whole
// module of several packages, exported functions alone add to that nothing in it calls, in an
// object of which nothing says how long it lives (none true and one by design of ten, maps
// included).
//
// # How to fix
//
// Keep the last N, drain the list where it is read, remove the element where its
// object ends, or refuse when it is full.
package slicegrow
