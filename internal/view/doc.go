// Package view tells how much of a program a run sees: which packages nobody outside
// the view can reach, and which exist for tests only. It knows packages and imports,
// and nothing of their code.
//
// # Cases
//
//   - The view: a package of a program that only tests reach is test support; one that no main
//     package reaches is offered to others. So is the package at the module's own path with what
//     it imports, whoever's tests drive it. Main packages that reach a few of many make no program
//     of a module whose tests start the rest, where that has tests of its own. What main packages in
//     directories of examples import is for others too, unless a command uses it: they show how. What
//     is imported by a package that is offered to others is offered with it. What code that could not
//     be typed may call is not known: a removal there counts, a growth there does not.
//   - Directories for tests (fortests.go): what lies in one that is called test, mocks, e2e or the like,
//     or by the name of a package in view with "test" behind it, is test support, and a main package
//     there runs tests, unless a program elsewhere uses it. This errs towards silence.
package view
