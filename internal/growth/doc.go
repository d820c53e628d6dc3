// Package growth finds the containers of a program, what makes them grow, and what a shrink
// of one counts for.
//
// [Growth.Collect] gives each [Container] with its events: instructions, calls of library
// functions by the table, and what a function does to a parameter, carried to at most maxHops
// callers. A grow is asked where its key comes from; a shrink gets a [Class]: one that sweeps,
// caps or is paired with the insert bounds the container, others weaken or are void, and the
// claim that one is void has to be proven ([Growth.Classify]). A [Holder] says how long the
// object lives that holds the container.
//
// The types of evidence that single rules need stand here beside Container, which has a field
// for each; how it is found, see the packages below evidence.
package growth
