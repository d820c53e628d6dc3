// Package inmemory leaves what compresses open where a peer or a disk does not take what it writes, or where the
// word was not understood.
package inmemory

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"net/http"

	"github.com/klauspost/compress/zstd"
)

// Press compresses what clients send.
type Press struct{ peer io.Writer }

func (p *Press) press(words []string) error {
	w, err := zstd.NewWriter(p.peer) // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		return err
	}
	for _, word := range words {
		if _, err := w.Write([]byte(word)); err != nil {
			return err
		}
	}
	return w.Close()
}

func (p *Press) either(word string) ([]byte, error) {
	var memory bytes.Buffer
	var out io.Writer = &memory
	if word == "" {
		out = p.peer
	}
	w, err := zstd.NewWriter(out) // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		return nil, err
	}
	if _, err := w.Write([]byte(word)); err != nil {
		return nil, err
	}
	return memory.Bytes(), w.Close()
}

func (p *Press) values(v any) ([]byte, error) {
	var memory bytes.Buffer
	w, err := zstd.NewWriter(&memory) // want resourcegrow medium "releases it on some return paths but not on all"
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(w).Encode(v); err != nil {
		return nil, err
	}
	return memory.Bytes(), w.Close()
}

// ask writes a note to memory, and then to the connection.
func (p *Press) ask(addr, word string) (net.Conn, error) {
	c, err := net.Dial("tcp", addr) // want resourcegrow medium "hands it over on one return path and drops it on another"
	if err != nil {
		return nil, err
	}
	var note bytes.Buffer
	if _, err := note.WriteString(word); err != nil {
		return nil, err
	}
	if _, err := c.Write(note.Bytes()); err != nil {
		return nil, err
	}
	return c, nil
}

// ServeHTTP implements http.Handler.
func (p *Press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := p.press(r.Header["Word"]); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	b, err := p.either(r.FormValue("word"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if b, err = p.values(b); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	c, err := p.ask("peer:80", string(b))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer c.Close()
}
