// Package firsthit opens things by makers that close them where they fail, and lets them go wherever
// it leaves.
package firsthit

import (
	"bufio"
	"fmt"
	"net/http"
	"os"
	"strings"
)

type book struct {
	file  *os.File
	lines *bufio.Scanner
}

func open(name string) (*book, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(16, 0); err != nil {
		f.Close()
		return nil, err
	}
	return &book{file: f, lines: bufio.NewScanner(f)}, nil
}

func (b *book) more() bool   { return b.lines.Scan() }
func (b *book) line() string { return b.lines.Text() }
func (b *book) shut()        { b.file.Close() }

// Find shows the first line that has a word.
func Find(w http.ResponseWriter, r *http.Request) {
	b, err := open("/var/lib/words")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer b.shut()
	for b.more() {
		if strings.Contains(b.line(), r.FormValue("word")) {
			fmt.Fprintln(w, b.line())
			return
		}
	}
	http.NotFound(w, r)
}

// all reads everything, and so closes at one place.
func all(name string) ([]string, error) {
	b, err := open(name)
	if err != nil {
		return nil, err
	}
	var out []string
	for b.more() {
		if b.line() == "end" {
			break
		}
		out = append(out, b.line())
	}
	b.shut()
	return out, nil
}

// shelf keeps a book open, and gives it back.
type shelf struct{ at *book }

func (s *shelf) take(name string) error {
	if s.at != nil {
		s.at.shut()
	}
	b, err := open(name)
	s.at = b
	return err
}

// Read reads one and keeps another.
func Read(w http.ResponseWriter, r *http.Request) {
	var s shelf
	if err := s.take(r.URL.Path); err != nil {
		http.NotFound(w, r)
		return
	}
	defer s.at.shut()
	lines, err := all(r.URL.Path)
	fmt.Fprintln(w, lines, err)
}
