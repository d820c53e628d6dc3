// Package turned opens something at each turn of a loop, and forgets it where it goes on to the
// next turn.
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
		f, err := os.Open(name) // want resourcegrow medium "not on all"
		if err != nil {
			continue
		}
		in := bufio.NewReaderSize(f, 16)
		mark, _ := in.Peek(1)
		if !strings.HasPrefix(string(mark), "#") {
			continue
		}
		_, _ = io.Copy(w, in)
		f.Close()
	}
}

// Probe asks a peer each minute.
func Probe(addr string, said func([]byte)) {
	for range time.Tick(time.Minute) {
		c, err := net.Dial("tcp", addr) // want resourcegrow medium "not on all"
		if err != nil {
			continue
		}
		buf := make([]byte, 16)
		n, err := c.Read(buf)
		if err != nil {
			continue
		}
		said(buf[:n])
		c.Close()
	}
}
