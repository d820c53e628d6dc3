// Package around limits bodies in a middleware that stands before every handler.
package around

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
)

const limit = 1 << 20

// Wall keeps what was written last.
type Wall struct {
	mu   sync.Mutex
	text string
}

// Serve serves.
func (w *Wall) Serve(addr string) error {
	mux := http.NewServeMux()
	mux.HandleFunc("/write", w.write)
	mux.HandleFunc("/json", w.json)
	return http.ListenAndServe(addr, http.MaxBytesHandler(mux, limit))
}

func (w *Wall) write(out http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(out, err.Error(), http.StatusBadRequest)
		return
	}
	w.mu.Lock()
	w.text = string(text)
	w.mu.Unlock()
}

func (w *Wall) json(out http.ResponseWriter, r *http.Request) {
	var in struct{ Text string }
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(out, err.Error(), http.StatusBadRequest)
		return
	}
	w.mu.Lock()
	w.text = in.Text
	w.mu.Unlock()
}
