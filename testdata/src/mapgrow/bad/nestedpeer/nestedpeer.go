// Package nestedpeer reads from each browser in a goroutine, and runs each message in one of its own: two
// functions further in, the browser is what the outermost one has made.
package nestedpeer

import (
	"bufio"
	"net"
	"net/http"
	"strings"
	"sync"
)

type browser struct {
	conn net.Conn
	rw   *bufio.ReadWriter
}

// Feed has what browsers look at.
type Feed struct {
	mu    sync.Mutex
	looks map[*browser][]string
	all   map[*browser]bool
}

// New is a feed that nobody looks at.
func New() *Feed { return &Feed{looks: map[*browser][]string{}, all: map[*browser]bool{}} }

func (f *Feed) look(b *browser, at string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.looks[b] = append(f.looks[b], at) // want mapgrow medium "ServeHTTP returns without removing it when the peer disconnects"
}

func (f *Feed) away(b *browser) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.looks, b)
}

// ServeHTTP takes the connection over.
func (f *Feed) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	conn, rw, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	b := &browser{conn, rw}
	f.mu.Lock()
	f.all[b] = true
	f.mu.Unlock()
	go func() {
		defer func() {
			conn.Close()
			f.mu.Lock()
			delete(f.all, b)
			f.mu.Unlock()
		}()
		in := bufio.NewScanner(conn)
		for in.Scan() {
			go func(line string) {
				verb, rest, _ := strings.Cut(line, " ")
				switch verb {
				case "look":
					f.look(b, rest)
				case "away":
					f.away(b)
				}
			}(in.Text())
		}
	}()
}
