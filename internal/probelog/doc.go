// Package probelog reads what programs built by growthlint probe have written, and says of each
// candidate whether it grew, was emptied, or was never touched.
package probelog
