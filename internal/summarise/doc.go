// Package summarise reads the SSA form of one package and turns it into a
// facts.Summary: which containers there are, where they grow and shrink, under
// which keys and guards, what calls what, and where objects and functions go. It
// is the only place that looks at instructions; what it cannot read it leaves
// Unknown.
//
// # Example
//
//	s.visits[r.RemoteAddr]++   // in (*S).handle(r)
//
// gives a Site of (*S).handle: Op grow, How insert, Ref field(S.visits, param0),
// Key field(http.Request.RemoteAddr, param1), and the guards around the statement.
//
// # What a summary says
//
// Container key: text: pkg.Type.field, pkg.var, pkg.F.local (locals and closures belong to the
// outermost declared function; SSA registers have no names, so the identifier comes from the AST
// through types.Info.Defs; a second local of one name is m#2), plus a level: [] for elements,
// again for their elements. Generic instances share their origin's key. Anonymous nested structs,
// embedded and promoted fields, shard arrays, free variables of closures.
//
// Aliases are directed and for reference kinds only (map, chan, pointer): a field that receives
// another's map shares it; a copied slice header does not; a copy into a fresh holder is a read.
//
// Site = {op, container, level, position, function, key term, extent, guards, exits}
//
//   - op: grow (insert, append-and-store, push, Store, spawn, register, wrap, acquire) ;
//     shrink ; overwrite (key known to exist) ; empty (value emptied, nil-ed, filtered,
//     counted down; key kept) ; measure ; escape ; release ; drop (overwriting or losing the
//     only handle of something acquired).
//   - key term: canonical text, depth at most 3: parameters, receiver, free variables,
//     constants, new#n, key(K), val(K), rx(chan).field; nodes: field, call with arguments,
//     struct literal by field; conversions dropped. Compared after substituting arguments for
//     parameters along at most 3 call edges. The origin class (constant ;
//     enumeration/bool/small int ; type or func identity ; ranged from a container ;
//     configuration, flag, environment ; fresh id ; outside world ; parameter ; unknown) is
//     computed from the term at link time, through the stores to fields and channel elements
//     in sight. A free variable takes the phase of the closure's maker: at most one key for
//     each closure made. Constant and enumeration bounds hold for keyed containers only, never
//     for appends.
//   - extent: one ; some ; all.
//   - guards, from control dependence, as structure: errNonNil(call), errNil(call), hit(K),
//     miss(K), lenCmp(K, op, bound), timeCmp, flag(term), typeCase, selectCase(chan),
//     configuration flag, constant flag; with polarity; inherited over call edges at link
//     time.
//   - exits (for a grow): released on every exit of the activation ; on some ; on none;
//     deferred and AfterFunc releases included.
//
// Function: effects on receiver, parameters and results; results as {made | container path | holds
// parameter i | captures recv.f}; calls with the provenance of receiver and of each argument that
// can hold a container (made here (which types; through phi; for an interface value the set of
// made types) ; parameter i ; field path ; global ; call result ; element ; unknown), whether go
// or defer, and whether before, inside or after the function's first endless loop or blocking
// serve call; functions it stores in fields, calls from fields, calls from parameters (once, in a
// loop, in a goroutine); sends and receives with dynamic types and field terms; endless loops and
// what paces them.
//
// Type: where made, where stored, which interfaces it is converted to (recorded, so that interface
// calls resolve to types that really flow: an interface call carries the interface's full method
// set, and candidates are converted types that have it; narrowed by provenance and by the types
// ever stored in the field; no candidate: effects unknown, counted).
//
// Every list is sorted, bounded (effects at most 4 calls deep, at most 64 a function) and counts
// what it truncated.
//
// SSA comes from one build function of our own, for the command and the passes alike: a new
// program for each package, direct imports without bodies, mode 0, functions that do not return
// known from the table and the package's own bodies. (buildssa requires ctrlflow, whose facts
// would make every driver analyse every dependency from source.) Types and syntax are dropped
// after it.
//
// # Cases
//
//   - Results behind a defer: a function that defers calls keeps its results in variables
//     until they have run; what it returns is what it stored there. Read otherwise, every
//     look-up under a deferred unlock would return an object of its own, and what grows on
//     that would count as construction.
//   - Linked lists (container/chains.go, program/chains.go): a struct with one or two pointers
//     to its own kind is a node, and a field or variable outside of it that points to one is
//     an end. What can be come to from an end is what it holds, so an end is a list. Ends that
//     are given one node at a time (head and tail) hold one list, known by the first that does
//     not go on to each new node. A node is put in where it is linked to what the end holds
//     and the end, or a node come to from it, takes it; where the end goes on to it; where a
//     walk has come to the end of the list; by a function that returns a new node where the
//     part that it was given is nil (a tree), or where a function that calls itself with what
//     comes after a node sets a link of that node instead. It is taken out where an end, or
//     the link of a node, takes what the links of a node say; one whose list is not known is
//     taken out of each list of its kind. A node that is put in again has moved. A walk reads.
//     Nodes with more links (a parent beside the children) are left alone.
//   - Collections of one's own (parts.go): where several fields or variables each have an
//     object of one type that is made for them alone, what the type's methods do to its
//     containers is told of the field: Desk.known, not set.has. The operation is one of the
//     caller's, with its key and conditions. Objects that could be any count for all of the
//     type, and what takes something out of one of these for each. A container behind an
//     interface of the module is one of the field if a single type in view is behind the call.
//   - Small steps (package inline): a function or closure of a few statements that is only called, by
//     the object's own methods where it is a method, is read where it is called. How code is cut says
//     nothing, so a statement has there the conditions and the order that it has when it runs.
//   - Places told (placetold.go): what a call gives of a function that only tells where something lies,
//     a field of what it is given or a variable of its package, is that place, also where the function
//     makes it first: a map behind a getter, a singleton. Methods of interfaces and functions of other
//     packages are told by what they return, as values.
//   - Kept to known ones (replaced.go): a variable that takes a written word unless a map has it as a
//     key, or it is one of some constants, is a key of that map, or that constant, on the other way.
//   - Parts by value (folded.go): a field that is a struct by value, of which the package names nothing
//     but the fields, is no object of its own: its containers are the owner's, room.now.guests beside
//     room.names. So is an embedded struct without methods, and a wrapper of which all methods are steps.
//   - maps.DeleteFunc (soledelete.go) whose function asks for one key is the delete of that key.
//   - Errors that a closure shares: a test of a variable that was stored to just before is one
//     of what was stored.
//   - Flags that end a loop (flagged.go): where a turn sets the flag that the head alone asks, and that to a
//     constant, control goes on behind the loop from there, as a break does.
//   - What never comes (onlyends.go): the channel of a context is closed and never sent on. Where code asks whether something
//     has come on it, by a range or a second result, the answer is no, and control never goes the other way.
//   - Before a loop: what held where control came to the head of a loop from before it holds
//     at each turn, as it does where a block of its own leads to the loop.
//   - Lists that functions of slices give (slices.go): Insert, AppendSeq and Concat add to the list that they are
//     given, Grow and Clone leave it as it is.
//   - Joined errors (wraps.go): an error that a call makes around the one in a place that lasts is a layer; one
//     that is gathered in a local variable is none.
//   - Cuts to their own length: x[:len(x):len(x)], as slices.Clip, is all of x.
//   - Gathered (gathered.go, ownlists.go of internal/summarise): what goes into a list that the function
//     begins itself goes where the elements go, and the one that has not come there yet is owed as any
//     other. Where a later turn of the loop may return without the list (the next one cannot be
//     opened), nobody has those that the turns before have gathered. Not so where it asks how many
//     there are. A list that a closure shares, or that comes from elsewhere, is not followed.
//   - Captured variables: a closure that gives one a new value at more places than one begins again
//     only if one of these values is not made of the former one.
//   - Layers by value: a struct that a function returns is a layer around the one that it was given if
//     one of its lists is what that one has there, or a copy, and more.
//   - Look-ups in a sync.Map (lookups.go) are those of a map: Load, LoadOrStore, LoadAndDelete and Swap give
//     the element, and whether it was there.
//   - Variables of functions are assigned to, as those of pointers are.
package summarise
