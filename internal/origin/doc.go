// Package origin tells where a key comes from: a constant, an enumeration, settings, a
// container with a bound of its own, something new each time, or whatever the outside sends.
//
// An [Originator] follows one value back through at most KeyDepth calls, parameters and
// stores, and takes the worst of several answers. What it cannot follow is unknown, which is
// neither bounded nor from outside.
//
// # Example
//
//	m[r.URL.Path]        // outside: a peer chooses it
//	m[uuid.NewString()]  // fresh: a new one each time
//	m[kind(n % 4)]       // few
//
// # Cases
//
//   - Settings: a field of the receiver or of a package variable that no code in view writes
//     was decoded at set-up: keys from it are bounded, unless the object is made for each event. Keys
//     ranged from a container that only set-up fills are bounded; from one that grows, low. A part of
//     the request that an object made for it keeps in a field comes from outside as the request does.
//   - Asked once: a place that is come to on two ways has one answer; one that is come to while it is asked
//     adds nothing to what it is found to be.
//   - Decoded from a client: elements of a list in a struct that a decoder fills from the body
//     of a request are from outside, though nothing in view adds to the list.
//   - Enumerations: a named string type with two constants, a named number type with three;
//     fewer may be the zero or the invalid value of an id. Sizes (len), and what a shift
//     leaves of at most 16 bits, are few as well. Of another package only the exported
//     constants of a direct import count, since export data shows no more: all drivers and the
//     cache agree on it.
//   - Asked before (vetted.go, accepted.go): a value that a question has let pass is one of
//     those that exist, and counts as a key of the containers that were asked: found there (also
//     where a closure looks it up under a lock that a helper takes, or in a map within), or given
//     to a function in view each of whose ways to a return without an error comes by such an
//     answer, at most five calls down. A value that equals a constant there, or lies between two
//     that are small, is one of few. So is what a function returns
//     nowhere but where it was found (facts.Return). A function value in a field is asked as all functions that
//     code in view puts there; one that makes something of any value lets all pass. A container to which that function adds the value by itself is asked nothing,
//     unless another one was asked before. Of what libraries and the system know (time zones,
//     methods of a type, users) the table says vets. A question that lets pass whatever is not
//     found, as a list of what is banned, says nothing. What is
//     found in an inner map and moved from there to another container tells nothing of that one.
//   - Sought first (sought.go): a list that is looked through for an element which tells one of few
//     values, and is added to where there is none, has one element for each value; so has a
//     goroutine that is started there.
//   - Closed types behind interfaces: what is handed over as an interface keeps the bound of
//     its own type (Call.Bounds), so a reflect.Type is one through any as well, and through a
//     function between.
//   - Numbers of turns: what a loop counts by, up to a bound that it asks before each turn,
//     has few values, wherever it is handed on to: so the numbers of workers. A field that is
//     counted up is no fresh id where the function that counts it compares it with a bound,
//     and at the bound leaves or sets it back; one that only tells of the bound counts on.
//     What a call through an interface returns is the worst of what the methods return that
//     can be meant.
//   - Made of what it is given (derives of the library table): a digest, an encoding, an address that
//     was parsed, what a builder or a hash has been given in the same function. It comes from where
//     that does. So does a part of another module's object whose field nothing in view sets.
//   - Decoded (decodedFromPeer): the fields of a struct into which a decoder reads a body or what comes
//     over a connection come from outside, in whatever function they are read; so do those of one that
//     a handler is given a function to fill, as generated code of servers does. What is decoded from a
//     file, or by a decoder out of the table's and the standard library's sight, is unknown. Labels are
//     asked otherwise:
//   - Filled (filled.go), of labels alone: a variable whose address a decoder, a scan or a binding of
//     the library table was given, in the function or up to three calls down, holds what the stream
//     behind that has sent: a client's, so from outside, or what a server or a database lists.
//   - Fresh ids: the role mints of the library table names the functions whose results no
//     other call gives (uuid, ksuid, ulid, object ids, inboxes); counters, times and random
//     numbers of the standard library are known without it.
package origin
