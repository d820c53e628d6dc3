// Package retaingrow reports small things that keep large ones in memory.
//
// A slice of a few bytes keeps the whole array that it was cut from, a text the whole
// text. A list that is popped by re-slicing keeps what its first slots point to, until
// an append finds no room.
//
//	page := make([]byte, 64<<10)
//	n, _ := conn.Read(page)
//	s.last[id] = page[:n] // reported: 64 KiB for each id
//
// It reports, at medium, parts of arrays of 512 bytes or more, or of what was read whole,
// that are stored in containers, or in their elements, which live long.
//
// At low it reports parts that are kept once, or by holders that may be short-lived;
// lists of pointers, functions or interfaces that are cut from the front and whose slots
// nobody clears; and buffers that are put back into a sync.Pool by a function that does
// not look at their capacity. All of these are bounded, by the largest there was.
//
// # What it does not report
//
// Copies (bytes.Clone, strings.Clone, a conversion between text and bytes); texts cut
// into parts that a loop keeps one by one; what a function trims at both ends, for it
// keeps most of it; lists of numbers and texts; lists whose slots are set, cleared or
// copied in the same function; and containers that another rule reports at medium, for
// then what they keep is the smaller trouble.
//
// # How to fix
//
// Store a copy of what you keep. Clear the slots before cutting:
//
//	first := q.items[0]
//	q.items[0] = nil
//	q.items = q.items[1:]
//
// Put buffers back only up to a size. A copy, and the emptied slot, come as a fix where nobody
// can tell the difference (-diff, -fix).
package retaingrow
