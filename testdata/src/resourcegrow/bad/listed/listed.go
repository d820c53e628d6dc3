// Package listed opens one thing after another, and fails with one of them.
package listed

import (
	"errors"
	"net"
	"net/http"
	"os"
	"strings"
)

var errShort = errors.New("short")

// Lines has a line to each of some addresses.
type Lines struct{ all []net.Conn }

// Draw draws them.
func Draw(addrs []string) (*Lines, error) {
	var out []net.Conn
	for _, a := range addrs {
		c, err := net.Dial("tcp", a) // want resourcegrow medium "gathers several in a list"
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return &Lines{all: out}, nil
}

// Close ends all.
func (l *Lines) Close() {
	for _, c := range l.all {
		c.Close()
	}
}

// sizes is a list of things that are open only while it works.
func sizes(names []string) (int64, error) {
	files := make([]*os.File, 0, len(names))
	for _, n := range names {
		f, err := os.Open(n) // want resourcegrow medium "gathers several in a list"
		if err != nil {
			return 0, err
		}
		files = append(files, f)
	}
	var sum int64
	for _, f := range files {
		if st, err := f.Stat(); err == nil {
			sum += st.Size()
		}
		f.Close()
	}
	return sum, nil
}

// greeted has those that are near, and drops the others.
func greeted(addrs []string) []net.Conn {
	var out []net.Conn
	for _, a := range addrs {
		c, err := net.Dial("tcp", a) // want resourcegrow medium "drops it on another"
		if err != nil {
			continue
		}
		if strings.HasPrefix(c.RemoteAddr().String(), "10.") {
			out = append(out, c)
		}
	}
	return out
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
	if n, err := sizes(d.names); err != nil || n == 0 {
		http.Error(w, errShort.Error(), http.StatusInternalServerError)
	}
	for _, c := range greeted(r.URL.Query()["greet"]) {
		c.Close()
	}
}
