// Package retain finds the places in which something small keeps something large: a
// sub-slice of a large array kept for long, a buffer given back to a pool at any size.
//
// # Example
//
//	s.parts = append(s.parts, line[:8])   // each part keeps all of its line
//
// # Cases
//
//   - Retention: what is kept by a part, by popped slots, by a pool is told by the summary as
//     pins, beside the sites; a pin is no growth, and its place may be no container. Medium
//     needs that there is one part for each element of something long-lived, cut from an array
//     of 512 bytes or more, or from all of a stream, in the same turn of a loop. Popped slots,
//     pools and single parts stay low whatever the evidence: they are bounded by the largest
//     there was. append(x[:0], …) is not reported: on real heads nothing tells the few arrays
//     that were once huge from the many that are used again by intent.
package retain
