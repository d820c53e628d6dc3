// Package made finds what is made for each event and stays: goroutines that never end or have no bound in number, resources that
// nobody lets go of, listeners that are never taken back, values that wrap their former selves.
//
// What has to be let go of starts at a place and is followed where it goes: to a result, a field, a closure, an argument. Of a
// channel that a function makes, its partners are the function and the goroutines that it starts; a goroutine waits for ever
// where its partner may leave. What goes to places out of view is taken to be let go of there.
//
// # Example
//
//	func (s *S) handle(r *http.Request) {
//		done := make(chan int)
//		go func() { done <- work() }()   // stays where the other case is taken
//		select {
//		case <-done:
//		case <-r.Context().Done():
//			return
//		}
//		…
//	}
//
// # What is made and no container
//
// wrapgrow needs "result captures recv.f" or "result holds parameter i" stored back to the same field per event. resourcegrow: a
// client that holds a connection and stays local does not escape ("result holds parameter"). goroutinegrow: a body that can never
// end needs no event phase: a holder with Close/Stop/Shutdown is enough; a blocking operation on a channel that came in as a
// parameter is low; medium needs the channel made here and a path on which the partner never acts. readgrow: decompressors,
// io.Copy/WriteTo into memory sinks count as well as ReadAll.
//
// Library rows therefore say more than grow and shrink: calls argN (once | per event | with key/elem of the receiver), holds
// argN, releases: without them sync.Map.Range+Delete, maps.DeleteFunc, heap.Push, errgroup.Go are invisible.
//
// # Channels: who takes part
//
// partner.go, partnerleaves.go, partnerserves.go. Of a channel that a function makes, alone or for a field of an object of its
// own, the partners are the function with what it calls, and the goroutines that it starts; terms of all of them are lifted to
// the function's own, so that a parameter, a captured variable and a field of the object are the same channel. Where the channel
// goes elsewhere (stored twice, handed to code out of view, used by a function that is none of them) there are no partners, and
// nothing is said.
//
//   - A channel is a value (chanvalue.go, partnerstage.go): whoever has it may have it under another name. A field of an object of
//     one's own is what was put there, also by the function that made the object; a field of a struct literal is what it was set to;
//     an accessor's result is what it looks up; what a function makes and returns is at its caller the result of the call. So the
//     function that made the channel, or called what made it, is asked with all that it calls and all goroutines that those start,
//     whoever has the go statement. The set is closed where no function outside of it works on a field that the channel stands in,
//     and it goes nowhere else; and none works on that field of what it has received: a message carries the channel then
//     (carried.go).
//   - Leaves the rest (streamleft.go): of a channel that a function returns, a caller in view that runs again and again, ranges over
//     it, may return from within the loop and gives it to nobody who could receive the rest, leaves its sender waiting: medium.
//     Without such a caller, and without a context that the function takes, whoever has the channel may read it to its end: low.
//   - Left behind (leftbehind.go): a goroutine that a function starts stays as often as the function leaves it, and not as often as
//     it starts one: by activations where it returns, since of all that one has started only those stay that still wait; by turns of
//     the loop in which it goes on to make another channel, or in which each start has one receive at most and some have none. A
//     receive that can come again without a start between catches up. Where the other case leads to the end of the function alone,
//     that leaves one. What stays once a server has ended, and nothing but code out of view starts, is a doubt (servedfirst.go).
//   - Stops reading and unheard ask any partner, not the one alone that has the go statement: the one reader may be a goroutine
//     itself; the one that has to say the word, in any function that it calls, may return without it. A select has received where it
//     took that case, not where it stands.
//   - Stops reading: a goroutine comes to a send that waits for nothing else again (in a loop, after another send, or as one of
//     several), and the function may return after a receive without receiving again. Ways out by the end of the channel, by news on
//     another channel that the goroutine is at its end, by the end of a count, and, with one sender, by what was received or by what
//     is not understood, are none; a goroutine that hears a word before it sends again is told.
//   - Counted: what is sent once each by goroutines without a condition, against the least that is received on a way to a return, and
//     the places. Goroutines started in a loop count as more than one receive, and are compared with no places and no counts.
//   - Unserved: the function receives alone from what one goroutine sends, and that may end without sending; nobody closes. A last
//     word agreed on (a condition on what was received) is none.
//   - Heard first: before a receive, the goroutine has passed a word on a channel without places: only what the function does after
//     hearing it counts.
//   - The longer-lived owner: a goroutine waits for nothing but the end of something of a parameter (a context in a field, a channel
//     that only ends close), the function is called again and again on it, and returns.
//   - Ends that are shared (spawnlasting.go, endsonce.go): a channel is closed once, and a context ends once. Where a goroutine waits
//     for nothing but such ends, or asks for them at the turns of a loop that nothing else leads out of, and is started again and
//     again while one and the same channel or context goes on, none goes before all do. Whoever has the channel may have it in a
//     field, in a variable that closures have captured, as a parameter or from an accessor; nothing is ever sent on it, and no other
//     one is put in its place. What is waited for in a loop may be closed by anybody. A plain wait has to be for an end, and not for
//     something that is to be ready: the close comes in a function that is named as an end, as a loop without an end is left, or once
//     a signal or another end has been heard. Who calls what starts the goroutine, and waits for the same end itself, goes on as
//     long. One that is handed down is asked for where it comes from, whoever passes it on (keepers.go). Waiting for a group limits
//     them only where the goroutine is counted in that, and on each way; the places of a channel that the activation makes for itself
//     limit nothing. A context that a function around a closure makes with an end of its own is shared by what one activation of that
//     starts. Where code out of view alone asks for the start, of which nothing says how often, it is low.
//   - One at a time, and the next one before that (letsagain.go): a flag, a nil or a key that is missing lets one through, and does
//     so again where something sets it back while the goroutine still waits for a shared end: the goroutine itself before it comes to
//     the wait, or code that runs again and again, is no end and asks nothing of the goroutine. What also says the word does not
//     count.
//   - Once for each: a flag, a nil test or a sync.Once in an object that the activation makes for itself lets one through for each
//     event, which bounds nothing.
//   - Untaken (untaken.go): all who receive, on a channel without a place for what is sent, may take another case of their select and
//     end without receiving: the function itself, another goroutine, or several that have heard the same word. News of the sender's
//     own on that case, a receive on some way behind it, and a function called there that always receives count as receiving.
//     Goroutines that a goroutine starts are partners too. Where there are some places, a sender that asks at each turn for an end is
//     told in time (waitalone.go).
//   - State by state (rendezvous.go, actor.go): package rendezvous looks at all that they may do. What it says comes to its end in
//     any case is no finding of the kinds above; what it says does not, is one.
//   - Heard by itself (selfheard.go): a goroutine sends to a channel without places of which it alone receives.
//   - Gone readers (gonereader.go): what a timer runs sends to an older object, all of whose readers may end.
//   - Unchosen (unchosen.go): one of several channels is received from by reflect.Select, the rest by nobody.
//   - Removed and unheard (orphaned.go): at each turn of its loop a goroutine receives from the channel of an object, which nothing
//     closes, and all senders, or helpers, take the object from a container that loses single entries. After that nothing wakes the goroutine:
//     medium, where a new object comes with each event.
//   - Pipes (pipe.go): a goroutine alone works on one end of a pipe that the function makes. It stays where nobody closes or takes
//     over the end that is written, or where the function may return before it has done anything with the end that is read; what it
//     calls in view may return as well, where something else has failed (growth, untouched.go). Read piece by piece, by what a library
//     made around it, it is done with where that has said that there is no more. What a call of a library makes around a value ends it
//     only if its type has an end: who has an io.Writer around a pipe cannot close that.
//   - An end that forgets (endforgets.go): a goroutine reads a pipe, or has a loop, that only a method of an object ends which is
//     made there and returned: it closes the other end, or the channel. The object has an end (Close) that does not come to that
//     method's word, and is called, by code out of view or on some way of a function in view, where that method was not. Medium.
//     Words that code of the object says by itself, and ends that are called through an interface of several types, are not followed.
//   - Handed out (streamleft.go, handedout.go): what is sent alone, again and again, on a channel that a function with a context
//     returns, or keeps in an object that it returns and from which only code out of view receives, stays once the caller has ended
//     that context. That the callers in view read to the end refutes it only where code out of view cannot call the function.
//   - Beyond the end (sendsbeyond.go): a goroutine sends at the turns of a loop on a channel without places of an object that its
//     function makes and returns, and hears nothing beside that but words from something that goes on for longer. The object has an
//     end, its own or of what is embedded, that takes nothing from the channel. Not where a goroutine, or a loop that leaves at its
//     end alone, reads it.
//   - The only speaker (speaker.go, onlyends.go): a loop waits at its turns for the end of a channel of an object, which another
//     goroutine of the same object alone closes and which the same function starts. It goes on where that one may end without a word,
//     but for a question about the channel or a flag, or where the function may return without having started it. An error that leads
//     out of the loop needs something to do first. Another word to the loop counts.
//   - Who hands out work (partnerroom.go): a channel of a size that no loop counts and no parameter tells has no place for each
//     piece. Goroutines that read it and may leave by another case, or after an error, may all do so.
//   - Queueing at a lock: a goroutine for each event wants a lock of something older, under which whoever has it makes a pause. A
//     question by a client of net/http that has no limit of time is a pause. A helper that starts a function which it is given,
//     itself or in a closure, is asked where it was given it: what bounds the starts stands there.
//   - A send with a default whose place the goroutine gives back is admission. A loop that is left when no case of a select is ready
//     takes what is there, and is not endless.
//   - Cases that rest: a case of a select on a field into which nobody puts a channel (and nobody out of view can), or on one that
//     all code makes and nobody sends to or closes, never comes, and is no way out of a loop.
//   - A word that only dead code says (unsignalled.go): all that would send on, or close, the channel of a case is dead, and nothing
//     but an error leads out of the loop besides. Whoever wrote it saw the need of an end: medium where the object has an end of its
//     own or is made by the function that starts the goroutine, else low. A maker that nothing calls either is left alone.
//   - Nobody closes: the end of a channel is no way out of a loop where code in view makes all channels of the field, hands none on
//     but to functions in view, and closes none. The goroutine may have the channel as a parameter: it is the field's whose value it
//     is given. One handed on to receive from alone is closed by nobody who is given it; of libraries' the table tells (lasts). Of
//     one in a list or map it is so where none of its type is closed (growth, elems.go). Who asks whether a channel is closed is told
//     as one who ranges over it.
//   - Comes and goes (comesandgoes.go): a goroutine works on an object that its function makes, and nothing leads out of it, or
//     something that goes on for longer. Each such object leaves one where a function in view is given it, defers a method of it and
//     lets it go nowhere, or where the maker takes it out of the container again in which it has put it: medium.
//   - A stop that is handed out (handedstop.go): a function makes two channels and returns both. What it starts tells by the one that
//     it has come to its end, and leaves a goroutine that waits for nothing but a word on the other one: who has learnt that the work
//     is over has nothing more to stop. Not where code in view says that word, or the work waits for it itself.
//   - Only a context: a loop that nothing but the end of a context leads out of goes on as long as that. Where an endless loop starts
//     it again and again, with a context from outside of the loop, each turn leaves one more. A start under a condition that compares
//     a place with a value and then puts that value there lets each new value through, and bounds nothing.
//   - Unclosed (spawnunclosed.go): a loop that nothing leads out of but the end of a channel, which the function and what it starts
//     alone have, where none of them closes it, or the function does and has a return to which no way with a close leads. Not where
//     the function goes on, or a sender that never ends has it. Other cases of a select that lead out of nothing count for nothing;
//     there the channel is one that is in no field, and on which nobody sends. A close behind a wait for it never comes.
//   - Unawaited (spawnanswer.go): a goroutine for each message answers on the channel in the message and waits for nothing else; who
//     made the message gave the channel no room, receives from it alone, has handed it on, and may take a case that comes with time
//     (a pause, a context that is no field's) and return. A case that comes when the one who answers ends is none.
//   - Tries on (spawnpile.go): a goroutine for each event that tries again after a pause, or at each tick, until something succeeds,
//     and waits beside that for nothing but contexts without an end. One that goes on for as long as a function says which it was
//     passed may be told to end by who passes that: low.
//   - Starts (starts.go): a call of a library that runs a function once on another goroutine, and whose result nobody asks, starts it
//     as a go statement does. A closure that its maker has returned works on what the maker was given there.
//   - Conditions (unwoken.go): a goroutine waits for a sync.Cond of an object of the activation's own while a flag has a value. Who
//     changes the flag has to wake it: in the same function, in what that calls, or in a caller after it. A wake that comes now and
//     then is one. Without a flag (unwokenend.go): all who wake those that wait, seen as the partners of a channel are, may come to
//     their end without a last wake.
//   - Counted out (undone.go): a goroutine that is counted in a wait group of the activation's own and can end without Done keeps
//     whoever waits for the group, be it the function or another goroutine. One that counts pieces of work in a loop, or starts
//     something itself, is not asked.
//   - Places kept (placekept.go): a function that takes a place of a limited number (a token sent to a channel with room, or received
//     from one that was filled as it was made; directly, by a helper, in a select) and gives it back on the way that succeeds, but
//     not where something has failed. What is sent there are tokens alone; what a closure or goroutine gives back later counts.
//   - Timers that set themselves (selfset.go): a function that time.AfterFunc calls sets the timer again on each way, as far as what
//     it asks are flags that nothing in view sets; nothing stops what the timer is kept in, and it goes nowhere else. A key that is
//     missing lets the next one through where others have single keys taken out.
//
// # Obligations: who lets go
//
// settle.go, debt.go; the facts are facts.Holding: of each object of the module's own, and of each value that can be released,
// where it and its parts (fields and elements, by their way) go. What has to be let go of starts at a place: a resource of the
// table, a goroutine that goes on until a channel of an object is closed. It is a value, or a part of one at the end of a way:
// made, given by a call, or a parameter's. In each function it is let go of (a release, a close, a send to the channel, a call of
// it, or a call in view that does so to that part), handed on (returned, put into a parameter's object or list: then it is asked
// of the callers), or it escapes: stored in a variable, sent, or given to code that is not followed, and nothing is said. An
// object that an older one keeps is not its finder's to let go.
//
//   - In a field of what a call gives (partdebt.go): the table says of a call that what has to be let go of is in a field of its
//     result (the body of a response), or of what it is called on (the process of a command). Who hands the body to other code has
//     read it; ways out on which nobody touches it leave it. A request that is made with a method whose answer has no body leaves
//     nothing. What a context ends (the table's until: rows, transactions, the answer to a request that holds one) is let go of by
//     whoever ends that: a caller who hands it down, the function that derives it. One in a field goes on.
//   - Ended by an answer (ending.go): the rows of a query let go of their connection where Next says that there are no more. The
//     branch on which it has said so is the end; where nothing else lets go, a way out that does not come by that branch leaves the
//     rows. A release that is deferred is sure on the ways that come through the defer, and a return before it leaves the thing.
//   - Held by a closure that is returned: the thing goes with it.
//   - Dropped: neither let go nor handed on where it comes to: the finding lies at the call that gave it, or, if it was put into
//     somebody's object, at that place.
//   - On one way out: some ways let go, none of them at a time that is not known (a closure that goes elsewhere, a goroutine), and a
//     return is reached from where it was given that no such way leads to, and that is not where the call itself failed. Handed on on
//     some way, it is owed on the others in the same manner: what a maker drops where the next step fails, nobody has (openway.go),
//     but for what holds nothing before it is used (a transport). Handed at a place of the function to code that is not followed
//     counts as handed on there. After a call that says by a word or an error whether it gave something, only returns that follow its
//     success are asked; what asks the error what it is follows a failure. So is what the call of a function in a field opens, and
//     what some way lets go.
//   - Beside an error (besideerror.go, besidedebt.go): a return with an error that was made there, or behind one that a call gave,
//     and with the thing beside it, makes its callers owe the thing where they find that error; so does a helper that is given a
//     thing with its error and gives both back. A function that comes to nothing that lets it go there is named, and the finding lies
//     where the thing was made. Not so what was let go of before, or, of a body, read; the maker's own error comes without a thing,
//     also in the object that was to have it, and so does an error that comes before. What is taken out of an object that the
//     function was given stays there.
//   - Discarded (blank.go): a function that ends a context, and that the opener's own goroutine runs at its end as well, to which
//     that comes without the context, is a doubt where the caller has what was given beside it.
//   - Beside an error in an object: a method that puts a thing into its receiver and then may fail by what it tries with that, or
//     with the thing, leaves it there. Whoever has made the object, and lets go of it after the error, leaves the thing
//     (besideerror.go).
//   - Where it fails (outcome.go): of a function that hands a thing on in its result where it succeeds, each way is asked on which it
//     fails by something that it has tried with the thing. One that leaves the thing there has left it with who called: who passes on
//     what that says, or only asks whether it has failed, has dropped it. A name that is empty, or another argument that is none, is
//     no such failure.
//   - Understood (use.go): what makes a value of a stream has read that to its end only where it has not failed: what a decoder does
//     not understand, it leaves unread.
//   - Likewise (custom.go): what stays open only where something fails that hardly ever does (the columns of a query that do not fit)
//     is a doubt, unless most others of its type in the same file are let go of on such ways as well. What goes with what it was
//     asked of, as the rows of a transaction do, is no such other. A write to memory, by whatever was made around that, does not
//     fail: behind its error nothing stays (libcall, memory.go).
//   - Given to goroutines (taskdebt.go): a thing that a function hands to goroutines alone that it starts stays where that one can
//     end without having let it go. Of several, each has to have such a way, and one never lets it go: what ends there says nothing
//     of what the others have done.
//   - Client streams (clientstream.go): a stream that a client of gRPC opens under a context without an end stays until a receive or
//     a send has failed, or the one answer has come. That the side which sends is closed ends nothing.
//   - Set to nil (niled.go): a field that a function sets to nil where a call has failed that worked with what the field holds, while
//     nothing around it, and none of its callers before, lets go of that or hands it on, and where other code lets go of it first
//     after an error.
//   - Return by return (partly.go): what a call in view does with what it is given is told by its own returns. A function that lets
//     go of it on some of them, and on others neither does so nor hands it on, is no end where nothing else is: it is named as the
//     one that lets go on some paths. Ways that the caller has chosen by another argument, or on which there is nothing, are none;
//     nor are those that hand it to another module, and what lies in an object that was there before.
//   - Given by a call (handedup.go): an object of which a method starts something owes it from that call on, on ways on which that
//     has not failed, if nobody was handed it before.
//   - Beneath (parent.go): what a call of another module made around something it was given, and of which the table says nothing, is
//     no more on ways on which that was let go of.
//   - Followers (follower.go): a goroutine that only the end of a context leads out of, made by the function that starts it, goes on
//     until the cancel function is called that an object has: whoever has the object owes that, where the parent of the context goes
//     on as well. A cancel function in elements that nobody uses (unusedelement.go) cancels nothing.
//   - Nothing can stop it (unstoppable.go): a ticker of which only the channel is told (the table's kind ticker), made more than once
//     and not in use for as long as its function runs, in modules of a language version in which tickers stay.
//   - Forgotten part: of what a call gives, a function in a field is deferred or called as an end elsewhere, at least as often as
//     nothing touches it.
//   - Closed where it fails (openway.go): a maker that lets a thing go on some ways and returns it on others makes its callers owe
//     it. A way on which it was let go of before the loop came to its maker again says nothing of the next one.
//   - Offered (offered.go): sent to a channel without waiting, where control comes from the way on which there was no place to a
//     return, and to no place at which it is let go of or handed on. A function with a result, in which the two ways differ, may say
//     so by that.
//   - Kept at several places: what an older object keeps besides is let go of where it is let go of at one of the places. Where a
//     caller has no name for one of them (what a closure has captured, a variable), or has found and not made the object that has it
//     there, somebody else has the thing, and nothing is said.
//   - What becomes of a place depends on the place alone, not on where one began to ask: what was worked out while a place was in
//     hand that it came back to is kept no longer than that (settler.go).
//   - Never called (contextcrew.go): a cancel function whose context alone ends a goroutine is an element of a container of which
//     single ones are taken out, and no code does anything with any.
//   - Heard (heardend.go): who has learnt by the end of a channel of the object that its goroutine is at its end owes nothing. Nobody
//     owes the end of a channel that a goroutine closes as it comes to its own: that one is asked itself.
//   - Put in the place of another (overwrite.go, takenfrom.go): a release counts as one of the former thing only where it comes again
//     and again for one and the same object: what main defers comes after the last store. What is put into an object of one's own
//     first is let go of by whatever ends that object's part (keptIn.inside). A store that asks whether the place is nil stores the
//     first one only where no code sets it to nil again without a release; nil where the opening itself has failed drops nothing.
//     What is let go of only where it comes to no store, something having failed, is kept all the same. Of an object that a function
//     makes, a turn of its loop replaces what earlier turns put there if only other turns end that and none asks (debt.go).
//     Where nothing in view releases it, the finding is sure where each reader of the field only asks methods of it or hands it to
//     what keeps nothing, the stores come by an event or a timed loop, and no code out of view can name the field; else whoever reads
//     it may release it: low. So is what a method puts there that code in view calls for nothing but what it has just made, where the
//     end of the object releases it (reach, setup.go).
//   - Kept beside (keptbeside.go): what a method of another module gives stays in one field that nothing releases, and what the same
//     method gives in the same function stays in another one, which a method of the owner releases: the end forgets one of two,
//     medium. Not where somebody is given what the field has, or the owner ends also the object that gave both.
//   - Under a context (parented.go): a context that goes on keeps each one that is made under it, and each function that waits for
//     its end, until that is cancelled or taken back. What is made any number of times while its parent goes on is asked for its ways
//     out of the function that makes it; the walk of package reach tells how long the parent lives. A parent that nothing cancels
//     keeps nothing; one that a call of the function gives is taken to go with it, and so is one that all callers make for the call,
//     each with an end of its own and without a loop between.
//   - Only by a timer (program, timers.go): what lets a thing go as a timer fires, which the function stops on each way out without
//     asking it and never sets again, is no end of it: a context stays where nothing else cancels it.
//   - With a goroutine (ending.go): what a goroutine lets go of that the function starts once it has been given the thing, by a go
//     statement or a library's group, it has from that statement on: a way that does not come by it forgot the thing. Of what only
//     begins with the goroutine, nothing is owed before.
//   - The next turn (openway.go): a loop in which a thing is given goes on to its next turn, where there is another one, as a
//     function returns: by a way that no release of the same turn leads to, it was forgotten. Where something is done with it in
//     other turns or after the loop, nothing is said.
//   - Parents: what a method of a library's object gives ends with that object where the function itself lets it go; what is only
//     known to be released elsewhere is not asked for where the object lives for a session. The result of tls.Client and its like has
//     what it was given; a method promoted from an embedded part of a library's object is one of that object.
//   - Made of it: what a function of another module gives, and what has a Close, has what the function was given whole, whether or
//     not the table knows it: the duty goes on with that.
//   - By its type (bytype.go): a response, a connection, rows, a file or a stream to read that a call gives beside an error and
//     nothing else has to be let go of by whoever is given it, though nobody sees who makes it: a function value, a method of an
//     interface, a function of another module. Where functions in view are meant, one has to hand on what it was given itself, and
//     none may have found it. A context of the piece of work that is given to the call ends it, but for one that was detached from
//     that.
//   - Places (place.go): a listener that is left on one way out holds its address, and the next attempt gets none, so that they do
//     not pile up: low. Not where the system, a client or a caller chooses the address.
//   - A limit of time (timelimit.go): what is asked of an object that lets go of what its methods give after a time (a client with a
//     timeout that is not zero, wherever it was made) is a doubt: low.
//   - Outlives (parent.go): what the table says to outlive its parent is not ended by that: a connection or rows taken from a pool of
//     database/sql stay taken after its Close.
//   - Deferred in a loop (deferred.go): a loop that neither goes over what there is nor counts its turns, ahead or on its way back,
//     has as many as others like; what each opens and defers to close stays until the function returns. A context that ends after a
//     time, in a loop that ends, is a doubt.
//   - Opened elsewhere (bytype.go): what a function of another module gives beside an error, and what has a Close, has to be let go
//     of too, where that takes nothing to read from or to write to: something made around a stream ends with that. Where nothing at
//     all releases it, the function has to run for an event or a tick.
//   - Descriptors (summarise/descriptors.go): a number that the system, or a function of a package that asks it, gives beside an
//     error may be a descriptor: what a call closes that is given it, or what is made of it, ends it. Fields that keep one are not
//     asked whether they replace another.
//   - On some ways (elementway.go): a function that takes an element out and ends it, or hands it on, by some ways may come by
//     another one to a return or to the next element. It is a finding where some function ends elements. What asks for a mark, or for
//     what is not understood, says nothing. Elements of lists of container/list are followed as those of slices are.
//   - A copy of a transport needs what a literal with the original's values, and those that the function sets, would need.
//
// # Cases
//
//   - Taken out and not ended (elementdebt.go, elementend.go): what has to be let go of (a resource, a goroutine that a channel or a
//     cancelled context ends, a context under one that goes on) is followed into the elements of containers in fields. At each
//     removal, and at each insert under a key that others choose and behind which nobody has looked first, the settlement of the
//     element is asked: in the function, and, where that takes out what its callers name, in each of them. It is a finding where
//     somewhere else what is taken out is ended. Not so where the element goes elsewhere as well, stands in two containers, or is
//     ended by what runs on it.
//   - Commands (endsobject.go): a method that is named like an end counts as the end of its object, of which a goroutine outlives the
//     one, unless it only sends or writes, as one that stops a motor does. It ends something where it, or what it calls up to eight
//     calls down, closes, releases, cancels or clears, takes something out, sets what a condition asks, waits for others, or says a
//     word after which some receiver comes to its end. What does nothing at all has forgotten to.
//   - Which end it is (dispatched.go): the way to the thing in an object tells of what type the object is. A call of an interface's
//     method is that type's own; one that the type has from an embedded part sees the part alone, and one of its own that does not
//     come to the part lets go of nothing there.
//   - Atomic pointers are fields (placed.go): what is put there is kept there, and what is taken out, by a look or a swap, and ended
//     is the former one. Where no code in view ends or hands on what it finds there, the former one stays: medium.
//   - Places of a list (elementslot.go): an element that takes the place in a list that others name by its index takes that of
//     another one, which nobody has asked for and nobody ends there, where what stands in the list is ended elsewhere.
//   - Both ways (bothways.go): two transfers in opposite directions between the same two streams (a row of the table that reads the
//     one into the other, or a loop that reads and writes), side by side: by go statements, by a library's group, or by a helper that
//     runs what it is given and waits. Where the function waits until both have ended, and neither of them, nor the function before
//     that, nor another closure does anything else with the two streams or tells somebody, the one stays as long as its own peer
//     likes. Where it does not wait, so does a goroutine whose source nobody else has, and nothing but it ends.
//   - No place, and started all the same (refused.go): a place in a channel that is taken if there is one, here or in a call whose
//     answer is asked, admits only where the way without a place does not lead to the start. A goroutine that gives the place back
//     and is started on that way too has no limit, though one was meant: medium, if it asks something outside or waits.
//   - A place for something else: a place that a call of a library takes, and behind whose success the function calls or starts
//     something, is that one's; a goroutine beside it that does not give it back asks for none.
//   - Contexts without an end (unending.go): the background, what context.WithoutCancel gives, what is made around such a one, or a
//     field that code in view gives nothing else. A goroutine that waits for the end of nothing else, or whose loop nothing else
//     leads out of, stays; it is asked in the terms of each function that may have given the context, and reported where that one
//     runs again and again.
//   - Counted holders (counted.go): a function that counts a field of an object up and returns the object takes a reference, where
//     another one counts the same field down and then, under a condition, takes an entry out of a container. Whoever is given one has
//     to give it back on each way out; a function that is returned and gives it back hands the duty on at that place. The finding is
//     on the container, in which the entry stays.
//   - Abandoned streams (abandoned.go): a goroutine that sends at each turn of a loop on the channel of an object which its function
//     returns, beside the end of a context or nothing. Where a function is given the object, receives from it outside of loops alone
//     and lets it go nowhere, the goroutine stays, if no context that it waits for ends.
//   - In an entry (heldat.go): an object of a type in view that a method of another module's container gives was there before, or
//     stays there: who has that container has what is put into the object.
//   - Handed over unless that fails (handover.go): what a call in view puts into an object or a container that was there before, or
//     sends, and the function ends only where that call has failed, it has not any more where it has not.
//   - Handed over before it is ended: a part that points back to the whole, and a function value that is a method of it, take over no
//     duty to let it go, unless the method itself does; nor does what it is handed to before the function goes on to let it go
//     itself.
//   - Piles: goroutines that try again after a pause wait for what others bring about: an error, or a state that the goroutine itself
//     does not change. Those that take turns (they set what they wait for), do a piece of their work at each turn, or leave in time
//     are no pile.
//   - Things made: goroutines, resources, listeners and layers share one record, link.Made: where something is made, how control gets
//     there whatever object it works on, why it stays. The walk to the roots has no holder there, so nothing is construction but
//     set-up; what main keeps as a function, and a Run method that code out of view asks for, is a command and no event.
//   - Once a life: what a Run or Start method starts, it starts once for its object, but not in the turns of an endless loop.
//   - Goroutines: a statement that waits is told with all its cases (facts.Wait); one with a single case can stay for ever. Whether
//     the partner acts on all ways is asked of the function that starts the goroutine, which also has to have made the channel; a
//     case on a channel that the goroutine itself feeds counts as its end. A body without a way out is medium where the object has an
//     end or an event in view starts it, else low. A loop that watches a context does not pile up, nor one that an error leads out
//     of, nor one of an object that the function makes and returns. What one at a time or a limited number means is told by the
//     library table (admits), by a call in view that takes what the goroutine gives back, and by one whose outcome tells and that
//     changes what it asks. An object whose goroutine only a method of it ends is a resource to whoever is given it. An error that
//     leads out of the loop by a panic, five calls down at most, is a way out where the goroutine defers a function that recovers
//     (panicout.go); a turn that recovers for itself goes on.
//   - Stopped tickers: a ticker that is a local variable is known by the call that makes it, the only one of its kind in the declared
//     function: a stop anywhere in that function or its closures, but for those of the goroutine itself, leaves the goroutine
//     waiting; a Reset there says that the stop is a pause. A function that returns the ticker which its goroutine ranges over gives
//     its callers nothing that ends the goroutine.
//   - Watchers: what waits for nothing but the end of a context, started once in each turn of an endless loop (directly, or by what
//     the loop calls or starts, four calls up) with a context from outside of it, stays after what it was started for: medium, unless
//     the function that starts it goes on as long as the context.
//   - Resources: facts.Handle follows a value that can be released through variables, closures, fields of objects made here and
//     calls; what a call made around it counts as it, what its methods return does not. Released on some way is released here: the
//     ways out are asked with the obligations. Beyond the table, a result of another module's method counts where the same result of
//     it is released elsewhere, in a function that is no end, but for a method in view that gives what stands in a field, or in a
//     container there and stays in it (lookedup.go). A loop that goes on only where a call has failed is given one thing by that,
//     however often it turns (onceleft.go). A function that returns a resource makes one, three calls up. A store behind a field of
//     the same object that the function sets and nothing sets back is made once, and replaces nothing. What is offered to a call that
//     keeps the first one, and is not released there, is lost where it comes second. Replacing the handle of a context counts where
//     the former one is kept by its parent or waited for by a goroutine that was started with it.
//   - Removals that a registration gives (throwsaway.go): who drops what a function in view returns, which takes out of an object
//     that goes on what the function has put in, leaves one there each time. Where all drop it the container is told instead; what
//     goes with the caller's own work is none.
//   - Layers (package layer): a field counts at medium on the receiver of a holder that lives long, where nothing gives it a plain
//     value while it lives. Where the object is itself replaced by a new one, or by a copy, the fields of the new one that hold what
//     they were are layers too (Wrap.Deep). One behind a field of the same object that the function sets and nothing sets back is put
//     on once.
package made
