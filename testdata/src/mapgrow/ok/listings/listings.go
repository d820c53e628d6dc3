// Package listings fills maps and lists of one call each: with what a client lists, with the
// entries of an archive, with the parts of one piece of work.
package listings

import (
	"archive/tar"
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/redis/go-redis/v9"
)

// Store asks for names.
type Store struct {
	client *redis.PubSub
	parts  chan part
	stop   chan struct{}
	size   map[string]int
}

type part struct {
	n, of int
	text  string
}

// Sizes lists what there is.
func (s *Store) Sizes(ctx context.Context) map[string]int {
	out := map[string]int{}
	var names []string
	for m := range s.client.Channel() {
		out[m.Channel] = len(m.Payload)
		names = append(names, m.Payload)
	}
	return out
}

// ServeHTTP takes an archive in.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	go s.take(tar.NewReader(r.Body))
}

func (s *Store) take(in *tar.Reader) {
	seen := map[string]int64{}
	var order []string
	note := func(name string, size int64) {
		seen[name] = size
		order = append(order, name)
	}
	for {
		h, err := in.Next()
		if err == io.EOF {
			break
		} else if err != nil {
			return
		}
		note(h.Name, h.Size)
	}
}

// whole waits for all parts of one text.
func (s *Store) whole() error {
	texts := make([]string, 0)
	for {
		select {
		case <-s.stop:
			return errors.New("stopped")
		case p := <-s.parts:
			if len(texts) == 0 && p.n != 0 {
				panic("the first is missing")
			}
			texts = append(texts, p.text)
			if p.n+1 == p.of {
				return s.put(texts)
			}
		}
	}
}

func (s *Store) put(texts []string) error {
	if len(texts) > len(s.size) {
		return errors.New("too many")
	}
	return nil
}

// HandleText waits for a text.
func (s *Store) HandleText() error { return s.whole() }
