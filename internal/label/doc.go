// Package label finds the metrics whose labels take values that are not few, and what of their
// series is ever deleted.
package label
