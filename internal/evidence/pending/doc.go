// Package pending finds entries that outlive the activation they belong to: put in before a
// wait, and taken out only where the answer comes.
//
// An activation is the function that inserts, or the caller to which it hands the key or the
// value back, at most releaseHops up. Its ways out are told apart (normal, error, cancelled),
// and each is asked whether a release lies on it or was deferred.
//
// # Example
//
//	s.waits[id] = ch
//	defer delete(s.waits, id)   // without this line: pending
//	select {
//	case r := <-ch:
//	case <-ctx.Done():
//		return ctx.Err()
//	}
//
// # Entries that belong to an activation
//
// (An answer ends a wait only where other code than the activation's removes entries.) (a) The
// value is made in this activation (or in the callee that registers and returns it), kept nowhere
// else, the function returns, the holder outlives it, not released on every exit : medium; what
// was made may be the key, as in a set of channels; opportunistic cuts elsewhere do not cancel;
// what runs beside the activation, as a reader that its function has started, and removes what a
// peer names is no release of its own. (b) Grow, then a fallible call, then an error branch that
// returns, continues or only logs without release : pendinggrow: medium without a complete edge,
// low beside an event-only sweep. (c) The key is fresh and handed to the caller or the wire, every
// shrink keyed by a parameter in another handler, no sweep, timer or ctx.Done : medium: "a client
// that goes away"; what the function takes back where it could not send is no such handler, an
// object on whose channel the removal tells is a wait as a channel is, and a key that goes into a
// map which a call is handed has been sent. Likewise where both what was sent and what has the entry
// removed are datagrams, of which one may be lost. (d) A session (session.go), a function that works for
// one peer in a loop for as long as that sends, puts in an object of its own (made before the
// loop, given to the goroutine that it is, or made by who starts it for it alone) before the loop
// or in its turns, and every removal comes by the word of a peer (word.go): in the turns of such a
// loop, directly, by a table of functions, or in a goroutine for each message. What comes before
// or after the loop is no word, and a new connection is none: where the peer goes away without a
// word the entry stays : medium. So it is with what others put in for a session that a container
// has as a member, if that loses the session at its end. A shrink behind a flag of the entry that
// another function sets is partial, low; a flag that the step of the insert sets, and that only
// who removes takes back, is none.
//
// (e) An activation that makes the entry by one call and removes it by another one under the same
// key, before the next turn of a loop around both, treats the entry as its own, whoever else knows
// the key (paired.go): where something fails in between and the way out removes nothing : as (b).
// A removal in a loop over the list over which the insert stood comes for each element.
//
// (f) A key that the activation makes anew, by a counter or by chance, and neither returns nor shares with
// any removal but its own (ownkey.go): what it leaves on one of its ways, failed or not, stays : as (b). So
// does, outside the turns of a peer, the entry of an object that the activation has made, or was
// started for, where it alone removes entries: one that it refuses (a question that is answered with
// no) as much as one that fails.
//
// # Cases
//
//   - Entries put in by value: what the activation made for a struct that goes into the
//     container, such as the channel it waits for, counts as the entry.
//   - Let go: a channel that a function adds to a list and returns, and that a caller waits
//     for beside something else and gives to nobody, is evidence at low; removals of others do
//     not cancel it.
//   - Answers: where each removal goes with an answer on the entry's channel, a call that may return
//     without one is no removal for who then waits in vain.
//   - Marks of use: a flag that who removes takes down himself, where time brings him to the entry again,
//     keeps nothing for good.
//   - Timers (fired.go): an entry that is a timer with a function stays where that, once it has run, does not lead
//     to a removal and sets no timer again.
//   - Flags: where a flag of the entry decides on every removal, and no sweep stands beside
//     it, medium: on heads of 14 projects there was no such finding. One with removals on both
//     sides of its test decides only which of them comes.
package pending
