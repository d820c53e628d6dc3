package reach_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const readStore = `
import ("bufio"; "io"; "net"; "os"; "strings")

var _, _, _, _ = bufio.NewReader, net.Dial, os.Open, strings.NewReader

type store struct{ seen map[string]int }

func (s *store) put(k string) { s.seen[k]++ }

func newStore() *store { return &store{seen: map[string]int{}} }

func all(from io.Reader, s *store) {
	for sc := bufio.NewScanner(from); sc.Scan(); { s.put(sc.Text()) }
}

func each(from *bufio.Reader, s *store) {
	for { l, err := from.ReadString('\n'); if err != nil { return }; s.put(l) }
}
`

// A loop that reads what has no end in view goes on for as long as the other side sends; one over
// a file or a text ends with that.
func TestLoopsOverLiveStreams(t *testing.T) {
	for name, tt := range map[string]struct {
		main string
		live bool
	}{
		"standard input":          {`all(os.Stdin, newStore())`, true},
		"a connection":            {`c, _ := net.Dial("tcp", "h:1"); all(c, newStore())`, true},
		"a reader around it":      {`c, _ := net.Dial("tcp", "h:1"); each(bufio.NewReader(c), newStore())`, true},
		"an accepted one":         {`l, _ := net.Listen("tcp", ":1"); c, _ := l.Accept(); all(c, newStore())`, true},
		"a file":                  {`f, _ := os.Open("a"); all(f, newStore())`, false},
		"a text":                  {`all(strings.NewReader("a b"), newStore())`, false},
		"a reader around a text":  {`each(bufio.NewReader(strings.NewReader("a b")), newStore())`, false},
		"a field with one":        {`s := &src{in: os.Stdin}; s.all(newStore())`, true},
		"a field with a file":     {`f, _ := os.Open("a"); s := &file{in: f}; s.all(newStore())`, false},
		"read in what it calls":   {`s := &src{in: os.Stdin}; s.lines(newStore())`, true},
		"a file in what it calls": {`f, _ := os.Open("a"); s := &file{in: f}; s.lines(newStore())`, false},
	} {
		t.Run(name, func(t *testing.T) {
			src := readStore
			for _, typ := range []string{"src", "file"} {
				src += "type " + typ + " struct { in io.Reader }\n" +
					"func (s *" + typ + ") all(to *store) { for sc := bufio.NewScanner(s.in); sc.Scan(); { to.put(sc.Text()) } }\n" +
					"func (s *" + typ + ") line() (string, error) { b := make([]byte, 9); n, err := s.in.Read(b); return string(b[:n]), err }\n" +
					"func (s *" + typ + ") lines(to *store) { for { l, err := s.line(); if err != nil { return }; to.put(l) } }\n"
			}
			roots := rootsOf(t, src+"\nfunc Main() {\n"+tt.main+"\n}\n", "store.seen")
			assert.Equal(t, tt.live, roots.Event, "%+v", roots)
		})
	}
}
