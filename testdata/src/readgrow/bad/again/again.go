// Package again lets handlers read a body a second time: that limits nothing.
package again

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

// Board keeps what was written last.
type Board struct {
	mu   sync.Mutex
	text string
}

// Serve serves.
func (b *Board) Serve(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/json", b.json)
	return http.ListenAndServe(addr, logged(mux))
}

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(r.Body) // want readgrow medium "a request body"
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(text))
		next.ServeHTTP(w, r)
	})
}

func (b *Board) json(out http.ResponseWriter, r *http.Request) {
	var in struct{ Text string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil { // want readgrow low-only "a request body"
		http.Error(out, err.Error(), http.StatusBadRequest)
		return
	}
	b.mu.Lock()
	b.text = in.Text
	b.mu.Unlock()
}
