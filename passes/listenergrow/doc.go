// Package listenergrow reports what is added for each event or turn and never taken back:
// deferred calls in a loop that keeps running, and registrations whose release is discarded.
//
//	for {
//		select {
//		case <-tick.C:
//			ctx, cancel := context.WithTimeout(ctx, time.Second)
//			defer cancel() // reported: it runs when the loop ends, and holds ctx until then
//			check(ctx)
//		case <-quit:
//			return
//		}
//	}
//
// It reports
//
//   - a defer in a loop without an end of its own: the deferred calls, with what they
//     refer to, add up until the function returns; at low in a loop that ends once what
//     it tries succeeds;
//   - signal.Notify for each event with a channel made there, without signal.Stop;
//   - a callback registered for each event (context.AfterFunc on a context that lives
//     longer, a metric's callback, an informer's handler) of which the result, which removes
//     it, is discarded.
//
// # What it does not report
//
// A defer in a function that is called on each iteration; in a loop over something finite; on a
// way that leaves the loop. Registrations at set-up, and those whose handle is kept.
// Lists of callbacks that a program keeps itself are containers: mapgrow and slicegrow
// report them.
//
// # How to fix
//
// Call it at the end of the turn, or put the turn into a function of its own; keep what a
// registration returns and call it where the listener ends.
package listenergrow
