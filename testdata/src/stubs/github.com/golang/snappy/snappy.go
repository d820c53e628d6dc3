// Package snappy stands for a compressor.
package snappy

import "io"

// Writer compresses what is written to it.
type Writer struct{ w io.Writer }

// NewBufferedWriter makes a Writer that writes to w.
func NewBufferedWriter(w io.Writer) *Writer { return &Writer{w} }

// Write compresses p.
func (w *Writer) Write(p []byte) (int, error) { return len(p), nil }

// Flush writes what is compressed.
func (w *Writer) Flush() error { return nil }

// Close writes the rest.
func (w *Writer) Close() error { return nil }
