// Package listed opens one thing after another, and ends those that it has where it fails with one.
package listed

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
)

var errNone = errors.New("none")

// Lines has a line to each of some addresses.
type Lines struct{ all []net.Conn }

// Draw draws them.
func Draw(addrs []string) (*Lines, error) {
	var out []net.Conn
	for _, a := range addrs {
		c, err := net.Dial("tcp", a)
		if err != nil {
			for _, c := range out {
				c.Close()
			}
			return nil, err
		}
		out = append(out, c)
	}
	return &Lines{all: out}, nil
}

// Some draws those that can be drawn.
func Some(addrs []string) (*Lines, error) {
	var out []net.Conn
	for _, a := range addrs {
		c, err := net.Dial("tcp", a)
		if err != nil {
			continue
		}
		out = append(out, c)
	}
	if len(out) == 0 {
		return nil, errNone
	}
	slices.Reverse(out)
	return &Lines{all: out}, nil
}

// Deferred ends them whatever happens.
func Deferred(addrs []string) (err error) {
	var out []net.Conn
	defer func() {
		for _, c := range out {
			c.Close()
		}
	}()
	for _, a := range addrs {
		c, err := net.Dial("tcp", a)
		if err != nil {
			return err
		}
		out = append(out, c)
	}
	for _, c := range out {
		if _, err := io.WriteString(c, "hello"); err != nil {
			return err
		}
	}
	return nil
}

// Close ends all.
func (l *Lines) Close() {
	for _, c := range l.all {
		c.Close()
	}
}

func closeAll(files []*os.File) {
	for _, f := range files {
		f.Close()
	}
}

// sizes is a list of things that are open only while it works.
func sizes(names []string) (int64, error) {
	files := make([]*os.File, 0, len(names))
	for _, n := range names {
		f, err := os.Open(n)
		if err != nil {
			closeAll(files)
			return 0, err
		}
		files = append(files, f)
	}
	var sum int64
	for _, f := range files {
		if st, err := f.Stat(); err == nil {
			sum += st.Size()
		}
	}
	closeAll(files)
	return sum, nil
}

// served gives each to a goroutine of its own.
func served(addrs []string) {
	var out []net.Conn
	for _, a := range addrs {
		if c, err := net.Dial("tcp", a); err == nil {
			out = append(out, c)
		}
	}
	for i := range out {
		go func() {
			defer out[i].Close()
			_, _ = io.Copy(io.Discard, out[i])
		}()
	}
}

// Desk does all of it for each that asks.
type Desk struct{ names []string }

// ServeHTTP implements http.Handler.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	l, err := Draw(r.URL.Query()["to"])
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	defer l.Close()
	if s, err := Some(r.URL.Query()["some"]); err == nil {
		s.Close()
	}
	if n, err := sizes(d.names); err != nil || n == 0 || Deferred(r.URL.Query()["all"]) != nil {
		http.Error(w, errNone.Error(), http.StatusInternalServerError)
	}
	served(r.URL.Query()["go"])
}
