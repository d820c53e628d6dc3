// Package replaced limits bodies in a middleware of its own, with a reader of its own.
package replaced

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

const limit = 1 << 20

type short struct {
	from io.Reader
	left int
}

// Read yields what is left below the limit.
func (s *short) Read(p []byte) (int, error) {
	if s.left <= 0 {
		return 0, io.ErrUnexpectedEOF
	}
	n, err := s.from.Read(p[:min(len(p), s.left)])
	s.left -= n
	return n, err
}

func shortened(r io.Reader) io.Reader { return &short{from: r, left: limit} }

// Board keeps what was written last.
type Board struct {
	mu   sync.Mutex
	text string
}

// Serve serves.
func (b *Board) Serve(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/json", b.json)
	return http.ListenAndServe(addr, limited(mux))
}

func limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		with := r.Clone(r.Context())
		with.Body = io.NopCloser(io.LimitReader(r.Body, limit))
		if r.Method == http.MethodPut {
			with.Body = io.NopCloser(shortened(r.Body))
		}
		next.ServeHTTP(w, with)
	})
}

func (b *Board) json(out http.ResponseWriter, r *http.Request) {
	var in struct{ Text string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(out, err.Error(), http.StatusBadRequest)
		return
	}
	b.mu.Lock()
	b.text = in.Text
	b.mu.Unlock()
}
