// Package laws holds two laws of the verdict, for tests and for the one who changes the
// analysis: it depends neither on how a holder is wired to the code that serves nor on
// how the code around it is cut.
//
// The wiring matrix puts each kernel (a store with one method, in a leaky and in a bounded
// form) behind each program, the store in a package of its own and in package main. Every
// leaky kernel behind what serves is to be reported at medium or above, everything else is
// to be silent at medium. Cells of which this is known not to hold are listed in a file
// that may only shrink.
//
// The analysis is reached through the command alone, in process or as a program.
package laws
