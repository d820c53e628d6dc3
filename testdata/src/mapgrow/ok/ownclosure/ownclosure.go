// Package ownclosure has an object for each connection with a closure that remembers.
package ownclosure

import (
	"bufio"
	"net"
	"net/textproto"
)

type filter struct{ isNew func(string) bool }

func fresh() func(string) bool {
	met := map[string]bool{}
	return func(name string) bool {
		old := met[name]
		met[name] = true
		return !old
	}
}

func newFilter() *filter { return &filter{isNew: fresh()} }

func (f *filter) count(names map[string][]string) (n int) {
	for name := range names {
		if f.isNew(name) {
			n++
		}
	}
	return n
}

// Serve takes connections, each for one question.
func Serve(l net.Listener) error {
	for {
		c, err := l.Accept()
		if err != nil {
			return err
		}
		f := newFilter()
		go func() {
			defer c.Close()
			head, err := textproto.NewReader(bufio.NewReader(c)).ReadMIMEHeader()
			if err == nil {
				println(f.count(head))
			}
		}()
	}
}
