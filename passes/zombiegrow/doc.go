// Package zombiegrow reports keys that stay when nothing is left under them.
//
// A map of lists, of sets, of counters or of objects takes a key when the first thing
// comes under it. Where the last thing goes, the code cuts the list, deletes from the
// inner map, writes nil or counts to zero, and the key itself stays: an empty value for
// every key that ever was.
//
//	type Board struct {
//		mu      sync.Mutex
//		readers map[string][]net.Conn // by topic
//	}
//
//	func (b *Board) join(topic string, c net.Conn) {
//		b.mu.Lock()
//		defer b.mu.Unlock()
//		b.readers[topic] = append(b.readers[topic], c) // reported
//	}
//
//	func (b *Board) leave(topic string, c net.Conn) {
//		b.mu.Lock()
//		defer b.mu.Unlock()
//		i := slices.Index(b.readers[topic], c)
//		if i >= 0 {
//			b.readers[topic] = slices.Delete(b.readers[topic], i, i+1) // the topic stays
//		}
//	}
//
// A removal from an element says nothing of its key. Neither does a reset of the whole
// map that an administrator may call, a removal after an error, or one as the program ends.
//
// # What it does not report
//
// Maps from which the function that empties a value, one that it calls, or one that its
// caller calls beside it removes the key; maps that are swept, capped or rebuilt; keys that
// are few by their type or origin; numbers that are lowered by more than one at a time,
// such as balances; elements that are held to a size and never emptied; values that the
// same function fills again. Where other code removes single keys for reasons of its own,
// the finding has low confidence.
//
// # How to fix
//
// Where the last thing goes, delete the key:
//
//	if len(b.readers[topic]) == 0 {
//		delete(b.readers, topic)
//	}
//
// If the keys are bounded by design, say so where the map is declared:
//
//	readers map[string][]net.Conn //growthlint:bounded topics are those of the configuration
package zombiegrow
