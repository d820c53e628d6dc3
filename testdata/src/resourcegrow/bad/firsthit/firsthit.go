// Package firsthit opens things by makers that close them where they fail, and forgets them where it
// has found what it looks for.
package firsthit

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
)

var errNone = errors.New("none")

// book is a file that is read by lines.
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
	b, err := open("/var/lib/words") // want resourcegrow medium "not on all"
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	for b.more() {
		if strings.Contains(b.line(), r.FormValue("word")) {
			fmt.Fprintln(w, b.line())
			return
		}
	}
	b.shut()
	http.NotFound(w, r)
}

// line is a connection behind an interface.
type line interface {
	say(string) (string, error)
	hang() error
}

type phone struct{ conn net.Conn }

func (p phone) say(s string) (string, error) {
	if _, err := p.conn.Write([]byte(s)); err != nil {
		return "", err
	}
	b := make([]byte, 64)
	n, err := p.conn.Read(b)
	return string(b[:n]), err
}

func (p phone) hang() error { return p.conn.Close() }

func dial(number string) (line, error) {
	c, err := net.Dial("tcp", number)
	if err != nil {
		return nil, err
	}
	p := phone{conn: c}
	if _, err := p.say("hello"); err != nil {
		c.Close()
		return nil, err
	}
	return p, nil
}

// Ask asks one after another.
func Ask(question string, numbers []string) (string, error) {
	for _, n := range numbers {
		l, err := dial(n) // want resourcegrow medium "not on all"
		if err != nil {
			continue
		}
		for range 3 {
			if a, err := l.say(question); err == nil {
				return a, nil
			}
		}
		if err := l.hang(); err != nil {
			return "", err
		}
	}
	return "", errNone
}
