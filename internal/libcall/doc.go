// Package libcall tells what the library table says of one call: what it does to a container
// among its arguments, when a function handed to it runs, whether a loop around it has an end,
// which constant an argument is.
//
// A function with a body in view is never looked up: then the body tells. What no row speaks
// of is unknown, but for the standard library, whose functions call what they are handed
// before they return. Values of arguments are followed through three calls, fields or
// parameters.
//
// # Example
//
//	sync.OnceFunc(f)   // the table: calls arg0 once
//
// Run tells of f that it runs once, whoever calls what came back.
//
// What whoever runs a closure gives it (Given) is a key or an element of the container that a library
// function goes through, or what a function in view calls it with, through up to three of them: an
// iterator of one's own around another one.
//
// What writes to memory does not fail, nor does what was made around that and fails only as what it writes to does
// (CannotFail).
package libcall
