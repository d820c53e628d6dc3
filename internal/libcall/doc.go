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
package libcall
