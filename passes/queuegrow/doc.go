// Package queuegrow reports queues that nothing slows down: what fills them never
// waits, and what empties them may be slow, failing, or not there.
//
// A slice, a list or a library's queue between producers and a consumer grows by the
// difference of their speeds. A consumer that keeps up most of the time is no limit:
// the day the disk, the database or the peer is slow, memory is where the backlog goes.
//
//	func (s *Shipper) flush() {
//		if err := s.send(s.batch); err != nil {
//			log.Print(err)
//			return
//		}
//		s.batch = s.batch[:0] // reported at the append: what cannot be sent is kept
//	}
//
// It reports:
//
//   - a list from which one loop takes one element per turn and hands it to something
//     that may be slow, while nothing stops the functions that add to the list;
//   - a loop that goes on receiving from one channel while it cannot send to another,
//     and keeps what came in between (an "infinite" channel), also a library's;
//   - a list that is cut only after a call has succeeded, in a loop that continues when
//     it fails;
//   - a list that is filled while a condition lasts ("not yet connected") and emptied
//     only where the condition ends;
//   - a list whose consumer is started under a setting that its producers do not ask for;
//   - a goroutine for each send, which does nothing but wait to send;
//   - a channel with a million places or more, or with as many as a client asks for;
//   - a channel that is fed for each event and that nothing receives from.
//
// # What it does not report
//
// Channels with a fixed buffer; lists with a length test that waits, refuses, or drops
// something; loops that stop receiving while much is waiting; sends that give up. A
// queue without a limit that a consumer drains without asking anybody is reported at low,
// and only where code outside the analyzed packages may fill it.
//
// # How to fix
//
// Use a channel of a fixed size and let the producer wait, or test the length before
// adding and refuse, drop the oldest, or count what was lost.
package queuegrow
