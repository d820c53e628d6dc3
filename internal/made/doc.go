// Package made finds what is made for each event and stays: goroutines that never end or have
// no bound in number, resources that nobody lets go of, listeners that are never taken back,
// values that wrap their former selves.
//
// What has to be let go of starts at a place and is followed where it goes: to a result, a
// field, a closure, an argument. Of a channel that a function makes, its partners are the
// function and the goroutines that it starts; a goroutine waits for ever where its partner may
// leave. What goes to places out of view is taken to be let go of there.
package made
