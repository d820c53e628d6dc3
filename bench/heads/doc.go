// Package heads keeps what the harnesses know of today's heads: the lists of
// heads, what a tool gave on each, and the labels that reading findings gave.
package heads
