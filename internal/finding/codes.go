package finding

// Code is a kind of evidence, as -v and the JSON report name it.
type Code struct {
	Name string
	// Means is one clause: what the evidence is. More says how to read it.
	Means, More string
}

// Placed reports whether what evidence of a kind says is of its place, which a report without links
// has to name: another line than that of the finding is meant by "here".
func Placed(code string) bool { return code == "stays-at" }

// Codes returns the kinds of evidence in the order of their documentation.
func Codes() []Code {
	return append(containerCodes(), madeCodes()...)
}

// containerCodes are mostly of containers.
func containerCodes() []Code {
	return []Code{
		{"rung", "the step of the decision list that gave the confidence: the sum of the others",
			"The list is walked from the top, and the first step whose conditions hold decides. The finding's score is the share of true findings that was measured for the step."},
		{"no-shrink", "no analyzed code removes from the container",
			"No delete, no cut, no replacement and no removal by a library was found in the packages analysed. If there is one in code outside the analyzed packages, say so with //growthlint:bounded."},
		{"void-shrink", "something removes from it, and why that bounds nothing",
			"The removal is there, but it runs only at the end of the process, during set-up, in tests, in code that nobody calls, or under another key. If that is wrong, growthlint why tells what was followed."},
		{"partial-shrink", "something removes from it in some cases only",
			"For example only on the path of an error, only where a write succeeded, or only for keys that come back. What takes the other path stays."},
		{"complete-shrink", "something bounds it",
			"It speaks against the finding: a removal or a limit was seen that covers what is inserted."},
		{"sibling-deleted", "a container that the same code fills loses the entry where this one keeps it",
			"Two containers get the same key together and only one of them loses it. That is the strongest sign of a forgotten delete; the position is the sibling's."},
		{"emptied-value", "a value is emptied or counted down and its key stays",
			"The inner set or counter reaches zero and the outer map keeps the key. Delete the key when its value is empty."},
		{"outlives-activation", "an entry stays when what it belongs to ends otherwise than expected",
			"The entry is removed on the ordinary path; an error, a time-out or a disconnect returns before it. A deferred removal covers all paths."},
		{"holder", "why the object that holds it lives long, or may not",
			"A container grows without bound only if its holder does not go first: a variable of the package, an object that a server keeps, a closure that is registered."},
		{"grow-reached", "what runs the code that grows it",
			"For each event means that a request, a message, a tick or a turn of an endless loop leads there; once means set-up."},
		{"cache-fault", "what the call that makes a library's cache keep its entries means in that library",
			"It names the argument that turns expiry or the size off, as the library documents it."},
		{"label-value", "a label of a metric takes a value that is not one of few, and why",
			"Each value of a label is a series that the registry keeps until the process ends."},
		{"shrink-removed", "with `-new-from`: what the change took out that shrank the container; `position` is the line that stands there now",
			"The insert was there before; the change took away what balanced it."},
		{"seen-alone", "how sure the finding is when only its package is analyzed, as by go vet and golangci-lint; `position` is where they report it",
			"The command sees callers as well and may be less sure; it never drops what the others report."},
		{"seen-whole", "what the packages that call, empty or test it say against a finding of a package seen alone",
			"It is why the confidence is lower than that of seen-alone."},
		{"grow-harmless", "another place where it grows does not count, and why",
			"For example an insert that only set-up reaches. It is listed so that a reader need not wonder about it."},
	}
}

// madeCodes are of what is made for each event: goroutines, resources, listeners, reads.
func madeCodes() []Code {
	return []Code{
		{"made-reached", "what runs the code that makes it: a goroutine, a resource, a listener, a layer",
			"One that is made once is no growth; one for each event is, unless each of them ends."},
		{"made-weak", "why it may end after all",
			"It speaks against the finding, and lowers the confidence."},
		{"made-at", "where a helper makes it",
			"The finding lies at the call of the helper, since that is where the end is missing."},
		{"stays-at", "the statement at which a goroutine stays",
			"A send, a receive, a select or a wait that nobody answers once the other side has left."},
		{"pipe", "where the pipe is made at one end of which a goroutine waits",
			"A reader of a pipe waits until the other end is closed, and a writer until somebody reads or the reading end is closed. Close the other end on each way out."},
		{"speaker", "where another goroutine is started that alone says the word for which this one waits",
			"Nobody else closes that channel. Close it by a defer, first of all, and start that goroutine before the others."},
		{"begun", "what starts a timer or a goroutine through a helper",
			"Each time that this runs there is one more. Start one only if something can stop it."},
		{"set-again", "where a timer's callback sets the timer again",
			"A timer that sets itself keeps what it works on for as long as nothing stops it. Stop it where the object ends, or ask a flag that is set there."},
		{"no-way-out", "a loop that nothing ends",
			"It has no return, no break out of it and no condition that can become false."},
		{"loop", "the loop that goes on",
			"Deferred calls and layers pile up with each of its turns, since the function does not return."},
		{"stop", "where a timer is stopped, which wakes nobody",
			"Stop does not close the channel of a timer or ticker: who ranges over it or receives from it waits for ever."},
		{"end", "the method that ends the object, and not what was started for it",
			"Close or Stop exists, but the goroutine or resource is not told."},
		{"release", "where it is released, too late or too seldom",
			"For example at the end of the process, or on one path of several."},
		{"released-elsewhere", "where the same thing is released",
			"Another place that makes such a thing releases it: it shows how."},
		{"library", "what the library keeps until it is released",
			"A descriptor, a goroutine, a registration: what is left behind by each one that is not released."},
		{"left-by", "the function that leaves, and on which what stays depends",
			"It is done, on some way, with the channel or object that the goroutine or resource waits for."},
		{"other-way", "the other half of a pair that copies both ways between two peers",
			"The end of one half does not end the other: close both connections when the first copy returns."},
		{"taken-out", "where it leaves its container without being ended",
			"Removing an object from a map or list does not close it. Another place that takes one out does."},
		{"replaced", "where another one takes its place",
			"The previous value is overwritten, and what it held open stays open. Close it first."},
		{"turns", "the loop whose turns start one each",
			"What each turn starts waits for something that lives as long as the loop."},
		{"pauses", "where it pauses with the lock held",
			"Each event's goroutine waits for the lock, and they come faster than they leave."},
		{"place", "where a place is taken, if one is free",
			"Who finds none is refused, or has to wait: see what becomes of that branch."},
		{"offered", "where the object that it belongs to is offered",
			"A pool or a channel may not take it, and then nobody ends it."},
		{"unlimited-source", "a stream that is read whole, and where it comes into view",
			"The sender decides how long it is. http.MaxBytesReader and io.LimitReader put a limit to it."},
		{"may-be-limited", "why a stream may have a limit after all",
			"It speaks against the finding, and lowers the confidence."},
		{"secret-known", "the client has sent a secret, compared before the body is read",
			"A constant-time comparison with the secret stands before the read. It speaks against the finding, and lowers the confidence."},
		{"local-clients", "the clients that send requests are on the same machine",
			"All servers of the package that registers the handler listen on a socket file or a loopback address. It speaks against the finding, and lowers the confidence."},
	}
}
