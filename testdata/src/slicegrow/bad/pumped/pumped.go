// Package pumped makes a reader for each request, which works on what its handler was made with.
package pumped

import (
	"encoding/binary"
	"io"
	"net/http"
	"sync"
)

type log struct {
	mu    sync.Mutex
	words []string
}

func newLog() *log { return &log{} }

func (l *log) add(word string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.words = append(l.words, word) // want slicegrow medium "log.words grows in .*add"
}

type reader struct {
	from io.Reader
	to   *log
}

func (r *reader) next() (string, error) {
	var size [1]byte
	if _, err := io.ReadFull(r.from, size[:]); err != nil {
		return "", err
	}
	word := make([]byte, binary.BigEndian.Uint16([]byte{0, size[0]}))
	_, err := io.ReadFull(r.from, word)
	return string(word), err
}

func (r *reader) run() error {
	for {
		word, err := r.next()
		if err != nil {
			return err
		}
		r.to.add(word)
	}
}

func handler(to *log) http.HandlerFunc {
	return func(_ http.ResponseWriter, req *http.Request) {
		r := &reader{from: req.Body, to: to}
		_ = r.run()
	}
}

// Serve answers at an address.
func Serve(addr string) error {
	http.HandleFunc("/", handler(newLog()))
	return http.ListenAndServe(addr, nil)
}
