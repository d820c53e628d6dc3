// Package trace finds, for a place that changes an object, the way upward that decides how
// long the object lives and how often the place runs for one: the steps that growthlint why
// prints.
//
// Of several ways it gives the shortest of those that decide. It looks at no more than
// maxTraced places and says so where a way was cut.
//
// # Example
//
//	growthlint why S.m
//
// prints the steps: add is called in loop, for each message; loop is started by main; main makes
// the object, once.
package trace
