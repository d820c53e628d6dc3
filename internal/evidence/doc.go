// Package evidence finds what speaks for or against one growing container beside its own
// shrinks: siblings of the same holder that lose the key which this one keeps, removals that
// stand on the other way of the insert, elements that are ended and stay (replaced, zombie),
// set-up that alone fills it, an environment variable that switches it on, keys that only code
// in view knows. And it finds the places where a missing delete can be written without
// changing anything else.
//
// Each function takes containers with their events classified and fills one field of them; none
// changes what another has found.
package evidence
