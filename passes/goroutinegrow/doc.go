// Package goroutinegrow reports goroutines that pile up: started repeatedly, and
// staying for ever or longer than the events that start them.
//
// A goroutine that nobody can wake keeps its stack and all that it refers to. In a heap
// profile it is not seen; the process grows with the number of requests it has served.
//
//	func (s *Server) query(ctx context.Context, q string) (string, error) {
//		answer := make(chan string)
//		go func() { answer <- s.ask(q) }() // reported: once ctx is done, nobody receives
//		select {
//		case a := <-answer:
//			return a, nil
//		case <-ctx.Done():
//			return "", ctx.Err()
//		}
//	}
//
// It reports a go statement that runs repeatedly, where the goroutine
//
//   - sends to a channel without room of which the reader may return first, or that was
//     handed out to a caller with a context that the sends do not look at;
//   - receives from a channel for which, on some way, nobody sends and nobody closes;
//   - waits for a timer that is stopped elsewhere: a stopped timer sends nothing, and
//     stopping a ticker does not close its channel;
//   - has a loop without a way out, though the object that it belongs to ends;
//   - is ended by one method of its object and not by the object's Close, or only by a
//     method that nothing calls;
//   - belongs to an object that an analyzed function makes and returns, where a method of
//     the object is all that ends it, and the caller calls none and drops the object;
//   - belongs to an object that comes second at a LoadOrStore, and is not ended then;
//   - waits for a channel or context of which the only handle is replaced by a new one;
//   - waits for nothing but a context that outlives the call that started it,
//     or that is the same in each turn of the loop that starts it;
//   - waits for a condition, or retries without end, one for each event, with no limit
//     on how many there are.
//
// # What it does not report
//
// Goroutines that the same call waits for, that take a place in a semaphore first, that
// are started one at a time or once; goroutines for each connection, which end with it;
// those of net/http; loops that an error ends; those that take what comes on a channel until
// it is closed, where the channel is handed to code outside the analyzed packages; helpers that wait for what the function
// around them sends or closes. A goroutine for each event that asks something outside of
// the program and ends is reported at low, one that only computes is not.
//
// # How to fix
//
// Give a channel room for the one answer, select on a context or a done channel beside
// each send and receive, close that channel where the object ends, and limit how many
// run at once.
package goroutinegrow
