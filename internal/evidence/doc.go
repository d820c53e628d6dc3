// Package evidence finds what speaks for or against one growing container beside its own
// shrinks: siblings of the same holder that lose the key which this one keeps, removals that
// stand on the other way of the insert, elements that are ended and stay (replaced, zombie),
// set-up that alone fills it, an environment variable that switches it on, keys that only code
// in view knows. And it finds the places where a missing delete can be written without
// changing anything else.
//
// Each function takes containers with their events classified and gives a table of what it found; none
// changes what another has found.
//
// # Example
//
//	func (s *S) join(k string)  { s.conns[k] = c; s.names[k] = n }
//	func (s *S) leave(k string) { delete(s.conns, k) }
//
// conns and names are filled together, and leave takes the key from one of them: names has the
// sibling conns, whose End is the delete, and Besides is the place after it.
//
// # Siblings
//
// Functions get transitive effects. Start: an activation that grows A and B. End: an event or tick
// function that shrinks B by one key. If no End of B also shrinks A, A is forgotten, and the
// finding names that End: high when terms are equal, medium when the keys differ (a slice of
// objects beside a set of their names). Variants: B shrunk on both branches, A on one; Close,
// reset or prune clears all but A; delete from X guarded by, or right after emptying, Y (wrong
// map). Element end: a terminal method of A's element type (Done, Close, Stop, Finish, Cancel,
// Unsubscribe, or any that shrinks a sibling through a back pointer) that reaches no shrink of A
// is such an End. Sibling evidence survives every edge but a complete one. Against an event-one on
// A it is medium only if the End also ends the element, is a prune or sweep of B, or is the branch
// variant; else low.
//
// # Levels
//
// A removal at level n removes n+1 with it; one at n+1 says nothing of n. zombie: an event or tick
// function shrinks, filters, nils or counts down the element and no path of that activation
// removes the key: positive evidence that whole resets, teardown, on-error and api-all do not
// cancel, only a complete edge or a same-key delete at that level does. A number that code in view
// sets to what it works out, in an entry that is there, is an amount (what time fills again), and no
// count of users. An inner level under an
// outer one that loses keys: low; medium only if another container of the package keyed by the
// inner key's type loses keys. An outer one that loses a key once nothing is left under it says
// nothing of the inner level, which is judged by its own removals.
//
// # Cases
//
//   - Ended and replaced: a function ends an element by a method that elsewhere stands beside
//     its removal, then adds another one; neither it nor its callers remove. Only in this form
//     is an element's end evidence: objects that are ended elsewhere are mostly removed by who
//     is told of it.
//   - Ended on two branches (endedalone.go): a function that is given an object ends it on one branch
//     with its removal and on another one, decided by something else than the object (a list is full),
//     without: medium. Who puts objects in may end one that is not there yet.
//   - A session that forgets: where a sibling in the same short-lived holder loses the very
//     key while the session goes on, and nothing takes it from this one, it is medium though
//     no peer decides how much there is.
//   - Ends that go through all keys and empty one element after another do not belong to a removal
//     that others call for a key of their own. Where a removal elsewhere takes the key of an element
//     in which it leaves nothing, empty ones are meant to go: medium, else low.
//   - Emptied within a session: where an object that a container holds goes on and keeps the keys whose
//     values it has emptied, and nothing takes such a key, it is medium though objects come and go.
//   - Levels: whole resets of the outer level do not cancel the evidence of an emptied inner
//     key. A sibling is evidence only with keys of the same type.
//   - Named first (namedfirst.go): each removal takes its key out of an object that one function finds,
//     which can fail, and what puts in a key from outside asks that function for the same key only
//     afterwards, and comes to no removal: what names nothing stays, as a lock for each name that
//     anybody asks for.
//   - Left out (leftout.go): members of one kind (a field of an object, or the object) come into each of
//     several containers of a holder, or of a function, and leave each on their own. A function that
//     takes one out of some, of which two at least have such a removal besides, and neither it nor who
//     calls it takes it out of this one: medium.
//   - Asked before: a list that asks a set beside it for the element first has no more elements
//     than there are, unless the set loses keys which stay in the list.
//
// # Fixes
//
//   - Fixes: where a sibling loses the very key, the delete beside its delete is offered as an
//     edit if nothing else can change: each live insert into the container is beside one into
//     the sibling, in the same object and with the same key term, and each into the sibling
//     beside one into the container (what comes back by itself is not forgotten); the locks of
//     package sync that are surely held there (a forward analysis over the blocks; what
//     callers hold is left out on both sides) are those at every single-key delete of the
//     sibling, and each of these is a plain statement on a line of its own; neither that
//     function, nor what it calls four deep, nor a caller that does not defer it looks the
//     container up; no loop goes over values that are objects; the values are no locks. A
//     shared lock is what is asked for, not proved to be the container's guard. What else is
//     offered, the summariser decides from one package: a release by defer where the handle of
//     a standard type stays in the activation (no store, closure, send, unknown call; what is
//     made around it followed alike), outside loops; a copy where no alias of the array is
//     kept and no write to it can follow the store (a text cannot be written to); emptied
//     slots where all uses of the unexported field or variable in the package read and write
//     elements or store its own array back, and no call, send or receive lies between reading
//     the list and using it. Programs without data races cannot tell the difference;
//     reflection and unsafe can. A part kept once is left: it may be a buffer that is kept for
//     its size.
package evidence
