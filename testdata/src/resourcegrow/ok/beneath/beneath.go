// Package beneath ends what lies beneath a writer of another module where it cannot be ended well
// itself.
package beneath

import (
	"io"
	"net"
	"net/http"
	"os"

	"example.com/console/pack"
)

// Pages gives the parts of a page packed.
type Pages struct{ parts []string }

func (p *Pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	pr, pw := io.Pipe()
	go func() {
		out, err := pack.NewWriter(pw)
		if err != nil {
			pw.CloseWithError(err)
			return
		}
		for _, name := range p.parts {
			if err := out.Put(name, r.FormValue(name)); err != nil {
				pw.CloseWithError(err)
				return
			}
		}
		pw.CloseWithError(out.Close())
	}()
	_, _ = io.Copy(w, pr)
	pr.Close()
}

// Keep packs a text into a file.
func Keep(w http.ResponseWriter, r *http.Request) {
	f, err := os.Create(r.FormValue("name"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	out, err := pack.NewWriter(f)
	if err != nil {
		f.Close()
		return
	}
	if err := out.Put("text", r.FormValue("text")); err != nil {
		f.Close()
		return
	}
	_ = out.Close()
	f.Close()
}

// Batch writes what comes in batches, and carries a line from turn to turn until one is full.
func Batch(lines <-chan string, addr string) {
	var (
		c   net.Conn
		err error
		n   int
	)
	for line := range lines {
		if n == 0 {
			if c, err = net.Dial("tcp", addr); err != nil {
				continue
			}
		}
		if _, err := io.WriteString(c, line); err != nil {
			c.Close()
			return
		}
		if n++; n == 8 {
			c.Close()
			n = 0
		}
	}
	if n > 0 {
		c.Close()
	}
}

// Serve batches for each line of a listener.
func Serve(l net.Listener, lines <-chan string) {
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		go Batch(lines, c.RemoteAddr().String())
		c.Close()
	}
}
