// Package queue tells of a container, or of a channel, that it is a queue which nothing slows
// down: drained by one side with no limit on the other, an "infinite" channel, a buffer that is
// huge or as large as the outside says, one that is drained only after a start that may never
// come, one whose elements stay when the work on them fails.
//
// # Example
//
//	for {
//		select {
//		case x := <-in:
//			q = append(q, x)
//		case out <- q[0]:
//			q = q[1:]
//		}
//	}
//
// is an infinite channel: what comes in does not wait for what goes out.
//
// # Queues
//
// A queue drained by a consumer in a library: low. Medium only for: a consumer that at each turn of
// its loop waits for others (a function that somebody gave, a connection, an interface's method that
// can fail) while what fills the queue goes on at once (outrun.go: the one who adds and then waits for
// an answer is not ahead by more than that one, nor is the one who adds only what a set beside the list
// does not have yet, or has from before and was put off, nor the consumer that puts back what it has) ; an infinite
// channel (a select that both receives-and-adds and sends-and-removes, or a loop that adds whenever the send blocks;
// but for one of an object that all who send have made for themselves, and to which none sends in a loop
// without an end) ; kept on failure (the only cut is under errNil of a flush in the same loop, or of a call that
// makes the connection to which the elements go) ; a state gate
// without a cap ; an unconditional producer whose consumer may never be started. A pause test that
// counts another thing: low.
//
// # Cases
//
//   - Sizes: a size of at most 16 bits, in whatever type it is written down, and the size of a
//     channel whose elements take no memory are limits. One channel that a variable and a
//     field hold is one finding, on the field.
//   - A state that ends by itself (gate.go): a list that is filled only while a flag is set has
//     an end where each function that sets the flag defers what takes it back.
//   - Connections (connected.go): a list whose holder is made for one connection goes with it,
//     and nothing is said of it.
//   - Batches (kept.go): a list that the function puts together of the container, and hands to the call
//     that may fail, stands for the container. A loop that is left by the failure is tried again where the
//     caller goes on.
package queue
