// Package inmemory leaves what compresses open only where memory would not take what it writes.
package inmemory

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/golang/snappy"
	"github.com/klauspost/compress/zstd"
)

// Press compresses what clients send.
type Press struct{ dir string }

func (p *Press) press(words []string) ([]byte, error) {
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out)
	if err != nil {
		return nil, err
	}
	for _, word := range words {
		if _, err := w.Write([]byte(word)); err != nil {
			return nil, fmt.Errorf("not written: %w", err)
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (p *Press) around(word string) (string, error) {
	out := bytes.NewBufferString("pressed: ")
	between := bufio.NewWriter(out)
	w, err := zstd.NewWriter(between)
	if err != nil {
		return "", err
	}
	if _, err = io.WriteString(w, word); err != nil {
		return "", err
	}
	if _, err = fmt.Fprintf(w, "%d", len(word)); err != nil {
		return "", err
	}
	if err = w.Close(); err != nil {
		return "", err
	}
	return out.String(), between.Flush()
}

// packed compresses some words each by itself.
func (p *Press) packed(list [][]string) ([][]byte, error) {
	var all [][]byte
	for _, words := range list {
		var out bytes.Buffer
		w := snappy.NewBufferedWriter(&out)
		for _, word := range words {
			if _, err := w.Write([]byte(word)); err != nil {
				return nil, err
			}
		}
		if err := w.Flush(); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		all = append(all, out.Bytes())
	}
	return all, nil
}

// ask gives a connection with a note, which is put together before it is sent.
func (p *Press) ask(addr, word string) (net.Conn, error) {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return nil, err
	}
	var note strings.Builder
	if _, err := note.WriteString(word); err != nil {
		return nil, err
	}
	_, _ = c.Write([]byte(note.String()))
	return c, nil
}

// ServeHTTP implements http.Handler.
func (p *Press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, err := p.press(r.Header["Word"])
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	s, err := p.around(r.FormValue("word"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	c, err := p.ask("peer:80", s)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer c.Close()
	all, err := p.packed([][]string{r.Header["Word"], {s}})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	for _, one := range all {
		_, _ = c.Write(one)
	}
	_ = os.WriteFile(p.dir+"/last", b, 0o600)
}
