// Package retain finds the places in which something small keeps something large: a
// sub-slice of a large array kept for long, a buffer given back to a pool at any size.
package retain
