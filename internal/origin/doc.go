// Package origin tells where a key comes from: a constant, an enumeration, settings, a
// container with a bound of its own, something new each time, or whatever the outside sends.
//
// An [Originator] follows one value back through at most KeyDepth calls, parameters and
// stores, and takes the worst of several answers. What it cannot follow is unknown, which is
// neither bounded nor from outside.
package origin
