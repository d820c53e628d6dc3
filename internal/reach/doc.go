// Package reach tells when and how often code runs, and for which object: the two questions
// on which every verdict hangs.
//
// The rate of a function ([Reach.Rates]) is computed for all functions together: once, many
// times by events, ticks, callers out of view or kept callbacks. A [Walker] follows one object
// upward from a place that changes it: by parameters to callers, by fields to whoever made
// the holder, by closures to where they are handed on. What is crossed while the object is in
// hand tells how often the place runs for one object; the end of the walk, the activation that
// makes the object, a variable or code out of view, tells how long it lives. Both answers are
// [Roots].
//
// Ways to an object are compared in a canonical form, Path. A walk takes at most
// maxWalkSteps new places and then says that it is unknown; each place is looked at once for
// a type of holder.
package reach
