// Package instr answers what instructions and types say by themselves: under which key a type, a
// field or a function is known, what is called with which arguments, whether control can go from
// one instruction to another, what a value is cut from.
//
// It follows no value beyond a function and remembers nothing; packages summarise and mend ask it.
package instr
