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
//
// # Example
//
//	func (s *S) Close()          { clear(s.m) }                  // void: only as the holder ends
//	func (s *S) sweep()          { for k := range s.m { … } }    // sweep: complete
//	func (s *S) leave(k string)  { delete(s.m, k) }              // event-one
//
// # What a shrink counts for
//
// Every shrink has a class, by the edge of the life-cycle at which it stands.
//
//   - complete: sweep: keys ranged from the container itself, a sibling or a filtered copy;
//     clear, rebuild-and-assign, DeleteFunc, Range+Delete; in event or tick; not one-shot;
//     behind a configuration flag still counts. Effect: silences.
//   - complete: cap: a length guard that returns, evicts, flushes or waits, before the grow or
//     after it, also in a helper called next; cut to the last N; sliding window. A cap that is
//     off by default is a cap. A capacity hint is not. Effect: silences.
//   - complete: paired: every exit of the growing activation releases: defer, all paths,
//     AfterFunc, or a goroutine started there. Effect: silences.
//   - default: event-one: one key, in event or tick code reached from inside the package (whole
//     program: from anywhere but tests), none of the partial classes: disconnect, unregister,
//     ref-count at zero, message to the owning loop. Effect: silent, unless siblings, levels
//     or activations (packages evidence and pending) bring positive evidence, then medium (low
//     if the evidence is only a guard or an error branch).
//   - partial: lazy: same term as a look-up or insert of the same activation, under a time
//     test; of a list, the element of which a part is what a caller has named. Effect: medium.
//   - partial: on-success, on-error: under errNil of a reply or call; under one error. Effect:
//     medium.
//   - partial: own-state: the key that the activation puts in, under a condition about what the
//     entry holds; a plain value in it, read there or by a function that gives it, is a count, and none.
//     A loop that goes through the parts of the entry and leaves at the first one which is lacking is
//     such a condition (walked.go). Effect: medium.
//   - partial: on-replace: beside a grow of the same container. Effect: weak.
//   - partial: state-gate: every grow under flag F, every shrink in the function that turns F.
//     Effect: see queues.
//   - partial: api-one: one key, a parameter of an exported function without callers in sight.
//     Effect: as event-one, and TTL intent also counts against it.
//   - partial: api-all: whole reset in such a function or only from administrative handlers.
//     Effect: medium for slices and queues, low for maps, medium with evidence of siblings or
//     levels. Not so where code in view calls it through an interface of so many types that the
//     call is not followed.
//   - void: teardown of a process-lived holder ; one-shot ; uncalled and unexported, never
//     taken as a value ; test code ; another level ; a key of another shape than any insert ;
//     a dropped filter result ; delete then re-insert of the same key. Effect: as if it were
//     not there.
//
// A complete edge silences (at most low with sibling evidence). Nothing or void only: full
// strength. Every form of shrink belongs to one of these classes. A mix of partials: the weakest
// claim among them, one level down.
//
// Coverage is per grow site: a shrink covers a grow if their terms are compatible; key(K) and
// unknown cover all; two fully known terms of different shape do not. One uncovered grow site is
// enough for a finding, at that site.
//
// One-shot: a loop paced by a never-reset timer, a time.After made outside it, a return or break
// on each path, sync.Once, a goroutine that nothing in sight starts. An unconditional producer
// with a consumer started under a flag is unbounded.
//
// TTL intent: values that are (or hold) times compared with now: then only a sweep, a cap or an
// expiry heap completes; lazy and api-one are partial. Who takes the entry out whatever its time
// says, and does nothing else by that but tell somebody out of view, only measures (measured.go).
//
// Proven, both ways (proof.go, known.go): a shrink is complete, or void, only where the code in
// view leaves no other reading.
//
//   - A cap has a direction: a test of the container's own length caps above its bound; a cut
//     that runs only below it is void, and no consumer either.
//   - An exact length (void, proofexact.go): a removal that asks for exactly so many entries,
//     takes only those of which something more holds, and lets an insert follow also where it
//     has taken none, is not asked again with one entry more. A test for so many or more is.
//   - At its own capacity (void, proofcapacity.go): a cut of the first element where a list is as long
//     as its capacity takes room away as well, and an append makes more of it. A list whose elements
//     are moved to the front keeps its array.
//   - Called while short: what all callers of a function ask of the length before they call it
//     holds of the removal in it; of a map as well as of a list.
//   - One of several (void, renew.go): a field that takes a new object drops what the former one held,
//     and nothing of what an object of the type holds that code in view keeps in another variable or
//     field, where none takes its place.
//   - Changed places (proofswap.go): an assignment that gives a container what another field
//     held, and that field what the container held, takes nothing away. What empties the other
//     one empties both, each at its turn.
//   - Just set to zero (void, proofzeroed.go): a removal that asks for a number or flag above zero in a field
//     that each way to the question has set to zero, in its function or in what that calls on the same object.
//   - Counted by hand (void, proofcounter.go): a removal that asks for a count in a field of the holder, where
//     an insert is seen beside which nobody counts.
//   - Nodes (nodes.go): where a value is of the type that holds the container, and nodes are come to by such
//     links in a loop or by a function that calls itself, few keys for each node bound nothing.
//   - The only make of a map, with one way to come there, is its initialiser: an insert before
//     it would panic, so it empties nothing.
//   - Made before serving (madeanew.go): a map that a function makes as it begins, and fills only in loops without
//     an end that take what others bring, and after which it does nothing with it, has its initialiser there as
//     well: as long as such a loop goes on, nothing is emptied. What an event or a time leads to makes it anew.
//   - Put back (void): with the key gone and what the removal's conditions say of parameters
//     and fields that the function does not set, every way on leads to an insert of the same
//     key.
//   - Put in again (void, proofagain.go): an element of a list that is taken out and comes to
//     an insert of the same list whatever happens, in the same function or in one that it is
//     handed to. Where it comes there after a failure, whatever else, the class is on-success:
//     while what fails goes on to fail, nothing is lost. A count of tries beside the failure
//     ends that, whatever the count.
//   - Counted too late (void): entries begin with a count of one, who leaves takes one, and
//     the removal asks, before or after that, for a count that the last one does not find.
//   - Channels in messages (channels.go): a channel that is put into the field of a struct which is sent somewhere
//     has the name of that field for whoever receives it; one that is itself sent has any.
//   - Another type (void, shapes.go): a key that stands in an interface, as those of a sync.Map do, is equal to none
//     of another type. Each insert has to have one that is told.
//   - Another shape (void, shapes.go): a key composed of the other one, or alike, of as many
//     parts, with another constant (a separator, the kind in a struct). A bare parameter says
//     nothing by itself; where all who call the removal come to the insert as well, both are
//     compared as they see them. What a function gives for what it has given before (lower
//     case of lower case) is no other shape. One insert that no removal covers is enough, also
//     where the removal is exported and nothing in view calls it.
//   - Keys from nothing (void): the container or channel that the keys come from has no
//     operation in view that puts anything there, and is handed to nobody.
//   - Paired below: what one call does both of, put in and take out, is asked of the function that
//     is called, as it tells it: where its callers' holders are told apart, the pair is none of theirs.
//   - For each that is made: what a maker starts for the object that it returns, in a goroutine or a
//     closure that it hands on, it does for each of those, in whatever places they come to stand. A
//     place that is seen to be given what another maker returns has none of it.
//   - Paired later: what a closure removes that the activation defers, starts or schedules
//     pairs only if the closure comes to it however it goes; questions about the entry itself
//     (is it there, is it still the same) do not matter. Where only such a closure removes and
//     misses it on some way other than the end of a channel or context, the entry is left:
//     pendinggrow, medium. The statement that starts it has to come on each way on from the
//     insert, too (arranged.go), or before it: what is started only once a call has not
//     failed, or a count is reached, pairs nothing. Ways on which a condition about parameters
//     and settings leaves it out are excused.
//   - A count it need not have (stuck): where every removal asks for a count other than the
//     one that an insert puts in, the entry stays unless somebody counts on it. With a sibling
//     whose end forgets it: medium.
//   - Teardown is no drain: an end that only others bring about takes nothing out before they
//     do; one to which a method of the holder comes by itself (the reading loop, a failed
//     write) may.
//   - Own field (origin): a field that a method of its object sets again and again is no one
//     key for each object. What is written to a field of bytes counts as what is written to a
//     text.
//   - Consuming is no capping: a cut that takes as many as its callers say, who all say a
//     constant, is a pop. A list is kept on failure also where the function that adds, and not
//     a loop, takes out behind the success of a call, its own or its caller's test.
//   - A filter by one value (the elements but those that equal one, in a new list or in place,
//     by slices.DeleteFunc, or in a helper that returns the list without one) takes one entry,
//     as a delete does. Added again: where the function keeps beside the list where an element
//     is, takes it out of the list where that changes and comes to the append where it has not
//     changed: medium.
//   - Added to renew: a list that takes the key of an entry beside it each time that the entry
//     is put in, there or not, and of which keys are taken out as the entries become old, has
//     a key as often as its entry was renewed: medium.
//   - The key of a slot (cap, slotkey.go): a removal takes the key that stands in a slot of a
//     list that nothing makes longer, or of a map, and the same function puts the key of the
//     insert there: there are as many entries as slots.
//   - Never set (void, proofunset.go): a removal that runs only if a number or flag in an
//     unexported field of the module is set runs never where nothing that runs in view sets
//     that: a limit that is zero for none, an option that the program leaves out. In a
//     library, the exported option that sets it is open to its users. Nor does it run behind
//     a flag or word in a parameter that all who call give, or hand on, as a constant that leads
//     past it.
//   - Lists put in as a whole (origin): the elements of a list or map in a field come from
//     where the list comes from that some code puts there as a whole; fresh and outside count,
//     whoever makes the object.
//   - Unmet (identity.go): where all removals are of objects (keys, or elements that are
//     looked for in a list) that are known by the place where they are made, and a function
//     that runs for each event makes and adds one of its own, nobody takes that one out:
//     medium.
//   - Unmet, by keys (unmetpeer.go): where all removals are under keys that their own activations make
//     (a counter's next number), an insert in the turns of a loop that a peer feeds, and below which no
//     removal lies, is one that none of them is for, unless a condition may tell whose it is.
//   - Key cleared (void, proofcleared.go): a removal that reads its key from a field of an object after
//     a call that sets the field to zero, in the same function or where all callers call that first.
//   - Second names (secondname.go): what one run puts in under two fields of an object, where each
//     removal is under the first of them, stays under the second: keys of another shape.
//   - Keys that another still has (class elsewhere): a sweep through the keys of another
//     container of the holder, which loses keys alone, or into which the same function puts a
//     key only under a condition of its own (the success of a call after the insert is one,
//     unless its failure takes the key back), is complete for nothing: medium where nothing
//     else removes. So is one through the inner keys of such a container, or in a helper that
//     only such sweeps call; that container also loses a key where what holds it goes.
//   - Turns of a dispatcher (turn.go): a function that calls for a removal from one container
//     or from another, as its input says, has an activation for each of the two. They are one
//     where it comes from the one call to the other within a turn of its loop; a goroutine that
//     it starts is another.
//   - While another has some (class elsewhere, whileother.go): where something is taken out
//     only while another container of the holder has entries, with each of whose inserts this
//     one grows, and that one also loses entries alone, what is left here stays.
//   - Lists emptied first (class elsewhere, emptiedlist.go): a removal of each key in a list of
//     an object finds none where whoever removes waits for a channel that the end of the
//     object closes, and the same end empties the list.
//   - Waiting for another (awaited.go): an object that is put in under the one of its fields
//     which names another object, where every removal takes what stands under a second field
//     of the object at hand, stays until the other one comes. Where a peer says what it is
//     named, that need never come: medium.
//   - Put over (void, putover.go): a list gains an element each time that a map beside it takes
//     a key, there or not; a removal that asks for the length of the map lets the list grow.
//     Whoever asks for the key first, or takes the former element out, is left alone.
//   - Own names (overwrite, ownkey.go): where each entry of a map is put in under one of its own
//     fields, an entry that was taken from the map and is put back, or a copy of it with that field,
//     is put where it stood. Not so where some code in view renames entries that are objects.
//   - Moved (proofback.go): what leaves one inner container and comes into another one, under
//     the same key, has left.
//   - Helpers (prooflift.go, proofback.go, partway.go): what a helper inserts or removes is
//     read as done by those who call it, three calls up, with the conditions and ways out of
//     both. What holds of a removal in a helper has to hold for all who call it.
//   - Only after an error is also a removal whose function is called after errors alone, by
//     functions that could end otherwise once the entry is in; where a failing read is the
//     only end, it is the end. So is what a goroutine does that is started beside the insert, on
//     every way on which it ends (lastact.go).
//   - Batches (bringsKeys): a loop that puts in, on another branch, what it goes through names what
//     comes as well as what goes: its removal takes the one key that the batch says, and sweeps
//     nothing.
//   - Counted too late also where the entry and its key are passed to the helper that counts
//     down, by a closure or directly; an entry that the inserting function goes on to count up
//     begins with one.
//   - Taken back (takesback.go): a removal under a key that its caller has just put in by another call
//     names no entry of a cache that somebody gives up before its time.
//   - Never set also of a time: a sweep that asks whether it is set, of entries that nobody sets it of.
//   - Put back at the end: a function that is deferred and surely inserts comes after every
//     removal of whoever deferred it. If it inserts unless something fails that has not to do
//     with the key, the removal counts as one on error.
//   - Partway: a call that fails without the removal leaves the entry on the ways behind its
//     error, and on no other; a deferred closure that asks whether its maker's error is nil
//     removes on the ways on which nothing failed. What a call says of the entry in a boolean
//     constant (Block.Says: made here, there already) decides the branches that ask it.
//   - The last step (helper.go of internal/evidence/pending): a helper that is given the
//     container and returns no error once it has put the entry in leaves none where it fails. Nor
//     does one that removes the entry itself behind each question for an error after that.
//   - Rolled back alone: a function that a helper has made an entry for takes its own entry of
//     the same key back after an error, and the helper's stays; elsewhere one function ends
//     both.
//   - Tried again (on-success, failing.go): where each insert lies behind the failure of a call, and
//     each removal behind the success of the same function, one of them for all entries in turn, what
//     goes on to fail stays: medium. A count of tries, or a removal whatever came of it, ends that.
//   - Index of a list (indexed.go): where each removal from a map also takes out of a list,
//     heap or queue of the holder what it finds under the key, and the list loses elements on
//     its own, as those that exceed its limit, and nobody fills it alone, the class is elsewhere. A removal from the map alone
//     is another end, and nothing is said.
//   - Not found (misses.go): where all removals lie on the other branch of the question
//     whether there was a result (an error, nil), and the same key goes into a container
//     beside it that has a bound, a key that is never found stays: medium. Where a flag or a
//     word decides, an entry may wait for its end, and nothing is said.
//   - Through another container: where all removals get their key from an entry of another
//     container, whoever owns that, which is filled by the same activations and loses entries
//     on its own, the class is elsewhere.
//   - Members: entries under keys ranged from another container, all of whose removals ask for
//     a count of the entry, or entries for those that another container has, all of whose
//     removals ask whether it has the key still, stay where an end takes the key out of the
//     other container alone: medium.
//   - Told (class told): a sweep that compares a time or number of the entry which code in
//     view has from a peer alone (decoded, or computed from bytes that a connection brought)
//     takes what its sender likes: medium, where nothing complete stands beside it.
//   - The sign of a difference of a length and a bound is a comparison of the two. A branch
//     that makes a list beside the container shorter while that is short caps neither.
//
// # Cases
//
//   - Members: an insert guarded by "another container has this key" takes the bound of that
//     container.
//   - A set that set-up makes: an insert, or a call that leads to one, that asks a map first
//     which a closure has captured from what is made at set-up, has the keys of that map.
//     Elements of a list of constants that stands where it is read are as many as were written
//     out.
//   - Removals that nothing calls: where, in a closed program, a removal of single keys is
//     there and no code calls it, the holder needs no other sign of long life: whoever wrote
//     it saw the need.
//   - Appends by a helper: the assignment of what a function in view gives that only appends
//     to the list it is given is an append. Without the function in view it may be a cut as
//     well.
//   - A length above zero: an insert behind the test that the element under the same key has a
//     length puts nothing new in.
//   - Found no more (mirrored.go): a removal where a call fails with an error of a kind that
//     is asked for is no correction after an error, if the function fills the container only
//     where the same call has not failed: the container tells what the call finds. An insert
//     before the call, or an error that is not asked for its kind, is what it was.
//   - Asked for: a whole reset of a list that only handlers reach, or a kept function that
//     takes something and returns more than an error, and that no grow's activation contains,
//     is a reset on request. A map that loses keys on errors, and all of them on request, is
//     medium.
//   - Said so: where each removal of a key lies on the other branch of the question that
//     decides on its insert (wanted or not wanted, active or not), a key that the input never
//     names again stays: low. Questions for a word are left out, since messages that tell what
//     happened come for each end.
//   - Keys that nobody is told: where all removals of single keys take the key as a parameter
//     from code out of view, an insert under a key that code in view makes and does not return
//     is none they can be for: medium.
//   - Start and end: an end (Close, Stop) counts for what grows only below the matching start
//     (Open, Start, Connect): the holder is opened again.
//   - Answers of functions: a branch on what a function in view answers is a branch on the
//     condition that its answer stands for (Func.Holds, Func.Fails): if w.full().
//   - Room for one: a removal of one entry at a limit, reached only by functions that also put
//     in, bounds what it accompanies; a function that comes to the insert without it is named.
//     A removal decided by the length of another container of the holder bounds only if that
//     one gains what this one does.
//   - Turned round: append(x[i:], x[:i]...) takes nothing.
//   - Turned away: a length test whose full side does not reach the grow caps it, also when
//     the test is one of several conditions.
//   - Named keys: the key that a callback of sync.Map.Range gets is named by nobody, so a
//     removal that look-ups and a sweep share is no correction of single keys. A function that
//     gives, as its result, what it has found under the key that it was given, is a look-up
//     wherever that key comes from. A number computed of a time is compared as a time is.
//   - Runs of a function (turn.go): what a function does is one activation where control leads from the
//     one place to the other before a loop around both begins another turn; a function that does the one
//     or the other, as its input says, has an activation of its own for each. A key that a turn has found
//     out is another one in the next turn, so an insert there puts nothing back.
//   - Taken out on each way: removals of one key that only together lie on all ways out pair the insert
//     as one would that lies on all of them.
//   - Composed keys: where all removals and some insert compose their keys by one function, an
//     insert under a bare value is uncovered.
//   - Named keys: what a caller has put into an object that it made for the call, or an object
//     that was read into, is a key that it names; what it took from a container and wrapped is
//     not.
//   - Made anew: a map that a function makes whenever it fills it, and that nothing else fills, is
//     bounded by what one call puts in, also where the function has the container from a caller.
//     One that is made only under a condition, as the first time, is not.
//   - Handed on: what a closure does that is handed to what goes through a container, a library's Range,
//     a function that calls back or an iterator of one's own, is seen where the closure is handed on, with
//     the key or element that whoever runs it gives it (libcall.Given).
//   - Atomic pointers: Store and Swap, but where there was nothing, have an object give way to another one,
//     as an assignment to a field does. One that takes over the entries of the old one, or is made from it,
//     does not: what the first one held goes on in the last, for as long as the pointer does. A holder that
//     itself gives way takes with it what it holds.
//   - Captured together: a key that a closure has captured from the activation which makes the container,
//     or from one within it that runs a bounded number of times for it, is one for each closure, and few
//     where no closures are made without end. So is a variable that is stored to once (facts.Site.KeyHeld).
//   - Given and left (untouched.go): a call in view may return an error before it has done anything with what it
//     was given: something else has failed that it, or what it hands it to, has tried before. Where nothing in view is put
//     into the interface that is called, it is what the exported types in view have that answer to it (program, MeantBy).
//   - Channels in lists (elems.go): whoever takes a channel out of a list or map has it under no name of its own. It is
//     never closed where no code in view closes one that carries the same type, or one of which the type is not known,
//     and no code out of view was given it.
//   - After an error: a removal that comes with its insert, in a call that is made after an error, is no
//     removal after an error.
package growth
