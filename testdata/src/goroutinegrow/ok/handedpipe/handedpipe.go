// Package handedpipe hands the end of a pipe that is read to other code, and it is read or closed on each way.
package handedpipe

import (
	"fmt"
	"io"
	"net/http"
	"os"
)

// Archive keeps files below a directory.
type Archive struct{ root string }

// NewArchive is an archive.
func NewArchive(root string) *Archive { return &Archive{root: root} }

func (a *Archive) keep(body io.Reader) error {
	f, err := os.CreateTemp(a.root, "part")
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, body)
	return err
}

// take closes what it is given, whatever happens.
func (a *Archive) take(body io.ReadCloser) error {
	defer body.Close()
	f, err := os.CreateTemp(a.root, "part")
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, body)
	return err
}

// first reads before it tries anything else.
func (a *Archive) first(body io.Reader) error {
	all, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	return os.WriteFile(a.root, all, 0o600)
}

// Told closes the end that is read where it was not kept.
func (a *Archive) Told(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go write(to, r.URL.Path)
	if err := a.keep(from); err != nil {
		_ = from.CloseWithError(err)
		http.Error(w, "cannot keep it", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, "kept")
}

// Taken leaves that to who is given it.
func (a *Archive) Taken(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go write(to, r.URL.Path)
	if err := a.take(from); err != nil {
		http.Error(w, "cannot take it", http.StatusInternalServerError)
	}
}

// First has it read to its end.
func (a *Archive) First(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go write(to, r.URL.Path)
	if err := a.first(from); err != nil {
		http.Error(w, "cannot read it", http.StatusInternalServerError)
	}
}

func write(w *io.PipeWriter, line string) {
	_, err := fmt.Fprintln(w, line)
	_ = w.CloseWithError(err)
}
