// Package zip stands for an archiver.
package zip

import "io"

// Writer writes an archive.
type Writer struct{ w io.Writer }

// NewWriter makes a Writer that writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w} }

// Create adds a file.
func (w *Writer) Create(name string) (io.Writer, error) { return w.w, nil }

// Close writes the directory.
func (w *Writer) Close() error { return nil }
