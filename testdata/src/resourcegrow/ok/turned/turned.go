// Package turned opens something at each turn of a loop, and closes it before the next one.
package turned

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"time"
)

// Cat writes those files that begin with a mark.
func Cat(w http.ResponseWriter, r *http.Request) {
	for _, name := range r.URL.Query()["name"] {
		f, err := os.Open(name)
		if err != nil {
			continue
		}
		in := bufio.NewReaderSize(f, 16)
		mark, _ := in.Peek(1)
		if !strings.HasPrefix(string(mark), "#") {
			f.Close()
			continue
		}
		_, _ = io.Copy(w, in)
		f.Close()
	}
}

// First is the first file that can be opened and is not empty; the others are closed.
func First(w http.ResponseWriter, r *http.Request) {
	var f *os.File
	for _, name := range r.URL.Query()["name"] {
		next, err := os.Open(name)
		if err == nil {
			if st, err := next.Stat(); err == nil && st.Size() > 0 {
				f = next
				break
			}
			next.Close()
		}
	}
	if f != nil {
		_, _ = io.Copy(w, f)
		f.Close()
	}
}

// Last keeps a connection from turn to turn, and closes it when it has the next one.
func Last(addr string) {
	var last net.Conn
	for range time.Tick(time.Minute) {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			continue
		}
		if last != nil {
			last.Close()
		}
		last = c
		if _, err := c.Write([]byte("here")); err != nil {
			continue
		}
	}
}

// Probe asks a peer each minute, and goes on where it cannot.
func Probe(addr string, said func([]byte)) {
	for range time.Tick(time.Minute) {
		if c, err := net.Dial("tcp", addr); err == nil {
			buf := make([]byte, 16)
			if n, err := c.Read(buf); err == nil {
				said(buf[:n])
			}
			c.Close()
		}
	}
}
