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
//
// # Example
//
//	type Store interface{ Put(string) }
//	func use(s Store) { s.Put("a") }   // calls (*disk).Put and (*memory).Put
//
// The call of Put has an edge to each type of the view that is converted to some interface and
// has all methods of Store.
//
// # Cases
//
//   - Interface calls with many candidates: a call that more than 40 methods could answer is
//     not followed; the methods count as called by callers that cannot be told, not as dead
//     code. A method value of an interface (h.run = job.Run) stands for the methods that it
//     can be.
//   - Programs of one module (linked.go): nobody can import a main package, so what it asks through
//     an interface is asked of types that it is linked with, blank imports among them, and not of
//     those of another program of the module.
//   - Given out (prepare.go): what an exported function makes and returns has its exported methods
//     called by code out of view, also where its type is declared in an internal package.
//   - Functions on channels: what is received from the channel of a field or variable and called is
//     what was sent there, by name or as a parameter.
package program
