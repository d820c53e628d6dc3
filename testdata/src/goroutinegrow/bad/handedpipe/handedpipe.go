// Package handedpipe hands the end of a pipe that is read to code which may fail before it has read anything.
package handedpipe

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
)

// Archive keeps files below a directory.
type Archive struct{ root string }

// NewArchive is an archive.
func NewArchive(root string) *Archive { return &Archive{root: root} }

// Keep writes what it reads to a file of its own.
func (a *Archive) Keep(name string, body io.Reader) (int64, error) {
	f, err := os.CreateTemp(a.root, "part")
	if err != nil {
		return 0, fmt.Errorf("keep %s: %w", name, err)
	}
	defer f.Close()
	n, err := io.Copy(f, body)
	if err != nil {
		return n, err
	}
	return n, os.Rename(f.Name(), filepath.Join(a.root, name))
}

// Export keeps what a goroutine writes.
type Export struct{ to *Archive }

// ServeHTTP answers how much has been kept.
func (e *Export) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	from, to := io.Pipe()
	go func() { // want goroutinegrow medium "it writes to a pipe, and .*ServeHTTP may return without reading or closing the other end"
		out := csv.NewWriter(to)
		_ = out.Write(r.Header.Values("Accept"))
		out.Flush()
		to.CloseWithError(out.Error())
	}()
	n, err := e.to.Keep(r.PathValue("name"), from)
	if err != nil {
		http.Error(w, "cannot keep it", http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}

// sink is where reports go.
type sink interface {
	push(body io.Reader) error
}

type spool struct{ dir string }

func (s spool) push(body io.Reader) error { return s.store(body) }

func (s spool) store(body io.Reader) error {
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, body)
	return err
}

// Reports pushes a report for each line that it is sent.
type Reports struct{ out sink }

// NewReports has a spool for its sink.
func NewReports(dir string) *Reports { return &Reports{out: spool{dir}} }

// Loop pushes until there are no more lines.
func (s *Reports) Loop(lines <-chan string) {
	for l := range lines {
		if err := s.report(l); err != nil {
			fmt.Println(err)
		}
	}
}

func (s *Reports) report(line string) error {
	from, to := io.Pipe()
	go write(to, line) // want goroutinegrow medium "it writes to a pipe, and .*report may return without reading or closing the other end"
	return s.out.push(from)
}

func write(w *io.PipeWriter, line string) {
	_, err := fmt.Fprintln(w, line)
	_ = w.CloseWithError(err)
}
