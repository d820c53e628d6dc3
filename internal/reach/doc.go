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
//
// # Example
//
//	func main()            { s := New(); go s.loop() }
//	func New() *S          { return &S{m: map[string]int{}} }
//	func (s *S) loop()     { for msg := range s.in { s.add(msg) } }
//	func (s *S) add(k string) { s.m[k]++ }
//
// The walk from add carries s over the call in loop, whose loop a channel feeds (many, event),
// over the go statement to main, and ends where New makes the object, once: it lives as long as
// the process, and add runs again and again for one object.
//
// # When code runs
//
// rate.go, frequency.go, runs.go, feeds.go. How often a function runs is a set of rates: once (a
// bounded number of times), event, tick, by code out of view, kept by code out of view. The rates
// of all functions are the least solution of what calls, callbacks and roots say.
//
//   - Loops. A loop is unbounded if standard input, a connection, another module's code, a
//     channel or time keeps it going (facts.Feed, facts.Pace). Not so: a range over what
//     exists, a count, also where each turn waits for something else too (counted.go: the turn
//     asks for a bound that the loop does not change, and each turn counts on), a file, rows,
//     a body, what a decoder makes of a reader; a channel on which nothing in view sends
//     without end; a loop whose function reads, once the loop has left of its own, what the
//     loop fills (Loop.Gathered). A loop without a condition that may leave at each turn for a
//     value which the turns have computed, with plain functions of the standard library at
//     most, works its way through something that it has. A loop that is a stage of the turns
//     of another one gathers for what comes after it, also if a signal ends the stage.
//   - Flags (summarise/flag.go): a loop that goes on while a flag says so ends only when it is told
//     to: an atomic value compared with a constant, a context's error, a function that asks for
//     nothing but these, fields under a lock and channels that are closed, also one of another
//     package of the module, where that is in view. How far something has come, or how much there
//     is, is no flag.
//   - Messages (livestream.go): a loop that leaves where one call of its turns fails, or fails in some
//     way (err == io.EOF, errors.Is, a function that is asked about the error), goes on for as long
//     as whoever sends, if that call reads from a connection or standard input: in what it calls,
//     or in one of those that answer it through an interface. A file comes to its end.
//   - Turns that wait in a call (turnwaits.go): a loop without a condition that waits, in a
//     function in view which its turns call, for what a loop without an end, or a handler,
//     sends on the channel of an object, is fed by it. What a finite list feeds it ends with.
//   - Sent: a function that is sent on the channel of a field or a variable runs where it is received
//     and called, with what it is given there. Where that is not seen it runs for each event, and the
//     object that it is given is one of those that are made of its type.
//   - Put into an object by a library (wrapped.go): a function that a library call gives back
//     in another form (reflect.ValueOf, holds … on=result) runs as often as that object is
//     called; stored, it is kept. Asked for its type or called at once, it is not.
//   - Read later (facts.Use.Visits, Gathers): a closure that code out of view is handed has
//     been finished with where its maker goes on to read what it has captured, without a lock.
//     Where that is a list, a map or a plain variable, or a later closure looks into it, the
//     same holds if a function in view hands the closure on, keeps it or has it called for each
//     event, and the maker goes through to its end: it does not serve and waits for nothing
//     but what it calls. So it does if the maker waits for what the call has given it a
//     channel of: a reply that is waited for.
//   - The first time. What runs only while a package variable is nil, or zero and set there
//     for good, runs once.
//   - Functions in fields, and in lists and tables made for a field, run as often as the field
//     is called, or handed on, while one owner lives (infield.go); the rate of the caller
//     counts only where that cannot be told. A function that is kept in view and not seen to
//     run is kept. What a wrapper that is returned calls runs as often as the wrapper.
//   - Method expressions ((*T).M), in tables or passed on, are called with their receiver as
//     the first argument.
//   - Wrapped in view (wrappedin.go): what a closure calls that a function in view returns
//     around it, as a middleware does, runs as often as that closure does where those put it,
//     or call it, who had it wrapped. Each of them is asked for itself: the same wrapper
//     around a visitor's function is none of a handler's. What the closure starts in a closure
//     of its own, as a goroutine, is called by it. A wrapper of what another call has wrapped
//     is followed for one layer.
//   - Providers. A function that is handed to another module and makes what another such
//     function takes runs once for each container of dependencies (provided.go). A method
//     named like a command (isRunName) is run as a whole: its frame lasts.
//   - Commands of any library. A package to which code in view hands the arguments of the
//     process (os.Args or what package flag leaves of it, through functions in view, in a call
//     or in a field of an object, then or later) dispatches commands (commands.go): functions
//     that it is handed, that stand in a table or variable which it is handed beside them, and
//     methods that its interfaces ask for run once, as main does.
//   - Offered: what a program exports from a package that other modules can import, and uses in
//     tests and examples at most, is there for those. What each call of it leaves behind counts
//     (RateOffered); what grows by it does not, since who keeps the holder is not told. A method
//     like one of an interface in view is none of these: it may be found by that.
//   - Commands that show (standing.go): where code out of view, of which nothing is known, is given a
//     function that serves, and comes back when the program ends, it runs once for each time that it
//     is given one what it is given there: in that argument, that field, or for that method of an
//     interface or found by reflection. Another run would find its place taken.
//   - Called by another language: a function that a directive exports (//export,
//     //go:wasmexport) is called by its host as often as that likes, with what that likes.
//   - Turns of a call. A callback that a loop in view runs before it returns, with nothing
//     known to feed that loop for ever, runs any number of times and nothing beside it
//     (runTurns): it is no sign that something works on an object apart. A closure runs as
//     often as the other closures of its maker call it, as well as where it is handed on.
//   - In time. A loop that a case of its select leaves once a time is over that began before
//     the loop (a timer that it does not set again, a context with a deadline) has an end. So has
//     one that reads a connection to which the function has given a deadline before, and no other one
//     in the loop. A loop by goto that waits is as endless as one by for.
//   - As given (endsAsGiven): a loop that ends with a context, or ranges over a channel, that its function
//     is given has an end if all who call the function are in view and each gives a context with an end in
//     time, or a channel on which something sends that comes to an end, as what reads a file.
//   - Tools and helpers (internal/view): a main package that uses nothing of its module makes
//     no program of it. A package that no other imports and that the tests of one import which
//     it imports itself is test support. So is one most of whose files import testing, with
//     all that no main package reaches and that imports it: what is offered to users does
//     without, examples that run as tests do not.
//   - Methods that code out of view asks for: by the interfaces that the type is converted to;
//     by the table for any (net/rpc); by reflection, where an object, or a part of it, is
//     handed to another module as a value of any kind and nothing in view calls its exported
//     method, which would be there in vain (reflected.go). A method by which an exported
//     interface in view hands out an unexported type is open as well. An object that only
//     comes out as a value of any kind is looked at and not called. Those of the life-cycle
//     list run once for each object. An object that is handed over for the time of calls alone
//     is visited: the function reads it after the call, or the call keeps nothing and gives no
//     object that goes on.
//   - Test support is test code outside _test.go as well: packages that import testing (or are
//     imported, in view, only by tests), files that speak of it in half of their functions, functions
//     that take a testing.TB, generated mocks. Nothing in them grows or shrinks production containers,
//     and what they do with a function says nothing of who else has it.
//   - A lazy if m == nil { m = make(…) } is neither growth nor reset; filling behind a len(m)
//     == 0 or sync.Once guard is construction.
//
// # How long things live
//
// path.go, walk.go, climb.go, slots.go, holder.go. A walk carries the object that holds a
// container upward from the place that changes it: through parameters, captured variables,
// receivers of method values, fields, channels, contexts, atomic pointers, providers of
// dependencies. Many counts only on edges that carry the object. The walk ends at the activation
// that makes the object, at a variable, or at code out of view.
//
//   - Without a many edge on the way it is construction, whatever runs above.
//   - Process: a variable, or made in code that runs once. Session: made again and again, or
//     one that comes and goes in its holder; medium only where a peer, a channel or input
//     feeds the growth. Unknown: code out of view has it; medium only with a sign that it
//     outlives one caller's activation (Sign): something runs on it, it is of a kind made to
//     be shared, or it is locked and read elsewhere, found again, or ended. Where the walk
//     loses the object it is one of those that are made of its type, and nothing says that
//     something runs on it. Methods that code out of view asks for tell that the object is
//     shared only if there is a lock in it. Code that runs once as well as often makes what it
//     needs for itself.
//   - An exported function of a package that is not closed may be called by others, also where
//     callers in view are known: they refute only what is closed.
//   - Steps (asked.go): a method that returns its receiver, itself or by such a method that it
//     calls, and takes no lock, is a step in which code out of view sets the object up: what
//     it adds by that is no growth, what it takes out counts. Callers in view are asked as
//     ever.
//   - Answers (IsAnswer): what a method that code out of view asks for by an interface makes and
//     returns lives as long as that code likes, as what an exported function returns does, unless
//     its type has an end: then it comes and goes as sessions do.
//   - Nothing: where nil is passed, or put into a field, there is no object that could grow.
//   - Kept by nobody: an object that its activation does not hand out, as far as the fates of
//     objects, parameters, closures and results show (internal/escape, KeptAs: frame, unknown,
//     beyond), goes with that activation, however often the activation's code runs: growth
//     counts only where an endless loop stands between. A closure that another closure of the
//     same activation calls runs as often as that one runs within the activation, not as often
//     as the program does.
//   - Loops that answer: a loop that leaves by a condition of its own, no error, flag, context
//     or channel, to where the function returns an object or a list that the loop has worked
//     on, has an end (Loop.Answers), and with it all that it fills on the way.
//   - Listings: a range over a channel that another module's call has given in the same
//     function, and whose work the function then returns, has an end; so has a loop that
//     leaves where a reader of entries, rows or parts (archive/tar, encoding/csv,
//     mime/multipart) says that it has come to the end of what it reads. What a loop hands on
//     as it leaves by a condition of its own, it has gathered, also where the last append and
//     the way out stand in one turn (listings.go).
//   - Handed back (handedback.go): what a function makes its result of, and has gathered from
//     a channel that a call in the same function has given, lives no longer than the function:
//     whoever called waits for it. A number, a word or an error that comes of it is none. A
//     flag in what a turn has been answered with (an object that a call of the turn has given
//     unless it failed, or has filled in and nobody else has) is a condition of the loop's
//     own, such as that a page is the last one; a flag of an object with methods, or one that
//     something else may set, is a word from outside. A list or map that the function returns as it is
//     (gathered.go) has an end with the loop that fills it, whatever ends that: nobody has it before.
//     So has one that it returns as what an interface asks for (a list of errors as an error), or that a
//     closure gives its maker, or sends, when its loop has ended.
//   - By value (byvalue.go): a struct that a function has written out and hands over by value
//     is made where it is written, and the functions in its fields run as often as those of
//     the original. The receiver of a call through an interface is not told so. A struct that a
//     function returns by value is another one each time; what its fields hold is what was put there.
//   - In contexts (incontext.go): where all objects of a type that code in view makes are put into
//     contexts by the activations for which they are made, a lock in them is no sign that they outlive
//     a call: several may work for one activation. Not so where such an activation goes on, by a loop
//     without a bound or a function that it hands on, to have them found there again and again.
//   - Keys of a context: a constant is a key with its type, so that the first constants of two
//     types are two keys.
//   - Copies: a struct that a function copies to a variable is another object, also where its
//     address is returned or stored afterwards; a list that is added to there is the copy's,
//     unless the copy is put back where it came from.
//   - Copy on write (carried.go, successor.go, rebuilt.go of internal/summarise): a new map
//     into which a function copies all that a place holds (maps.Clone, maps.Copy, a range
//     of which each turn takes over the entry, but where the place has few alone), and that
//     it puts into that place, is what the place holds; so is the field of an object that
//     takes the place of another one and has its entries from the same field of that.
//     Inserts into the copy are inserts at the place, and to put it there drops nothing. A
//     list that is copied whole and made longer grows. A copy of which a turn leaves
//     something out drops that. Functions of their own that copy are not followed, which
//     errs to silence.
//   - Atomic pointers and values (atomics.go): one that has a map or a list in it is a
//     variable of that type. What an atomic.Value has in it is what all Stores of its package
//     put there.
//   - What a maker makes for its closure (arrived): where a function returns a closure, each
//     call of it makes the variables of the closure anew, and they live as the closure does
//     where it arrives: handed on, put into a field, served. A closure that comes through
//     further functions is followed through three.
//   - Variables (isVariable): a local variable of a pointer or an interface that is stored to more
//     than once is whatever was stored there, by its function or by a closure that has captured
//     it, and no object of its own: a loop in a closure that goes down a tree with it works on
//     the tree. Of which of the stores a place sees the last nothing is asked.
//   - growthlint why prints the chains.
//
// Which way what is cut off errs: too many steps (5,000 a walk) and more than three fields on a
// path count as unknown; code that could not be typed counts for removals and not for growth;
// reflection is seen by rows of the table and for methods that nothing else calls.
//
// Role split: a type's entry methods are those with a handler's, RPC's, connection's or stream's
// shape, Serve/Handle/Reconcile/Process/On/Read/Write…, and those started with go. If an entry (or
// what it calls) reads the container and it has no shrink, all its growers are other exported
// methods that no entry reaches, and the inserted value is or wraps a func or interface parameter
// (or the container grows in the same function as such a one), then it is set up from outside
// (package evidence, Registrars): low. Likewise a hook list (func or interface parameters
// appended, only ranged over) on a type that has an entry. Likewise names of which a second one is
// a mistake in the program (namedonce.go of internal/evidence): whatever fills the container panics
// where it, or one beside it in the holder, has the key already, or lies below what does, and no
// handler, loop without a bound, goroutine or callback in view leads there. Keys that are new each
// time or come from outside are none.
//
// # Cases
//
//   - Owning and pointing: a field whose stores take an object that exists already (a
//     parameter for which a caller passes a field, the receiver) does not own it. A session
//     that points back to its server neither cuts a walk as the server's maker nor makes the
//     server fresh.
//   - Looked up: a call that the library table says reads, such as sync.Map.Load, is a look-up
//     as an index expression is.
//   - What was there: a parameter is nothing that its function makes, whatever else of its
//     type that makes on the way; a field that an exported constructor fills from a parameter
//     borrows, where no caller is in view. A list that is made because its key is missing is
//     no cut of the list.
//   - Elements: an element of a list or map that a function has made, here or in a function in
//     view that returns it, is what has been put there (facts.Func.Elements), and not made by
//     the call: a copy of a list of clients holds the clients. Where something else may put
//     things there, it is taken as made with the list, which errs to silence.
//   - Made where first asked for: what an atomic pointer, or an element of an array of
//     them, gives is the object that stays there as long as the place, if code in view puts
//     a new one there only where there was none, once for each place, or to succeed what
//     was there (facts.Call.Succeeds). A closure that calls what its maker had made runs
//     for each such as often as it runs for its maker.
//   - Come and go: objects in a container come and go where code in view takes single ones
//     out, or, again and again while the owner lives, replaces all of them or the one at a
//     place of a list. A loop over all of them that takes out those of which a list of what is
//     wanted, which it was given or has made, has no key, ends none: what is wanted stays. Where
//     the list is one that the owner keeps, of those who are there, they do come and go.
//   - Asked once done: what an object gathers in a call, of which its maker goes on to ask
//     what it holds, has an end with the call, unless a peer or time feeds it or something
//     works on it beside; not where the maker runs once.
//   - Whose method it is: a walk that came by a method found for an interface value remembers
//     of which type the value is. Callers that pass an object of another type, one of another
//     module's types, or what a variable out of view holds, are none. What an unexported field
//     points to is what code in view puts there, whoever calls.
//   - Lent to a handler: a call of another module's interface reaches more than what answers
//     it in view; an object that is handed over by it and read after it is visited, whether or
//     not some candidate is in view.
//   - Types without an exported name: who calls a method of such an object out of view has it from
//     code in view, and how long it lives is told by where that makes it: by name from a table
//     of makers, for each request.
//   - Thrown away (thrown.go): a function that its maker returns never runs where all callers
//     of that, and of those that return it on, are in view and drop it (also by a defer of the
//     maker alone). A removal in it counts for nothing.
//   - Taken out (leaving.go): a function that takes an object out of the container in which it
//     lives, at the key that the object tells or was found at, and puts none such into a
//     container, ends the life of the object: what it does with it then, under whatever name,
//     is teardown. A helper that goes through the map which it is given by a callback, and
//     removes there, does so to what each caller gives (growth/visited.go).
//   - Built and filled later: what a constructor calls and an event calls as well is no
//     construction: an insert there has siblings, belongs to activations and is left behind as
//     any other.
//   - Loops without a condition are endless also where they declare a variable: since each
//     turn has a variable of its own, the beginning of such a loop's body belongs to its head,
//     and the first test in it is no condition of the loop. The parts of a condition with &&
//     or || are taken together: one that leads out ends the loop.
//   - Loops over channels are endless unless the function made the channel itself, or, where
//     the holder is made for each event, code in view other than its end closes it: then the
//     loop ends with the work. A select that waits for such channels of the function's own
//     alone, and asks whether they are closed, is one of them.
//   - Wrapped commands: where a closure that its maker returns ends up in fields, directly or
//     through functions that return it on, and the table says of all of them that they are
//     commands, it is a command; where such a closure is handed to what runs it at once, or
//     once in a goroutine, it runs when that caller does. A defer in a loop that waits for
//     neither input nor time is low. A resource that its maker makes only if a parameter says
//     so is low at the callers.
//   - A life for each: what is started once in the life of an object (Start) is started as often as
//     objects of its type are made.
//   - Round trippers: what a transport around another one hands on is a request of its clients, whose
//     context may be any.
//   - Joined (facts.Use.Joined): what a goroutine or a callback puts into a variable of the function is the work of
//     one call where the function waits for its word that it is done (on a channel, by a method Wait), beside
//     nothing else, and then reads the list, or returns what it makes of the map. In a loop around both without
//     a bound the variable goes on.
//   - Served: what is handed to a call that takes all who come (a row blocks) is asked by it as often as
//     others come: the Accept of a listener of one's own.
//   - Tables of functions: a list or map of functions that its maker returns, or that is handed on as a
//     whole, runs what it has as whoever gets it does.
//   - Given by a function value (gotten.go): what a getter, provider or factory gives that is passed, or
//     stands in a field, is what each function gives that the value can be; one of them out of view, and it
//     may be anything. Of a function that a library has made around one, to call it once, it is what that gives,
//     one for all who ask.
//   - Own closures (madeforfield.go): a closure that each object with a field has there for itself runs as
//     often as code works on that object.
//   - Lent by turns (borrow.go): what a function has made before a loop, or what a closure has captured that
//     runs for each event, and puts into an object at each turn, is none of that object's.
//   - Tried again (rate.go): a loop that leaves where a call says that this one was let through does one piece
//     of work, however often it turns.
//   - Local channels: what is sent on a channel that a function makes, by it or by closures that have captured
//     the channel, is what is received from it there.
//   - Handed on (escape.HandsOn): an object that a field of another type takes as well lives as long as
//     either owner. What was given to a builder is left with what it has built.
//   - Channels in fields: a channel that its maker puts into a field is fed by who sends on that field;
//     of one that a call has given, at whatever depth, the function that makes it tells.
package reach
