// Package rendezvous looks at all that a function and the goroutines that it starts may do with the
// channels among them, and tells which goroutine may wait for ever for one that has left.
//
// A scope is a function with what it calls and starts, and the channels that nobody else has: made
// there, or given by a function that made them. Or it is an object: its loops, who ends them, and
// who sends to them. Each goroutine becomes a thread, a graph of what it does with the channels (send,
// receive, close, select with and without a default, sync.WaitGroup, start); calls are written out, three
// deep, and what a function defers comes where it returns. Branches whose ways all lead to the same next
// thing are left out. Then the joint states are looked at, 2,000 at most, for the channels that are had
// together: a goroutine that waits in one of them for one thing, which nobody who has not ended may yet do,
// waits for ever.
//
// # Example
//
//	func ask(ctx context.Context) error {
//		done := make(chan error)
//		go func() { done <- work() }()   // stays where …
//		select {
//		case err := <-done:
//			return err
//		case <-ctx.Done():               // … this comes first
//			return ctx.Err()
//		}
//	}
//
// # What decides a branch
//
//   - Cells: of values that are nil or not, and of booleans, a function's summary tells which branch asks for
//     which one, what a choice between several takes on which way, and what is sent and received. So the
//     same condition decides the same way, a loop that ends with its flag ends, and who leaves after an
//     error does so where the error was sent. What is not known at a send is taken either way there, and
//     sender and receiver then know the same.
//   - The function's own reasons: before a goroutine has received anything, each way of a condition that is
//     not known may come.
//   - An agreement: afterwards, a condition that is not understood may follow from what was received, and so
//     may one that asks an object for a state. There the end has to come on all ways. An error of code out of
//     view, a time and a select depend on nothing else.
//   - Counts: of several loops that count, or range, one may turn as often as another one does; there the end
//     has to come on all ways as well. One alone turns as often as it likes.
//
// # Limits
//
// A channel with more than four places, or of an unknown number, has a place for each value. Of one
// statement two goroutines are started at most, six of all; one that is started at a turn of an endless
// loop finds those before it ended. Who waits for something else as well is not asked: what ends him is.
// Where a channel is a choice between several, everybody may serve it; of a group that is one, or that is
// counted by a number that is not known, nothing is said. Panics are not followed, nor is what
// comes after os.Exit. Other channels, contexts and timers say something at any time, or never.
//
// The way to do this is that of GCatch (Liu, Zhu, Qin, Chen, Song: Automatically Detecting and Fixing
// Concurrency Bugs in Go Software Systems, ASPLOS 2021), with states in place of a solver.
package rendezvous
