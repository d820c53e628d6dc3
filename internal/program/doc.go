// Package program is the linked program as everything above it reads it: packages,
// functions, types and containers by name, the edges between calls and functions, where
// functions go as values, what a term of a function denotes, and the control flow of one
// function.
//
// It takes summaries ([Package]) and gives a [Program]. Calls through interfaces lead to the
// methods of types that are converted to some interface in view and have all methods of that
// one; where more than maxCandidates answer, the call is followed no further and the methods
// are marked as crowded. A function value is followed through three parameters, fields or
// results. Terms are resolved through six calls, results and stores.
//
// It knows nothing of libraries (package libcall), of where objects go (escape), or of when
// code runs (reach).
package program
